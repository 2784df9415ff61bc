import OSSEmulator
import OSSSignature
import XMLDocument

/// An emulator with a clock to turn, and a client that signs.
struct Harness {
  let clock = FakeClock()
  var emulator: Emulator
  var credentials: SigningCredentials

  /// Starts with `source` (cn-hangzhou), `target` and `other` (cn-beijing), `near` (cn-hangzhou), `far`
  /// (ap-southeast-1), unless told otherwise.
  init(buckets: Bool = true, _ configure: (inout EmulatorSettings) -> Void = { _ in }) {
    credentials = SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("secret"))
    var settings = EmulatorSettings(credentials: credentials)
    configure(&settings)
    credentials = settings.credentials
    emulator = Emulator(settings: settings, clock: clock, randomness: CountingNumbers())
    guard buckets else { return }
    for (name, region) in [
      ("source", "cn-hangzhou"), ("target", "cn-beijing"), ("other", "cn-beijing"), ("near", "cn-hangzhou"),
      ("far", "ap-southeast-1"),
    ] {
      add(StoredBucket(name: name, region: region, owner: settings.account, createdAt: clock.now))
    }
  }

  /// Stores a bucket as if it had always been there.
  mutating func add(_ bucket: StoredBucket) {
    emulator.store[bucket.name] = bucket
  }

  /// Signs with version 4 and sends, path-style unless a host is given.
  mutating func send(
    _ method: String, bucket: String? = "source", _ query: String = "", body: String = "",
    region: String = "cn-hangzhou", host: String = "127.0.0.1:8080", headers: [(name: String, value: String)] = []
  ) -> EmulatedReply {
    sendBytes(
      method, bucket: bucket, query, body: Array(body.utf8), region: region, host: host, headers: headers)
  }

  /// The same with a body of any bytes.
  mutating func sendBytes(
    _ method: String, bucket: String? = "source", _ query: String = "", body: [UInt8],
    region: String = "cn-hangzhou", host: String = "127.0.0.1:8080", headers: [(name: String, value: String)] = []
  ) -> EmulatedReply {
    exchange(request(method, bucket: bucket, query, body: body, region: region, host: host, headers: headers))
  }

  /// A signed request.
  func request(
    _ method: String, bucket: String? = "source", _ query: String = "", body: [UInt8] = [],
    region: String = "cn-hangzhou", host: String = "127.0.0.1:8080", headers: [(name: String, value: String)] = []
  ) -> EmulatedRequest {
    let isVirtualHosted = bucket.map { host.hasPrefix($0 + ".") } ?? false
    let path = bucket.map { isVirtualHosted ? "/" : "/\($0)/" } ?? "/"
    let signed = SignatureV4.signedHeaders(
      for: SignableRequest(
        method: method, bucket: bucket, query: parameters(query), headers: headers + [(name: "Host", value: host)]),
      credentials: credentials, region: region, time: SigningTime(unixSeconds: clock.now.milliseconds / 1000))
    return EmulatedRequest(
      method: method, target: query.isEmpty ? path : "\(path)?\(query)",
      headers: signed.map { (name: $0.0, value: $0.1) }, body: body)
  }

  /// Hands a request over as a server does: its head first.
  mutating func exchange(_ request: EmulatedRequest) -> EmulatedReply {
    var head = request
    head.body = []
    return emulator.interruption(beforeReading: head) ?? emulator.respond(to: request)
  }

  /// Sets the only faults, from the list of a script.
  mutating func setFaults(_ faults: String, seed: Int = 0) throws {
    let script = try FaultScript(json: Array(#"{"seed": \#(seed), "faults": [\#(faults)]}"#.utf8))
    try emulator.changeFaults { (faults) throws(ScriptError) in faults = script }
  }

  /// Puts a rule whose inner XML is given; by default the simplest one.
  mutating func put(
    _ rule: String = simplestRule, into bucket: String = "source", region: String = "cn-hangzhou"
  ) -> EmulatedReply {
    send(
      "POST", bucket: bucket, "comp=add&replication",
      body: "<ReplicationConfiguration><Rule>\(rule)</Rule></ReplicationConfiguration>", region: region)
  }

  /// The rules that GetBucketReplication lists; none for the 404 that stands for none.
  mutating func rules(of bucket: String = "source", region: String = "cn-hangzhou") throws -> [XMLElement] {
    let reply = send("GET", bucket: bucket, "replication", region: region)
    return reply.status == 404 ? [] : try reply.document().children(named: "Rule")
  }

  mutating func delete(_ id: String) -> EmulatedReply {
    send("POST", "comp=delete&replication", body: "<ReplicationRules><ID>\(id)</ID></ReplicationRules>")
  }

  mutating func putRTC(_ id: String, _ status: String) -> EmulatedReply {
    send(
      "PUT", "rtc",
      body: "<ReplicationRule><RTC><Status>\(status)</Status></RTC><ID>\(id)</ID></ReplicationRule>")
  }

  private func parameters(_ query: String) -> [(name: String, value: String?)] {
    query.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
        String(decoding: PercentEncoding.decode($0.utf8), as: UTF8.self)
      }
      return (name: parts[0], value: parts.count == 2 ? parts[1] : nil)
    }
  }
}

let simplestRule = rule()

/// The inner XML of a rule from parts.
func rule(
  id: String? = nil, bucket: String = "target", location: String = "oss-cn-beijing", destination: String = "",
  _ rest: String = ""
) -> String {
  (id.map { "<ID>\($0)</ID>" } ?? "")
    + "<Destination><Bucket>\(bucket)</Bucket><Location>\(location)</Location>\(destination)</Destination>" + rest
}

extension EmulatedReply {
  func document() throws -> XMLElement { try XMLElement(parsing: body) }

  /// The text of an element of an error's envelope.
  func errorField(_ name: String) -> String? {
    // A body that is not XML has no such element.
    (try? document())?.firstChild(named: name)?.text
  }

  /// Status, code and EC, as the tables of refusals give them.
  var refusal: String {
    [String(status), errorField("Code") ?? "-", errorField("EC") ?? "-"].joined(separator: " ")
  }
}

extension XMLElement {
  /// The text at a path of child elements such as `Destination/Bucket`; nil when there is no such element.
  func text(_ path: String) -> String? {
    path.split(separator: "/").reduce(Optional(self)) { $0?.firstChild(named: String($1)) }?.text
  }
}
