import OSSEmulator
import OSSSignature
import Testing

@Suite struct TemporaryKeyTests {
  @Test func aKeyOfARoleIsGoodUntilItExpires() throws {
    var harness = try AccountsHarness()
    let keys = try harness.assume(more: ["DurationSeconds": "900"])
    let token = try #require(keys.securityToken)
    #expect(harness.oss(keys, "GET", "bucketInfo").status == 200)
    harness.clock.advance(by: .seconds(899))
    #expect(harness.oss(keys, "GET", "bucketInfo").status == 200)
    harness.clock.advance(by: .seconds(1))
    let expired = harness.oss(keys, "GET", "bucketInfo")
    #expect(expired.refusal == "403 SecurityTokenExpired \n0002-00000007")
    #expect(expired.errorField("SecurityToken") == token)
    #expect(expired.header("x-oss-ec") == "0002-00000007")
  }

  @Test func tokensAreLooked() throws {
    var harness = try AccountsHarness()
    let keys = try harness.assume()
    let others = try harness.assume()
    func with(_ token: String?, id: String? = nil) -> SigningCredentials {
      SigningCredentials(
        accessKeyID: id ?? keys.accessKeyID, accessKeySecret: keys.accessKeySecret, securityToken: token)
    }
    let table = [
      (with(nil), "403 InvalidAccessKeyId 0002-00000003"),
      (with("CAISother"), "403 InvalidSecurityToken 0002-00000006"),
      (with(others.securityToken), "403 InvalidSecurityToken 0002-00000004"),
      (with(keys.securityToken, id: "STS.unknown"), "403 InvalidAccessKeyId 0002-00000002"),
      (with(nil, id: "STS.unknown"), "403 InvalidAccessKeyId 0002-00000003"),
      (with(nil, id: "unknown"), "403 InvalidAccessKeyId 0002-00000902"),
    ]
    for (credentials, expected) in table {
      #expect(harness.oss(credentials, "GET", "bucketInfo").refusal == expected)
    }
  }

  @Test func aSessionPolicyNarrows() throws {
    var harness = try AccountsHarness()
    let policy =
      #"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:GetBucketInfo","Resource":"acs:oss:*:*:orders"}]}"#
    let keys = try harness.assume(more: ["Policy": policy])
    #expect(harness.oss(keys, "GET", "bucketInfo").status == 200)
    #expect(harness.oss(keys, "GET", "versioning").refusal == "403 AccessDenied 0003-00000202")
    #expect(harness.oss(keys, "GET", bucket: nil).refusal == "403 AccessDenied 0003-00000202")
  }

  @Test func controlShortensExpiresAndRevokes() throws {
    var harness = try AccountsHarness { $0.control = .everybody }
    func control(_ method: String, _ path: String, _ body: String = "") -> EmulatedReply {
      harness.emulator.respond(
        to: EmulatedRequest(
          method: method, target: "/-/keys\(path)", headers: [(name: "Host", value: "127.0.0.1")],
          body: Array(body.utf8)))
    }
    #expect(control("PUT", "", #"{"lifetime": "20s"}"#).status == 200)
    let short = try harness.assume()
    harness.clock.advance(by: .seconds(20))
    #expect(harness.oss(short, "GET", "bucketInfo").errorField("Code") == "SecurityTokenExpired")
    #expect(control("DELETE", "").status == 200)

    let keys = try harness.assume()
    harness.clock.advance(by: .seconds(21))
    #expect(harness.oss(keys, "GET", "bucketInfo").status == 200)
    #expect(control("POST", "/\(keys.accessKeyID)", #"{"expire_after": "0s"}"#).status == 200)
    #expect(harness.oss(keys, "GET", "bucketInfo").errorField("Code") == "SecurityTokenExpired")

    #expect(control("DELETE", "/LTAI-USER-1").status == 200)
    #expect(harness.oss(AccountsHarness.user, "GET", "bucketInfo").refusal == "403 InvalidAccessKeyId 0002-00000902")
    #expect(
      try harness.send(harness.acs3("GetCallerIdentity")).summary == "404 InvalidAccessKeyId.NotFound")
    #expect(control("DELETE", "/LTAI-USER-1").status == 404)
    #expect(control("POST", "/LTAI-USER-2", #"{"expire_after": "0s"}"#).status == 404)
    #expect(control("PUT", "", "{}").status == 400)
    let list = String(decoding: control("GET", "").body, as: UTF8.self)
    #expect(list.contains(keys.accessKeyID))
    #expect(!list.contains(try #require(keys.securityToken)))
    #expect(!list.contains("user-secret-2"))
  }
}
