import HTTPTransport
import Subprocess
import TestSupport
import Testing

/// What a file under review may not do: send signed requests where the operator did not say.
@Suite("A file names OSS's own endpoints, or what the operator allows", .takingTurns)
struct EndpointPolicyTests {
  private static let seed = #"{"buckets": [{"name": "near", "region": "cn-hangzhou"}]}"#

  private static func configuration(_ endpoint: String) -> String {
    """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou}
    buckets:
      near: {endpoint: "\(endpoint)", rules: []}
    """
  }

  /// Flags and variables of the operator, with `@` for the listener's address and `#` for its port.
  struct Grant: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var flags: [String] = []
    var environment: [Environment.Key: String] = [:]
    let isEnough: Bool
  }

  static let grants = [
    Grant(testDescription: "nothing", isEnough: false),
    Grant(testDescription: "exactly", flags: ["--allow-endpoint", "@"], isEnough: true),
    Grant(testDescription: "with a slash", flags: ["--allow-endpoint", "@/"], isEnough: true),
    Grant(testDescription: "https", flags: ["--allow-endpoint", "127.0.0.1:#"], isEnough: false),
    Grant(testDescription: "another host", flags: ["--allow-endpoint", "http://localhost:#"], isEnough: false),
    Grant(testDescription: "another port", flags: ["--allow-endpoint", "http://127.0.0.1"], isEnough: false),
    Grant(
      testDescription: "the variable", environment: ["OSS_REPL_ALLOW_ENDPOINTS": " gateway.example , @,"],
      isEnough: true),
    Grant(
      testDescription: "both", flags: ["--allow-endpoint", "a.example"], environment: ["OSS_REPL_ALLOW_ENDPOINTS": "@"],
      isEnough: true),
    Grant(
      testDescription: "the variable, for another", environment: ["OSS_REPL_ALLOW_ENDPOINTS": "gateway.example"],
      isEnough: false),
    // Every request would go elsewhere, but the file still names what nobody has allowed.
    Grant(testDescription: "--endpoint", flags: ["--endpoint", "http://127.0.0.1:1"], isEnough: false),
  ]

  @Test(arguments: grants)
  func aListenerHearsNothingUnlessItIsAllowed(grant: Grant) async throws {
    let scratch = try Scratch()
    try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: ["--log", "log"]) { address in
      let port = address.split(separator: ":").last.map(String.init) ?? ""
      func filled(_ text: String) -> String { text.replacing("@", with: address).replacing("#", with: port) }
      try scratch.write(Self.configuration(address), to: "oss-repl.yaml")
      let environment = Programs.credentials.merging(
        grant.environment.mapValues(filled).merging(["OSS_SESSION_TOKEN": ""]) { $1 }
      ) { $1 }
      for command in [["plan"], ["apply", "--auto-approve"], ["drift"], ["validate", "--online"]] {
        let run = try await Programs.replicate(
          command + grant.flags.map(filled) + ["--retries", "0"], in: scratch, environment: environment)
        #expect(run.status == (grant.isEnough ? 0 : 3), "\(command): \(run)")
        #expect(run.errors.contains("error[OSSR1080]") == !grant.isEnough)
        if !grant.isEnough {
          #expect(run.errors.contains("--> oss-repl.yaml:5:20"))
          #expect(run.errors.contains("--allow-endpoint \(address),"))
        }
      }
    }
    #expect(try scratch.read("log").isEmpty == !grant.isEnough)
  }

  @Test(
    arguments: [
      (["--allow-endpoint", "ftp://x"], [:], "--allow-endpoint: an endpoint starts with http:// or https://."),
      (["--allow-endpoint", ""], [:], "--allow-endpoint: the endpoint names no host."),
      (
        [], ["OSS_REPL_ALLOW_ENDPOINTS": "a.example,http://user:pass-word@b"],
        "OSS_REPL_ALLOW_ENDPOINTS: an endpoint is a host"
      ),
    ] as [([String], [Environment.Key: String], String)])
  func whatIsNoEndpointIsUsage(flags: [String], environment: [Environment.Key: String], message: String) async throws {
    let scratch = try Scratch()
    try scratch.write(Self.configuration("public"), to: "oss-repl.yaml")
    let run = try await Programs.replicate(
      ["plan"] + flags, in: scratch, environment: Programs.credentials.merging(environment) { $1 })
    #expect(run.status == 64)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(!(run.errors + run.output).contains("pass-word"))
  }

  @Test(
    arguments: ["OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET", "OSS_SESSION_TOKEN"], ["\n", " ", "\t", "\r\n", "\u{A0}"])
  func credentialsWithWhiteSpaceAreToldBeforeAnythingIsContacted(variable: String, end: String) async throws {
    let scratch = try Scratch()
    try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: ["--log", "log"]) { address in
      try scratch.write(Self.configuration("public"), to: "oss-repl.yaml")
      let value = "very-secret-word\(end)"
      let environment = Programs.credentials.merging([Environment.Key(stringLiteral: variable): value]) { $1 }
      let run = try await Programs.replicate(["plan", "--endpoint", address], in: scratch, environment: environment)
      #expect(run.status == 7, "\(run)")
      #expect(run.errors.contains("error[OSSR7012]"))
      #expect(run.errors.contains("\(variable) holds"))
      #expect(run.errors.split(separator: "error[", omittingEmptySubsequences: false).count == 2, "it is told once")
      #expect(!(run.errors + run.output).contains("very-secret-word"))
    }
    #expect(try scratch.read("log").isEmpty)
  }

  /// A time that is years away is not followed.
  @Test func aClockThatIsFarAwayEndsWithSeven() async throws {
    let scratch = try Scratch()
    let flags = ["--control", "--log", "log"]
    try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: flags) { address in
      try scratch.write(Self.configuration("public"), to: "oss-repl.yaml")
      func plan(_ skew: String) async throws -> Programs.Run {
        try await Programs.control(
          .put, "/-/faults", at: address, #"{"faults": [{"do": {"kind": "clock-skew", "by": "\#(skew)"}}]}"#)
        return try await Programs.replicate(["plan", "--endpoint", address], in: scratch)
      }
      let near = try await plan("+23h")
      #expect(near.status == 0, "\(near)")
      #expect(near.errors.contains("warning[OSSR7010]"))
      for far in ["+25h", "-25h", "+8700h"] {
        let run = try await plan(far)
        #expect(run.status == 7, "\(run)")
        #expect(run.errors.contains("error[OSSR7011]"))
        #expect(run.errors.contains("set the clock"))
      }
    }
  }
}
