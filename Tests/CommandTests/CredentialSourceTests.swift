import Credentials
import HTTPTransport
import OSSReplCommands
import Synchronization
import TestSupport
import Testing

/// Where a run finds the credentials of its accounts, and which of them sign.
@Suite("Credentials of a run's accounts")
struct CredentialSourceTests {
  /// A machine with some files, which keeps what was looked at.
  final class Machine: Sendable {
    private let files: [String: String]
    private let touched = Mutex<[String]>([])

    init(_ files: [String: String] = [:]) { self.files = files }

    /// The files that were read, the programs that were run and the transports that were made.
    var looks: [String] { touched.withLock { $0 } }

    private func note(_ what: String) { touched.withLock { $0.append(what) } }

    var access: CredentialsAccess {
      let none = CredentialsAccess.none
      return CredentialsAccess(
        readFile: { path, _ throws(FileFailure) in
          self.note(path)
          guard let text = self.files[path] else { throw .absent }
          return Array(text.utf8)
        },
        runHelper: { command throws(HelperFailure) in
          self.note(command.arguments.joined(separator: " "))
          throw .notStarted("not here")
        },
        directTransport: { configuration in
          self.note("direct transport")
          return none.directTransport(configuration)
        }, nonce: none.nonce)
    }
  }

  static let profiles = """
    {"current": "default", "profiles": [
      {"name": "default", "mode": "AK", "access_key_id": "key-of-default", "access_key_secret": "made-up-secret-0"},
      {"name": "dr", "mode": "StsToken", "access_key_id": "STS.key-of-dr", "access_key_secret": "made-up-secret-1",
       "sts_token": "made-up-token-1"},
      {"name": "half", "mode": "AK", "access_key_id": "key-of-half", "access_key_secret": ""}]}
    """

  private static func configuration(_ accounts: String, _ account: String = "main") -> String {
    """
    version: 1
    manage: exclusive
    \(accounts)
    defaults: {account: \(account), region: cn-hangzhou, rule: {action: PUT, historical_object_replication: enabled}}
    buckets:
      orders: {rules: []}
      invoices: {account: dr, rules: [{destination: {bucket: invoices-dr, location: oss-cn-beijing, account: main}}]}
    """
  }

  private func plan(
    _ configuration: String, _ machine: Machine, environment: [String: String] = [:], command: [String] = ["plan"]
  ) async throws -> CommandRun {
    try await CommandRun.make(
      command, configuration: configuration, environment: ["HOME": "/home/ci"].merging(environment) { $1 },
      credentials: machine.access, answers: FeasibilityAnswers.positive { _, _ in HTTPResponse.noRules })
  }

  private static let both = "accounts: {main: {auth: env}, dr: {auth: {profile: dr}}}"

  @Test func eachBucketsRequestsAreSignedWithItsAccountsKey() async throws {
    let machine = Machine(["/home/ci/.aliyun/config.json": Self.profiles])
    let run = try await plan(Self.configuration(Self.both), machine)
    #expect(run.status == 0, "\(run)")
    let signed = Set(
      zip(run.requests, run.signers).map { request, signer in
        "\(request.split(separator: "/")[1].prefix { $0 != "." }) \(signer)"
      })
    #expect(signed == ["orders id", "invoices STS.key-of-dr", "invoices-dr id"])
    for secret in ["made-up-secret", "made-up-token", "secret-text"] {
      #expect(!(run.output + run.errors).contains(secret))
    }
  }

  /// What answers first ends the search: nothing behind it is touched.
  @Test func whenTheFirstSourceAnswersNothingElseIsLookedAt() async throws {
    let machine = Machine(["/home/ci/.aliyun/config.json": Self.profiles])
    let run = try await CommandRun.make(
      ["plan"], configuration: SmallOSS.configuration, environment: ["HOME": "/home/ci"], credentials: machine.access,
      answers: FeasibilityAnswers.positive { _, _ in HTTPResponse.noRules })
    #expect(run.status == 0, "\(run)")
    #expect(machine.looks.isEmpty)
    #expect(run.stsRequests.isEmpty)
    #expect(Set(run.signers) == ["id"])
  }

