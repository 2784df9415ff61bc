import OSSEmulator
import OSSSignature
import Testing
import XMLDocument

@Suite struct AuthenticationTests {
  private let day = "20260921"

  /// A GET of the bucket's rules with header fields as given.
  private func get(
    _ harness: inout Harness, _ headers: [(String, String)], query: String = "replication",
    host: String = "127.0.0.1", method: String = "GET"
  ) -> EmulatedReply {
    harness.emulator.respond(
      to: EmulatedRequest(
        method: method, target: "/source/?\(query)",
        headers: [(name: "Host", value: host)] + headers.map { (name: $0.0, value: $0.1) }))
  }

  private func signed(
    _ harness: Harness, id: String = "id", secret: String = "secret", token: String? = nil,
    region: String = "cn-hangzhou", offset: Int64 = 0
  ) -> [(String, String)] {
    SignatureV4.signedHeaders(
      for: SignableRequest(method: "GET", bucket: "source", query: [(name: "replication", value: nil)]),
      credentials: SigningCredentials(
        accessKeyID: id, accessKeySecret: AccessKeySecret(secret), securityToken: token),
      region: region, time: SigningTime(unixSeconds: harness.clock.now.milliseconds / 1000 + offset))
  }

  private func harness(_ configure: (inout EmulatorSettings) -> Void = { _ in }) -> Harness {
    var harness = Harness(configure)
    let rule = StoredRule(
      id: "r", destinationBucket: "target", destinationLocation: "oss-cn-beijing", createdAt: harness.clock.now)
    harness.emulator.store["source"]?.rules = [rule]
    return harness
  }

  @Test func aGoodSignatureOfVersion4Passes() {
    var harness = harness()
    #expect(get(&harness, signed(harness)).status == 200)
    #expect(get(&harness, signed(harness), query: "replication=").status == 200)
  }

