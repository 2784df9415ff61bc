import OSSEmulator
import OSSSignature
import Testing

@Suite struct OIDCTests {
  private func token(
    _ harness: AccountsHarness, issuer: String = "https://token.actions.githubusercontent.com",
    subject: String = "repo:example-org/replication:ref:refs/heads/main", audience: String = "sts.aliyuncs.com",
    age: Duration = .zero
  ) -> String {
    WebToken(
      issuer: issuer, subject: subject, audience: audience, issuedAt: harness.clock.now + (.zero - age),
      lifetimeSeconds: 300
    ).signed()
  }

  private func request(_ token: String, _ changes: [String: String] = [:], inForm: Bool = true) -> EmulatedRequest {
    let parameters = [
      "Action": "AssumeRoleWithOIDC", "Version": "2015-04-01", "Format": "JSON", "Timestamp": "2026-01-02T03:04:05Z",
      "RoleArn": AccountsHarness.role, "RoleSessionName": "oss-repl", "OIDCProviderArn": AccountsHarness.provider,
      "OIDCToken": token,
    ]
    return AccountsHarness.unsigned(parameters.merging(changes) { $1 }, inForm: inForm)
  }

  @Test(arguments: [true, false])
  func aTokenIsExchanged(inForm: Bool) throws {
    var harness = try AccountsHarness()
    let answer = try harness.send(request(token(harness), inForm: inForm))
    #expect(answer.summary == "200", "\(answer.text)")
    #expect(answer["OIDCTokenInfo.Subject"] == "repo:example-org/replication:ref:refs/heads/main")
    #expect(answer["OIDCTokenInfo.ClientIds"] == "sts.aliyuncs.com")
    #expect(answer["OIDCTokenInfo.VerificationInfo"] == "Success")
    let reply = harness.oss(try answer.credentials(), "GET", "bucketInfo")
    #expect(reply.status == 200)
  }

  @Test func whatATokenClaims() throws {
    var harness = try AccountsHarness()
    let refused = [
      (
        token(harness, subject: "repo:other-org/replication:ref:refs/heads/main"), "401 AuthenticationFail.NoPermission"
      ),
      (token(harness, audience: "another"), "401 AuthenticationFail.OIDCToken.AudienceNotMatch"),
      (token(harness, issuer: "https://gitlab.example.com"), "401 AuthenticationFail.OIDCToken.Invalid"),
      (token(harness, age: .seconds(300)), "401 AuthenticationFail.OIDCToken.Expired"),
      (token(harness, age: .seconds(-120)), "401 AuthenticationFail.OIDCToken.Invalid"),
      (token(harness) + "\n", "401 AuthenticationFail.OIDCToken.InvalidSignature"),
      ("not.a.token", "401 AuthenticationFail.OIDCToken.Invalid"), ("abc", "400 InvalidParameter.OIDCToken"),
    ]
    for (token, expected) in refused { #expect(try harness.send(request(token)).summary == expected) }
    #expect(try harness.send(request(token(harness, age: .seconds(299)))).summary == "200")
  }

  @Test func whatTheRequestNames() throws {
    var harness = try AccountsHarness()
    for (changes, expected) in [
      (["OIDCProviderArn": "acs:ram::1000000000000001:oidc-provider/none"], "401 AuthenticationFail.NoPermission"),
      (["OIDCProviderArn": ""], "400 MissingParameter.OIDCProviderArn"),
      (["OIDCToken": ""], "400 MissingParameter.OIDCToken"),
      (["RoleArn": "acs:ram::1000000000000001:role/none"], "404 EntityNotExist.Role"),
      (["RoleArn": AccountsHarness.roleOfOther], "401 AuthenticationFail.NoPermission"),
      (["DurationSeconds": "60"], "400 InvalidParameter.DurationSeconds"),
    ] {
      #expect(try harness.send(request(token(harness), changes)).summary == expected)
    }
  }

  @Test func anyByteOfATokenTamperedWith() throws {
    var harness = try AccountsHarness()
    let good = token(harness)
    for index in Array(good.utf8).indices {
      var bytes = Array(good.utf8)
      bytes[index] = bytes[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      let answer = try harness.send(request(String(decoding: bytes, as: UTF8.self)))
      #expect(answer.status == 401, "\(index): \(answer.text)")
    }
  }

  @Test func gitHubGivesTokensForAnAudience() throws {
    var harness = try AccountsHarness()
    func ask(_ query: String, _ bearer: String?) throws -> APIAnswer {
      let authorization = bearer.map { [(name: "Authorization", value: "Bearer \($0)")] } ?? []
      return try harness.send(
        EmulatedRequest(
          method: "GET", target: "/_apis/idtoken?api-version=2.0\(query)",
          headers: [(name: "Host", value: "127.0.0.1")] + authorization))
    }
    let issued = try ask("&audience=sts.aliyuncs.com", "run-token")
    #expect(try harness.send(request(try #require(issued["value"]))).summary == "200")
    let ownersAudience = try #require(try ask("", "run-token")["value"])
    #expect(
      try harness.send(request(ownersAudience)).summary == "401 AuthenticationFail.OIDCToken.AudienceNotMatch")
    #expect(try ask("", nil).status == 401)
    #expect(try ask("", "another").status == 401)
  }
}
