import HTTPTransport
import Testing

@Suite("What validate says")
struct ValidateTests {
  private func validate(_ configuration: String, _ arguments: [String] = []) async throws -> CommandRun {
    try await CommandRun.make(["validate"] + arguments, configuration: configuration) { _, _ in
      HTTPResponse.noRules
    }
  }

  @Test func aPasswordInAnEndpointIsNeverShown() async throws {
    let run = try await validate(
      "version: 1\nbuckets: {a-b: {region: cn-x, rules: [], endpoint: \"https://user:p4ssw0rd@host\"}}\n")
    #expect(run.status == 3)
    #expect(run.errors.contains("OSSR1032"))
    #expect(run.errors.contains("endpoint: ***"))
    #expect(!run.errors.contains("p4ssw0rd"))
    #expect(run.output.isEmpty)
    #expect(run.requests.isEmpty)
  }
}
