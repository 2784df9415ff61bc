import OSSEmulator
import OSSSignature
import TestSupport
import Testing
import XMLDocument

@Suite struct STSTests {
  private let assumption = ["RoleArn": AccountsHarness.role, "RoleSessionName": "oss-repl"]

  @Test func bothSignaturesInQueryAndForm() throws {
    var harness = try AccountsHarness()
    let requests = [
      harness.acs3("AssumeRole", assumption), harness.acs3("AssumeRole", assumption, inForm: true),
      harness.rpc("AssumeRole", assumption), harness.rpc("AssumeRole", assumption, method: "POST"),
      harness.rpc("AssumeRole", assumption, method: "POST", inForm: true),
    ]
    for request in requests {
      let answer = try harness.send(request)
      #expect(answer.summary == "200", "\(answer.text)")
      #expect(answer["AssumedRoleUser.Arn"] == "acs:ram::1000000000000001:assumed-role/oss-repl/oss-repl")
      #expect(answer["AssumedRoleUser.AssumedRoleId"] == "300000000000000001:oss-repl")
      #expect(answer["Credentials.AccessKeyId"]?.hasPrefix("STS.") == true)
      #expect(
        answer.names == [
          "AssumedRoleUser.Arn", "AssumedRoleUser.AssumedRoleId", "Credentials.AccessKeyId",
          "Credentials.AccessKeySecret", "Credentials.Expiration", "Credentials.SecurityToken", "RequestId",
        ])
    }
  }

  @Test func answersAreXMLUnlessJSONIsAskedFor() throws {
    var harness = try AccountsHarness()
    let request = harness.acs3("AssumeRole", assumption, accept: nil)
    let document = try harness.emulator.respond(to: request).document()
    #expect(document.name == "AssumeRoleResponse")
    #expect(document.text("Credentials/AccessKeyId")?.hasPrefix("STS.") == true)
    let refused = harness.emulator.respond(to: harness.rpc("AssumeRole", ["RoleArn": "x"], format: nil))
    #expect(refused.status == 400)
    #expect(try refused.document().text("Code") == "InvalidParameter.RoleArn")
  }

  /// The older core of the official clients sends the header fields of version 3 beside a signature of the RPC style, and the
  /// client of STS sends them without any signature.
  @Test func headerFieldsOfVersion3DoNotMakeASignature() throws {
    var harness = try AccountsHarness()
    let headers = [(name: "x-acs-action", value: "AssumeRole"), (name: "x-acs-version", value: "2015-04-01")]
    for format in ["JSON", "json"] {
      var request = harness.rpc("AssumeRole", assumption, method: "POST", format: format)
      request.headers += headers
      #expect(try harness.send(request).summary == "200")
    }
    var unsigned = AccountsHarness.unsigned(assumption.merging(["Format": "json"]) { $1 }, inForm: false)
    unsigned.headers += headers
    #expect(try harness.send(unsigned).summary == "400 MissingParameter.AccessKeyId")
  }

  /// Each byte of what is signed, and of the signature.
  @Test func anyByteTamperedWithIsRefused() throws {
    var harness = try AccountsHarness()
    let good = harness.acs3("AssumeRole", assumption)
    for index in Array(good.target.utf8).indices.dropFirst() {
      var changed = good
      changed.target = flipped(good.target, index)
      #expect(harness.emulator.respond(to: changed).status >= 400, "\(changed.target)")
    }
    for field in good.headers.indices where good.headers[field].name != "Accept" {
      for index in Array(good.headers[field].value.utf8).indices {
        var changed = good
        changed.headers[field].value = flipped(good.headers[field].value, index)
        let status = harness.emulator.respond(to: changed).status
        #expect(status >= 400, "\(changed.headers[field])")
      }
    }
    #expect(try harness.send(good).summary == "200", "no refused request has used its nonce up")
  }

  @Test func anyByteOfARequestOfTheRPCStyle() throws {
    var harness = try AccountsHarness()
    let good = harness.rpc("AssumeRole", assumption, method: "POST", inForm: true)
    for index in good.body.indices {
      var changed = good
      changed.body = Array(flipped(String(decoding: good.body, as: UTF8.self), index).utf8)
      #expect(harness.emulator.respond(to: changed).status >= 400, "\(String(decoding: changed.body, as: UTF8.self))")
    }
    #expect(try harness.send(good).summary == "200")
  }

  private func flipped(_ text: String, _ index: Int) -> String {
    var bytes = Array(text.utf8)
    // Letters of another case might mean the same in a percent-encoded text.
    bytes[index] = bytes[index] == UInt8(ascii: "x") ? UInt8(ascii: "y") : UInt8(ascii: "x")
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    (["RoleArn": ""], "400 MissingParameter.RoleArn"), (["RoleArn": "role/x"], "400 InvalidParameter.RoleArn"),
    (["RoleArn": "acs:ram::1000000000000001:role/none"], "404 EntityNotExist.Role"),
    (["RoleSessionName": ""], "400 MissingParameter.RoleSessionName"),
    (["RoleSessionName": "x"], "400 InvalidParameter.RoleSessionName"),
    (["RoleSessionName": "a b"], "400 InvalidParameter.RoleSessionName"),
    (["DurationSeconds": "899"], "400 InvalidParameter.DurationSeconds"),
    (["DurationSeconds": "7201"], "400 InvalidParameter.DurationSeconds"), (["DurationSeconds": "7200"], "200"),
    (["Policy": "{}"], "400 InvalidParameter.PolicyGrammar"),
    (["ExternalId": "a b"], "400 InvalidParameter.ExternalId"),
  ])
  func parameters(_ changes: [String: String], _ expected: String) throws {
    var harness = try AccountsHarness()
    let request = harness.acs3("AssumeRole", assumption.merging(changes) { $1 })
    #expect(try harness.send(request).summary == expected)
  }

  @Test func refusalsOfSignatures() throws {
    var harness = try AccountsHarness()
    func credentials(_ id: String, _ secret: String, _ token: String? = nil) -> SigningCredentials {
      SigningCredentials(accessKeyID: id, accessKeySecret: AccessKeySecret(secret), securityToken: token)
    }
    let now = harness.clock.now.milliseconds / 1000
    let requests = [
      (harness.acs3("AssumeRole", assumption, credentials("nobody", "x")), "404 InvalidAccessKeyId.NotFound"),
      (
        harness.acs3("AssumeRole", assumption, credentials("LTAI-OLD-1", "old-secret-1")),
        "400 InvalidAccessKeyId.Inactive"
      ),
      (harness.acs3("AssumeRole", assumption, credentials("LTAI-USER-1", "other")), "400 SignatureDoesNotMatch"),
      (harness.rpc("AssumeRole", assumption, credentials("LTAI-USER-1", "other")), "400 SignatureDoesNotMatch"),
      (
        harness.acs3("AssumeRole", assumption, at: SigningTime(unixSeconds: now - 901)), "400 InvalidTimeStamp.Expired"
      ),
      (harness.rpc("AssumeRole", assumption, changing: ["Timestamp": "yesterday"]), "400 InvalidTimeStamp.Format"),
      (
        harness.rpc("AssumeRole", assumption, changing: ["SignatureNonce": nil]),
        "400 MissingParameter.SignatureNonce"
      ),
      (harness.rpc("Unknown"), "404 InvalidAction.NotFound"),
      (harness.rpc("AssumeRole", assumption, changing: ["Version": "2014-01-01"]), "404 InvalidVersion"),
      (harness.acs3("AssumeRole", assumption, credentials("LTAI-ROOT-1", "root-secret-1")), "403 NoPermission"),
      (harness.acs3("AssumeRole", assumption, AccountsHarness.reader), "403 NoPermission"),
      (harness.acs3("AssumeRole", assumption, AccountsHarness.userOfOther), "403 NoPermission"),
    ]
    for (request, expected) in requests { #expect(try harness.send(request).summary == expected) }
    let twice = harness.acs3("AssumeRole", assumption)
    #expect(try harness.send(twice).summary == "200")
    #expect(try harness.send(twice).summary == "400 SignatureNonceUsed")
  }

  @Test func temporaryKeysNeedTheirToken() throws {
    var harness = try AccountsHarness()
    let keys = try harness.assume()
    func with(_ token: String?) -> SigningCredentials {
      SigningCredentials(
        accessKeyID: keys.accessKeyID, accessKeySecret: keys.accessKeySecret, securityToken: token)
    }
    #expect(try harness.send(harness.acs3("GetCallerIdentity", [:], with(nil))).summary == "400 MissingSecurityToken")
    #expect(
      try harness.send(harness.rpc("GetCallerIdentity", [:], with("other"))).summary
        == "400 InvalidSecurityToken.Malformed")
    harness.clock.advance(by: .seconds(3600))
    #expect(
      try harness.send(harness.acs3("GetCallerIdentity", [:], keys)).summary == "400 InvalidSecurityToken.Expired")
  }

  @Test func whoCalls() throws {
    var harness = try AccountsHarness()
    let root = SigningCredentials(accessKeyID: "LTAI-ROOT-1", accessKeySecret: AccessKeySecret("root-secret-1"))
    let account = "1000000000000001"
    for (credentials, type, arn, id) in [
      (root, "Account", "acs:ram::\(account):root", account),
      (AccountsHarness.user, "RAMUser", "acs:ram::\(account):user/oss-repl", "200000000000000001"),
      (
        try harness.assume(), "AssumedRoleUser", "acs:ram::\(account):assumed-role/oss-repl/test",
        "300000000000000001:test"
      ),
    ] {
      let answer = try harness.send(harness.acs3("GetCallerIdentity", [:], credentials))
      #expect(answer["IdentityType"] == type)
      #expect(answer["Arn"] == arn)
      #expect(answer["PrincipalId"] == id)
      #expect(answer["AccountId"] == account)
      #expect((answer["UserId"] == nil) == (answer["RoleId"] != nil))
    }
  }

  @Test func rolesAreChainedWhereTheTrustPolicySaysSo() throws {
    var harness = try AccountsHarness()
    let first = try harness.assume()
    func assume(_ credentials: SigningCredentials, _ externalID: String?) throws -> String {
      var parameters = ["RoleArn": AccountsHarness.roleOfOther, "RoleSessionName": "dr"]
      parameters["ExternalId"] = externalID
      return try harness.send(harness.acs3("AssumeRole", parameters, credentials)).summary
    }
    #expect(try assume(first, "replication") == "200")
    #expect(try assume(first, nil) == "403 NoPermission")
    #expect(try assume(first, "another") == "403 NoPermission")
    #expect(try assume(AccountsHarness.user, "replication") == "403 NoPermission")
  }
}
