import Desired
import Diagnostics
import Replication
import TestSupport
import Testing

@Suite("Where an account's credentials come from")
struct AccountSettingTests {
  private func account(_ text: String) throws -> Account {
    let text = """
      version: 1
      manage: listed
      accounts: {main: {\(text)}}
      buckets: {a-b: {region: cn-x, account: main, rules: []}}
      """
    let result = Configuration.decode(bytes: Array(text.utf8), file: "oss-repl.yaml")
    #expect(result.diagnostics == [])
    return try #require(result.state?.buckets.first?.account)
  }

  static let sources: [(String, Authentication.Source)] = [
    ("env", .environment), ("chain", .chain), ("oidc", .oidc), ("ecs", .ecs), ("uri", .uri),
    ("{profile: dr}", .profile("dr")), ("{ossutil: \"my profile\"}", .ossutil("my profile")),
    ("{profile: env}", .profile("env")),
  ]

  @Test(arguments: sources)
  func everySourceIsItsOwn(text: String, source: Authentication.Source) throws {
    #expect(try account("auth: \(text)").authentication == Authentication(source))
  }

  @Test func aRoleIsAssumedWithAllThatItSays() throws {
    let authentication = try account(
      "auth: env, sts_region: cn-shanghai, assume_role: {role_arn: \"acs:ram::1:role/a.b_c-d\", session_name: me@ci, "
        + "duration: 15m, external_id: \"x+y=1\", policy: '{\"Version\": \"1\"}'}"
    ).authentication
    #expect(
      authentication.assumedRole
        == AssumedRole(
          roleARN: "acs:ram::1:role/a.b_c-d", sessionName: "me@ci", durationSeconds: 900, externalID: "x+y=1",
          policy: "{\"Version\": \"1\"}"))
    #expect(authentication.stsRegion == "cn-shanghai")
    let plain = try account("auth: env, assume_role: {role_arn: \"acs:ram::1:role/a\", duration: 12h}").authentication
    #expect(plain.assumedRole == AssumedRole(roleARN: "acs:ram::1:role/a", durationSeconds: 43_200))
  }

  /// Whoever defines an account of that name means it for the buckets that name none.
  @Test func anAccountCalledDefaultServesBucketsThatNameNone() throws {
    let text = """
      version: 1
      manage: listed
      accounts: {default: {auth: {profile: dr}, uid: "1001"}, main: {auth: env}}
      buckets: {a-b: {region: cn-x, rules: []}, c-d: {region: cn-x, account: main, rules: []}}
      """
    let state = try #require(Configuration.decode(bytes: Array(text.utf8), file: "oss-repl.yaml").state)
    #expect(state.buckets.map(\.account?.name) == ["default", "main"])
    #expect(state.buckets.map(\.account?.uid) == ["1001", nil])
  }

  // MARK: The operator's word

  private func decode(_ accounts: String, operator text: String) -> ConfigurationResult {
    let rails = OperatorRails.read("/etc/rails.yaml", from: ConfigurationSource(bytes: Array(text.utf8)))
    #expect(rails.diagnostics.isEmpty)
    let configuration = """
      version: 1
      manage: listed
      \(accounts)
      buckets: {a-b: {region: cn-x, account: main, rules: []}}
      """
    return Configuration.decode(
      "oss-repl.yaml", from: ConfigurationSource(bytes: Array(configuration.utf8)),
      settings: OperatorSettings(rails: rails.rails ?? .none))
  }

  static let role = "assume_role: {role_arn: \"acs:ram::1:role/a\"}"
  static let other = "assume_role: {role_arn: \"acs:ram::1:role/b\"}"

  /// What the configuration and the operator say of an account, and which key is settled otherwise.
  static let settled: [(written: String?, operator: String, conflict: String?)] = [
    (nil, "auth: oidc", nil), ("auth: oidc", "auth: oidc", nil), ("auth: env", "auth: oidc", "auth"),
    ("uid: \"1001\"", "auth: oidc", nil), ("auth: env", "uid: \"1001\"", nil),
    ("auth: env, uid: \"1002\"", "uid: \"1001\"", "uid"), ("auth: env, uid: \"1001\"", "uid: \"1001\"", nil),
    ("auth: env, \(role)", "auth: env", "assume_role"), ("auth: env, \(role)", "auth: env, \(role)", nil),
    ("auth: env, \(other)", "auth: env, \(role)", "assume_role"), ("auth: env", "auth: env, \(role)", nil),
    ("auth: env, \(other)", "\(role)", "assume_role"), ("auth: env", "\(role)", nil),
    ("auth: env, \(role)", "uid: \"1001\"", nil), ("auth: {profile: a}", "auth: {profile: b}", "auth"),
  ]

  @Test(arguments: settled.indices)
  func whatTheOperatorSettlesCantBeSaidOtherwise(index: Int) throws {
    let row = Self.settled[index]
    let result = decode(
      row.written.map { "accounts: {main: {\($0)}}" } ?? "", operator: "accounts: {main: {\(row.operator)}}")
    guard let conflict = row.conflict else {
      #expect(result.diagnostics == [])
      let account = try #require(result.state?.buckets.first?.account)
      if row.operator.contains("oidc") { #expect(account.authentication.source == .oidc) }
      if row.operator.contains("uid") { #expect(account.uid == "1001") }
      if row.operator.contains("role/a") { #expect(account.authentication.assumedRole?.roleARN == "acs:ram::1:role/a") }
      #expect(result.state?.settledAccounts.map(\.name) == ["main"])
      return
    }
    #expect(result.state == nil)
    let diagnostic = try #require(result.diagnostics.first)
    #expect(result.diagnostics.map(\.code) == [.settledAccount])
    #expect(diagnostic.message.contains("`\(conflict)`"))
    #expect(diagnostic.span?.file == "oss-repl.yaml")
    #expect(diagnostic.labels.map(\.span.file) == ["/etc/rails.yaml"])
  }

  @Test func anAccountThatOnlyPinsANumberNeedsASourceInTheConfiguration() {
    #expect(decode("", operator: "accounts: {main: {uid: \"1001\"}}").state == nil)
    #expect(decode("accounts: {main: {uid: \"1\"}}", operator: "protect: []").diagnostics.map(\.code) == [.missingKey])
  }
}