  /// A request that was caught can't be sent to another host, nor without saying that the host is signed.
  @Test(arguments: [
    ("oss-cn-hangzhou.aliyuncs.com", "oss-cn-hangzhou.aliyuncs.com", 200),
    ("oss-cn-hangzhou.aliyuncs.com", "oss-cn-hangzhou-internal.aliyuncs.com", 403),
    ("oss-cn-hangzhou.aliyuncs.com", "127.0.0.1:8080", 403), ("oss-cn-hangzhou.aliyuncs.com", "evil.example", 403),
    ("127.0.0.1:8080", "127.0.0.1:8080", 200), ("127.0.0.1:8080", "127.0.0.1:8081", 403),
    ("127.0.0.1", "127.0.0.1:8080", 403),
  ])
  func aSignedHostIsComparedWithTheOneThatCame(signed: String, received: String, status: Int) {
    var harness = harness()
    let request = SignableRequest(
      method: "GET", bucket: "source", query: [(name: "replication", value: nil)],
      headers: [(name: "Host", value: signed)])
    let headers = SignatureV4.signedHeaders(
      for: request, credentials: SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("secret")),
      region: "cn-hangzhou", time: SigningTime(unixSeconds: harness.clock.now.milliseconds / 1000),
      additionalHeaders: ["host"]
    ).filter { $0.0 != "Host" }
    #expect(headers.contains { $0.0 == "Authorization" && $0.1.contains(",AdditionalHeaders=host,") })
    #expect(get(&harness, headers, host: received).status == status)
    let stripped = headers.map { ($0.0, $0.1.replacing(",AdditionalHeaders=host", with: "")) }
    #expect(get(&harness, stripped, host: received).status == 403)
  }

  @Test func withoutASignatureAccessIsDenied() {
    var harness = harness()
    #expect(get(&harness, []).refusal == "403 AccessDenied 0003-00001201")
  }

  @Test func anUnknownAccessKeyIsNamed() {
    var harness = harness()
    let reply = get(&harness, signed(harness, id: "nobody"))
    #expect(reply.refusal == "403 InvalidAccessKeyId 0002-00000902")
    #expect(reply.errorField("OSSAccessKeyId") == "nobody")
  }

  @Test func aWrongSignatureShowsWhatTheServiceHasSigned() throws {
    var harness = harness()
    let headers = signed(harness, secret: "wrong")
    let reply = get(&harness, headers)
    #expect(reply.refusal == "403 SignatureDoesNotMatch 0002-00000040")
    let authorization = try #require(headers.last?.1)
    #expect(authorization.hasSuffix("Signature=\(try #require(reply.errorField("SignatureProvided")))"))
    #expect(reply.errorField("StringToSign")?.hasPrefix("OSS4-HMAC-SHA256\n20260921T141320Z\n") == true)
    #expect(reply.errorField("CanonicalRequest")?.hasPrefix("GET\n/source/\nreplication\n") == true)
    #expect(!String(decoding: reply.body, as: UTF8.self).contains("secret"))
  }

  @Test func aChangedQueryOrMethodDoesNotMatch() {
    var harness = harness()
    #expect(get(&harness, signed(harness), query: "versioning").refusal == "403 SignatureDoesNotMatch 0002-00000040")
    #expect(
      get(&harness, signed(harness), method: "POST").refusal == "403 SignatureDoesNotMatch 0002-00000040")
  }

  @Test(arguments: [(-900, true), (900, true), (-901, false), (901, false)] as [(Int64, Bool)])
  func clocksMayDifferBy900Seconds(_ offset: Int64, _ passes: Bool) {
    var harness = harness()
    let reply = get(&harness, signed(harness, offset: offset))
    guard !passes else {
      #expect(reply.status == 200)
      return
    }
    #expect(reply.refusal == "403 RequestTimeTooSkewed 0002-00000504")
    #expect(reply.errorField("MaxAllowedSkewMilliseconds") == "900000")
    #expect(reply.errorField("ServerTime") == "2026-09-21T14:13:20.000Z")
    let requestTime = offset < 0 ? "2026-09-21T13:58:19.000Z" : "2026-09-21T14:28:21.000Z"
    #expect(reply.errorField("RequestTime") == requestTime)
    #expect(reply.header("Date") == "Mon, 21 Sep 2026 14:13:20 GMT")
  }

  @Test func theRegionOfTheHostAndOfTheScopeMustBeTheSame() {
    var harness = harness()
    let host = "source.oss-cn-beijing.aliyuncs.com"
    let reply = get(&harness, signed(harness), host: host)
    #expect(reply.refusal == "400 InvalidArgument 0002-00000226")
    #expect(reply.errorField("Message") == "Invalid signing region in Authorization header.")
    #expect(get(&harness, signed(harness, region: "oss-cn-hangzhou")).refusal == "400 InvalidArgument 0002-00000226")
  }

  @Test func aBucketInAnotherRegionNamesItsEndpoint() {
    var harness = harness()
    let reply = get(&harness, signed(harness, region: "cn-beijing"))
    #expect(reply.refusal == "403 AccessDenied -")
    #expect(reply.errorField("Bucket") == "source")
    #expect(reply.errorField("Endpoint") == "oss-cn-hangzhou.aliyuncs.com")
    #expect(
      reply.errorField("Message")
        == "The bucket you are attempting to access must be addressed using the specified endpoint. "
        + "Please send all future requests to this endpoint.")
  }

  @Test func theDayOfTheScopeMustBeThatOfTheDate() {
    var harness = harness()
    let headers = signed(harness).map { name, value in
      (name, name == "Authorization" ? value.replacing("/20260921/", with: "/20260920/") : value)
    }
    #expect(get(&harness, headers).refusal == "400 InvalidArgument 0002-00000223")
  }

  @Test(arguments: [
    ("Authorization", "OSS4-HMAC-SHA256 Credential=id", "400 InvalidArgument 0002-00000202"),
    ("Authorization", "OSS4-HMAC-SHA256 Credential=id/x,Signature=0", "400 InvalidArgument 0002-00000213"),
    ("Authorization", "Bearer x", "400 InvalidArgument 0002-00000061"),
    ("Authorization", "OSS id:", "400 InvalidArgument 0002-00000065"),
    ("x-oss-date", "yesterday", "403 AccessDenied 0002-00000505"),
    ("x-oss-content-sha256", "abc", "400 InvalidArgument -"),
  ])
  func whatCannotBeReadIsRefused(_ name: String, _ value: String, _ answer: String) {
    var harness = harness()
    let headers = signed(harness).map { ($0.0, $0.0 == name ? value : $0.1) }
    #expect(get(&harness, headers).refusal == answer)
  }

  @Test func aRequestWithoutAnyDateIsRefused() {
    var harness = harness()
    let headers = signed(harness).filter { !$0.0.lowercased().hasSuffix("date") }
    #expect(get(&harness, headers).refusal == "403 AccessDenied 0002-00000503")
  }

  @Test func anotherProductIsRefused() {
    var harness = harness()
    let headers = signed(harness).map { ($0.0, $0.1.replacing("/oss/", with: "/oss-cloudbox/")) }
    #expect(get(&harness, headers).refusal == "400 InvalidArgument -")
  }

  @Test func temporaryCredentialsNeedTheirToken() {
    var harness = harness {
      $0.credentials = SigningCredentials(
        accessKeyID: "id", accessKeySecret: AccessKeySecret("secret"), securityToken: "token")
    }
    #expect(get(&harness, signed(harness, token: "token")).status == 200)
    #expect(get(&harness, signed(harness, token: "other")).refusal == "403 InvalidSecurityToken -")
    #expect(get(&harness, signed(harness)).refusal == "403 InvalidAccessKeyId 0002-00000902")
  }

  @Test(arguments: ["x-oss-security-token", "security-token"])
  func aTokenOfVersion1MayHaveEitherName(_ name: String) {
    var harness = harness {
      $0.credentials = SigningCredentials(
        accessKeyID: "id", accessKeySecret: AccessKeySecret("secret"), securityToken: "token")
    }
    let headers = signedV1(harness, [(name, "token")])
    #expect(get(&harness, headers).status == 200)
    #expect(get(&harness, signedV1(harness)).refusal == "403 InvalidAccessKeyId 0002-00000902")
  }

  private func signedV1(
    _ harness: Harness, _ headers: [(String, String)] = [], date: String = "Mon, 21 Sep 2026 14:13:20 GMT"
  ) -> [(String, String)] {
    let all = headers + [("Date", date)]
    let request = SignableRequest(
      method: "GET", bucket: "source", query: [(name: "replication", value: nil)],
      headers: all.map { (name: $0.0, value: $0.1) })
    let signature = SignatureV1.signature(for: request, secret: harness.credentials.accessKeySecret)
    return all + [("Authorization", "OSS id:\(signature)")]
  }

  @Test func aGoodSignatureOfVersion1PassesForABucketOfAnyRegion() {
    var harness = harness()
    #expect(get(&harness, signedV1(harness)).status == 200)
    harness.emulator.store["source"]?.region = "cn-beijing"
    #expect(get(&harness, signedV1(harness)).status == 200)
    #expect(
      get(&harness, signedV1(harness), host: "oss-cn-hangzhou.aliyuncs.com").errorField("Endpoint")
        == "oss-cn-beijing.aliyuncs.com")
  }

  @Test func theRuleIDIsNotPartOfASignatureOfVersion1() {
    var harness = harness()
    let request = SignableRequest(
      method: "GET", bucket: "source", query: [(name: "replicationProgress", value: nil)],
      headers: [(name: "Date", value: "Mon, 21 Sep 2026 14:13:20 GMT")])
    let signature = SignatureV1.signature(for: request, secret: harness.credentials.accessKeySecret)
    let headers = [("Date", "Mon, 21 Sep 2026 14:13:20 GMT"), ("Authorization", "OSS id:\(signature)")]
    #expect(get(&harness, headers, query: "replicationProgress&rule-id=r").status == 200)
  }

  @Test func aWrongSignatureOfVersion1IsRefused() {
    var harness = harness()
    let headers = signedV1(harness).map { ($0.0, $0.0 == "Authorization" ? "OSS id:AAAA" : $0.1) }
    #expect(get(&harness, headers).refusal == "403 SignatureDoesNotMatch 0002-00000040")
    #expect(
      get(&harness, headers.map { ($0.0, $0.1.replacing("OSS id", with: "OSS other")) }).refusal
        == "403 InvalidAccessKeyId 0002-00000902")
  }

  @Test(arguments: [
    ("Mon, 21 Sep 2026 13:58:20 GMT", "200 - -"), ("20260921T141320Z", "200 - -"),
    ("Mon, 21 Sep 2026 13:58:19 GMT", "403 RequestTimeTooSkewed 0002-00000504"),
    ("today", "403 AccessDenied 0002-00000505"),
  ])
  func theDateOfVersion1IsChecked(_ date: String, _ answer: String) {
    var harness = harness()
    #expect(get(&harness, signedV1(harness, date: date)).refusal == answer)
    #expect(get(&harness, signedV1(harness, [("x-oss-date", date)], date: "whenever")).refusal == answer)
  }

  @Test(
    arguments: [
      ("900", 0, "200 - -"), ("900", 900, "200 - -"), ("900", 901, "403 AccessDenied -"),
      ("900", -901, "403 RequestTimeTooSkewed 0002-00000504"), ("0", 0, "400 InvalidArgument 0002-00000232"),
      ("604801", 0, "400 InvalidArgument 0002-00000232"), ("604800", 604_800, "200 - -"),
      ("soon", 0, "400 InvalidArgument 0002-00000232"),
    ] as [(String, Int, String)])
  func aSignedURLIsGoodForItsTime(_ expires: String, _ age: Int, _ answer: String) throws {
    var harness = harness()
    let scope = CredentialScopeV4(day: day, region: "cn-hangzhou")
    var request = SignableRequest(
      method: "GET", bucket: "source",
      query: [
        (name: "replication", value: nil), (name: "x-oss-signature-version", value: "OSS4-HMAC-SHA256"),
        (name: "x-oss-date", value: "20260921T141320Z"), (name: "x-oss-expires", value: expires),
        (name: "x-oss-credential", value: "id/\(scope)"),
      ])
    let key = SigningKeyV4(secret: harness.credentials.accessKeySecret, scope: scope)
    let signature = key.signature(
      of: CanonicalRequestV4(request).stringToSign(timestamp: "20260921T141320Z", scope: scope))
    request.query.append((name: "x-oss-signature", value: signature))
    let query = request.query.map { "\($0.name)=\(PercentEncoding.encode($0.value ?? ""))" }.joined(separator: "&")
    harness.clock.advance(by: .seconds(age))
    #expect(get(&harness, [], query: query).refusal == answer)
  }

  @Test(arguments: ["1B2M2Y8AsgTpgAmY7PhCfg==", "AAAAAAAAAAAAAAAAAAAAAA==", "x", ""])
  func theDigestOfTheBodyMustMatchWhereItIsSent(_ digest: String) {
    var harness = harness()
    let reply = harness.send("GET", "replication", headers: [(name: "Content-MD5", value: digest)])
    #expect(reply.refusal == (digest.hasPrefix("1B2M") ? "200 - -" : "400 InvalidDigest -"))
  }
}
