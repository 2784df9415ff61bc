import OSSEmulator
import OSSSignature
import Testing

@Suite struct InstanceMetadataTests {
  private static let roles = "/latest/meta-data/ram/security-credentials/"

  /// The emulator whose instance has other properties than the example's.
  private func harness(_ instance: String) throws -> AccountsHarness {
    let text = String(decoding: try AccountsHarness.example("accounts.json"), as: UTF8.self)
      .replacing(#"{"role": "acs:ram::1000000000000001:role/oss-repl", "versions": "both"}"#, with: instance)
    let accounts = try EmulatedAccounts(json: Array(text.utf8))
    return try AccountsHarness { $0.accounts = accounts }
  }

  private func get(
    _ harness: inout AccountsHarness, _ target: String, token: String? = nil, method: String = "GET",
    ttl: String? = nil
  ) -> EmulatedReply {
    var headers = [(name: "Host", value: "100.100.100.200")]
    if let token { headers.append((name: "X-aliyun-ecs-metadata-token", value: token)) }
    if let ttl { headers.append((name: "X-aliyun-ecs-metadata-token-ttl-seconds", value: ttl)) }
    return harness.emulator.respond(to: EmulatedRequest(method: method, target: target, headers: headers))
  }

  private func token(_ harness: inout AccountsHarness, ttl: String? = "60") -> EmulatedReply {
    get(&harness, "/latest/api/token", method: "PUT", ttl: ttl)
  }

  @Test func keysWithATokenOrWithout() throws {
    var harness = try AccountsHarness()
    let given = String(decoding: token(&harness).body, as: UTF8.self)
    for token in [given, nil] {
      let list = get(&harness, Self.roles, token: token)
      #expect(String(decoding: list.body, as: UTF8.self) == "oss-repl")
      let answer = try APIAnswer(get(&harness, Self.roles + "oss-repl", token: token))
      #expect(answer["Code"] == "Success")
      #expect(harness.oss(try answer.credentials(), "GET", "bucketInfo").status == 200)
    }
    #expect(get(&harness, Self.roles + "another", token: given).status == 404)
    #expect(get(&harness, Self.roles, token: "wrong").status == 401)
    harness.clock.advance(by: .seconds(60))
    #expect(get(&harness, Self.roles, token: given).status == 401)
  }

  @Test func theSameKeysForHalfTheirLife() throws {
    var harness = try AccountsHarness()
    func id() throws -> String? { try APIAnswer(get(&harness, Self.roles + "oss-repl"))["AccessKeyId"] }
    let first = try id()
    harness.clock.advance(by: .seconds(3 * 3600 - 1))
    #expect(try id() == first)
    harness.clock.advance(by: .seconds(1))
    #expect(try id() != first)
  }

  @Test func versionsAndRefusals() throws {
    var tokenOnly = try harness(#"{"role": "acs:ram::1000000000000001:role/oss-repl", "versions": "v2"}"#)
    #expect(get(&tokenOnly, Self.roles).status == 401)
    for ttl in [nil, "0", "21601", "x"] { #expect(token(&tokenOnly, ttl: ttl).status == 400) }
    #expect(token(&tokenOnly, ttl: "21600").status == 200)

    var withoutToken = try harness(#"{"role": "acs:ram::1000000000000001:role/oss-repl", "versions": "v1"}"#)
    #expect(token(&withoutToken).status == 404)
    #expect(get(&withoutToken, Self.roles).status == 200)

    var withoutRole = try harness("{}")
    #expect(token(&withoutRole).status == 200)
    #expect(get(&withoutRole, Self.roles).status == 404)

    var noInstance = Harness()
    #expect(
      noInstance.emulator.respond(to: EmulatedRequest(method: "GET", target: Self.roles)).status == 404)
  }

  @Test func aCredentialsURI() throws {
    var harness = try AccountsHarness()
    let answer = try APIAnswer(get(&harness, "/_credentials"))
    #expect(answer["Code"] == "Success")
    #expect(harness.oss(try answer.credentials(), "GET", "bucketInfo").status == 200)
    #expect(get(&harness, "/_credentials", method: "POST").status == 404)
  }

  @Test func faultsBefallTheseServicesToo() throws {
    var harness = try AccountsHarness()
    let script = try FaultScript(
      json: Array(
        #"""
        {"faults": [
          {"when": {"operation": "AssumeRole"}, "do": {"kind": "error", "code": "Throttling.User", "status": 429}},
          {"when": {"operation": "GetInstanceKeys"},
           "do": {"kind": "garbage-body", "content_type": "application/json", "body": "{\"Code\":\"Failed\"}"}},
          {"when": {"operation": "read"}, "do": {"kind": "error", "code": "InternalError"}}]}
        """#.utf8))
    try harness.emulator.changeFaults { (faults) throws(ScriptError) in faults = script }
    let assumption = ["RoleArn": AccountsHarness.role, "RoleSessionName": "oss-repl"]
    #expect(try harness.send(harness.acs3("AssumeRole", assumption)).summary == "429 Throttling.User")
    #expect(try harness.send(harness.acs3("GetCallerIdentity")).summary == "200", "read means those of OSS")
    #expect(String(decoding: get(&harness, Self.roles + "oss-repl").body, as: UTF8.self) == #"{"Code":"Failed"}"#)
    #expect(harness.oss(AccountsHarness.user, "GET", "bucketInfo").status == 500)
  }
}