  @Test func withoutVariablesTheProfileOfTheCLICounts() async throws {
    let machine = Machine(["/home/ci/.aliyun/config.json": Self.profiles])
    let run = try await plan(
      SmallOSS.configuration, machine, environment: ["OSS_ACCESS_KEY_ID": "", "OSS_ACCESS_KEY_SECRET": ""])
    #expect(run.status == 0, "\(run)")
    #expect(Set(run.signers) == ["key-of-default"])
  }

  @Test func authEnvLooksAtNoFile() async throws {
    let machine = Machine(["/home/ci/.aliyun/config.json": Self.profiles])
    let run = try await plan(
      Self.configuration("accounts: {main: {auth: env}, dr: {auth: env}}"), machine,
      environment: ["OSS_ACCESS_KEY_ID": "", "OSS_ACCESS_KEY_SECRET": ""])
    #expect(run.status == 7, "\(run)")
    #expect(machine.looks.isEmpty)
    #expect(run.requests.isEmpty)
  }

  /// What is broken, where it is said, and words of the message.
  static let broken: [(accounts: String, environment: [String: String], part: String)] = [
    ("{main: {auth: env}, dr: {auth: {profile: nope}}}", [:], "nope"),
    ("{main: {auth: env}, dr: {auth: {profile: half}}}", [:], "half"),
    ("{main: {auth: env}, dr: {auth: chain}}", ["OSS_ACCESS_KEY_SECRET": ""], "OSS_ACCESS_KEY_SECRET"),
    ("{main: {auth: env}, dr: {auth: oidc}}", [:], "dr"),
  ]

  @Test(arguments: broken.indices)
  func aBrokenSourceEndsTheRunBeforeAnythingIsRead(index: Int) async throws {
    let row = Self.broken[index]
    let machine = Machine(["/home/ci/.aliyun/config.json": Self.profiles])
    for command in [["plan"], ["apply", "--auto-approve"], ["drift"], ["validate", "--online"]] {
      let run = try await plan(
        Self.configuration("accounts: \(row.accounts)"), machine, environment: row.environment, command: command)
      #expect(run.status == 7, "\(run)")
      #expect(run.errors.contains(row.part), "\(run.errors)")
      #expect(run.errors.contains("error[OSSR70"))
      #expect(run.requests.isEmpty)
    }
  }

  @Test func anAccountOutOfScopeNeedsNoCredentials() async throws {
    let run = try await plan(
      Self.configuration("accounts: {main: {auth: env}, dr: {auth: {profile: nope}}}"), Machine(),
      command: ["plan", "--only", "orders:*"])
    #expect(run.status == 0, "\(run)")
  }

  @Test func theRoleThatIsAssumedSaysWhoseItIs() async throws {
    let expiration = "2026-09-21T15:13:20Z"
    let answer = """
      {"AssumedRoleUser": {"Arn": "acs:ram::1001:assumed-role/oss-repl/oss-repl", "AssumedRoleId": "3:oss-repl"},
       "Credentials": {"AccessKeyId": "STS.assumed", "AccessKeySecret": "made-up-secret-2", "SecurityToken": "made-up-token-2",
       "Expiration": "\(expiration)"}, "RequestId": "r"}
      """
    func run(uid: String) async throws -> CommandRun {
      let role = "assume_role: {role_arn: \"acs:ram::1001:role/oss-repl\"}"
      return try await CommandRun.make(
        ["plan"],
        configuration: Self.configuration(
          "accounts: {main: {auth: env, uid: \"\(uid)\", \(role)}, dr: {auth: env, uid: \"\(uid)\", \(role)}}"),
        sts: { action in
          action == "AssumeRole"
            ? .success(HTTPResponse(status: 200, headers: [], body: Array(answer.utf8))) : .noConnection
        }, answers: FeasibilityAnswers.positive { _, _ in HTTPResponse.noRules })
    }
    let right = try await run(uid: "1001")
    #expect(right.status == 0, "\(right)")
    #expect(right.stsRequests == ["AssumeRole"], "each source once, and nobody is asked whose it is")
    #expect(Set(right.signers) == ["STS.assumed"])
    let wrong = try await run(uid: "1002")
    #expect(wrong.status == 7 && wrong.requests.isEmpty, "\(wrong)")
    #expect(wrong.errors.contains("error[OSSR7008]"))
  }
}
