import Subprocess
import TestSupport
import Testing

/// The built program against sockets that are not what it was told.
@Suite("What stands between here and OSS is told as what it is", .takingTurns)
struct NetworkEndToEndTests {
  private static let configuration = """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou}
    buckets: {near: {rules: []}}
    """

  private static func plan(_ variables: [Environment.Key: String], in scratch: Scratch) async throws -> Programs.Run {
    try scratch.write(configuration, to: "oss-repl.yaml")
    return try await Programs.replicate(
      ["plan", "--retries", "0"], in: scratch, environment: Programs.credentials.merging(variables) { $1 })
  }

  @Test func anEndpointThatSpeaksPlainHTTPIsTold() async throws {
    let scratch = try Scratch()
    let seed = #"{"buckets": [{"name": "near", "region": "cn-hangzhou"}]}"#
    try await Programs.withEmulator(seed: seed, in: scratch) { address in
      let authority = address.split(separator: "/").last.map(String.init) ?? ""
      let run = try await Self.plan(["OSS_ENDPOINT": authority], in: scratch)
      #expect(run.errors.contains("the server speaks plain HTTP, not TLS"), "\(run.errors)")
      #expect(run.errors.contains("write http:// before the endpoint"))
      #expect(run.status == 1)
    }
  }

  /// Port 9 (discard) is closed everywhere that tests run.
  @Test func aProxyThatIsDownIsNamedWithoutItsPassword() async throws {
    let run = try await Self.plan(["HTTPS_PROXY": "http://user:s3cr3t@127.0.0.1:9"], in: try Scratch())
    #expect(
      run.errors.contains("no connection to the proxy 127.0.0.1:9 (HTTPS_PROXY): Connection refused"), "\(run.errors)")
    #expect(run.errors.contains("check HTTPS_PROXY, or name this host in no_proxy"))
    #expect(!(run.errors + run.output).contains("s3cr3t"))
    #expect(run.status == 1)
  }
}
