import FoundationEssentials
import OSSEmulator
import OSSSignature
import TestSupport

/// The emulator with the accounts and the buckets of `examples/emulator`, and clients of STS and OSS that sign.
struct AccountsHarness {
  let clock = FakeClock()
  var emulator: Emulator
  private var nonces = 0

  static let host = "sts.aliyuncs.com"
  static let role = "acs:ram::1000000000000001:role/oss-repl"
  static let roleOfOther = "acs:ram::2000000000000002:role/oss-repl-dr"
  static let provider = "acs:ram::1000000000000001:oidc-provider/github"
  static let user = SigningCredentials(accessKeyID: "LTAI-USER-1", accessKeySecret: AccessKeySecret("user-secret-1"))
  static let userOfOther = SigningCredentials(
    accessKeyID: "LTAI-USER-2", accessKeySecret: AccessKeySecret("user-secret-2"))
  static let reader = SigningCredentials(
    accessKeyID: "LTAI-READER-1", accessKeySecret: AccessKeySecret("reader-secret-1"))

  init(_ configure: (inout EmulatorSettings) -> Void = { _ in }) throws {
    var settings = EmulatorSettings(
      credentials: SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("secret")))
    settings.accounts = try EmulatedAccounts(json: Self.example("accounts.json"))
    configure(&settings)
    emulator = Emulator(
      settings: settings, origin: .seed(try Seed(json: Self.example("seed.json"))), clock: clock,
      randomness: CountingNumbers())
  }

  static func example(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: "\(Fixture.projectRoot)/examples/emulator/\(name)")))
  }

  private var time: SigningTime { SigningTime(unixSeconds: clock.now.milliseconds / 1000) }

  private mutating func nonce() -> String {
    nonces += 1
    return "nonce-\(nonces)"
  }

  /// A request to STS as the official client makes it: version 3, everything in the query, JSON wanted.
  mutating func acs3(
    _ action: String, _ parameters: [String: String] = [:], _ credentials: SigningCredentials = user,
    accept: String? = "application/json", inForm: Bool = false, at time: SigningTime? = nil, nonce: String? = nil
  ) -> EmulatedRequest {
    let encoded = Self.encoded(parameters)
    let body = inForm ? Array(encoded.utf8) : []
    var headers = [(name: "Host", value: Self.host)]
    if inForm { headers.append((name: "Content-Type", value: "application/x-www-form-urlencoded")) }
    if let accept { headers.append((name: "Accept", value: accept)) }
    let signed = SignatureACS3.signedHeaders(
      for: SignableRequest(
        method: "POST", query: inForm ? [] : parameters.map { (name: $0.key, value: $0.value) }, headers: headers),
      action: action, version: "2015-04-01", body: body, credentials: credentials, time: time ?? self.time,
      nonce: nonce ?? self.nonce())
    return EmulatedRequest(
      method: "POST", target: inForm || encoded.isEmpty ? "/" : "/?\(encoded)",
      headers: signed.map { (name: $0.0, value: $0.1) }, body: body)
  }

  /// A request to STS of the RPC style, in the query or in a form.
  mutating func rpc(
    _ action: String, _ parameters: [String: String] = [:], _ credentials: SigningCredentials = user,
    method: String = "GET", inForm: Bool = false, format: String? = "JSON", changing changes: [String: String?] = [:]
  ) -> EmulatedRequest {
    var all = parameters
    all["Action"] = action
    all["Version"] = "2015-04-01"
    all["Format"] = format
    all["AccessKeyId"] = credentials.accessKeyID
    all["SecurityToken"] = credentials.securityToken
    all["SignatureMethod"] = "HMAC-SHA1"
    all["SignatureVersion"] = "1.0"
    all["SignatureNonce"] = nonce()
    all["Timestamp"] = time.internetTimestamp
    for (name, value) in changes { all[name] = value }
    all["Signature"] = SignatureRPC.signature(
      method: method, parameters: all.map { (name: $0.key, value: $0.value) }, secret: credentials.accessKeySecret)
    return Self.unsigned(all, method: method, inForm: inForm)
  }

  /// A request whose parameters are sent as they are.
  static func unsigned(_ parameters: [String: String], method: String = "POST", inForm: Bool = true) -> EmulatedRequest
  {
    let encoded = encoded(parameters)
    let type = inForm ? [(name: "Content-Type", value: "application/x-www-form-urlencoded")] : []
    return EmulatedRequest(
      method: method, target: inForm ? "/" : "/?\(encoded)", headers: [(name: "Host", value: host)] + type,
      body: inForm ? Array(encoded.utf8) : [])
  }

  static func encoded(_ parameters: [String: String]) -> String {
    parameters.sorted { $0.key < $1.key }
      .map { "\(PercentEncoding.encode($0.key))=\(PercentEncoding.encode($0.value))" }.joined(separator: "&")
  }

  mutating func send(_ request: EmulatedRequest) throws -> APIAnswer {
    try APIAnswer(emulator.respond(to: request))
  }

  /// The keys that AssumeRole gives.
  mutating func assume(
    _ role: String = role, as credentials: SigningCredentials = user, more: [String: String] = [:]
  ) throws -> SigningCredentials {
    let parameters = ["RoleArn": role, "RoleSessionName": "test"].merging(more) { $1 }
    return try send(acs3("AssumeRole", parameters, credentials)).credentials()
  }

  /// A request to OSS.
  mutating func oss(
    _ credentials: SigningCredentials, _ method: String = "GET", bucket: String? = "orders", _ query: String = "",
    region: String = "cn-hangzhou", body: String = ""
  ) -> EmulatedReply {
    let signed = SignatureV4.signedHeaders(
      for: SignableRequest(
        method: method, bucket: bucket,
        query: query.isEmpty
          ? []
          : query.split(separator: "&").map { part in
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            return (name: pair[0], value: pair.count == 2 ? pair[1] : nil)
          }, headers: [(name: "Host", value: "127.0.0.1:8080")]),
      credentials: credentials, region: region, time: time)
    let path = bucket.map { "/\($0)/" } ?? "/"
    return emulator.respond(
      to: EmulatedRequest(
        method: method, target: query.isEmpty ? path : "\(path)?\(query)",
        headers: signed.map { (name: $0.0, value: $0.1) }, body: Array(body.utf8)))
  }
}
