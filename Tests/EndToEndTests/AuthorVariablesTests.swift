import SystemPackage
import Testing

/// Which texts of the operator's a configuration may use, and which it can't.
@Suite("Variables that an author names")
struct AuthorVariablesTests {
  private static let configuration = """
    version: 1
    manage: listed
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: disabled}}
    inputs: {SITE: {}, OTHER: {default: other}}
    buckets:
      a-b: {rules: [{destination: {bucket: c-d, location: cn-beijing}, note: "${var:SITE} ${var:OTHER}"}]}

    """

  private func origins(_ setting: String, _ arguments: String = "") async throws -> (output: String, errors: String) {
    let scratch = try Scratch()
    try scratch.write(Self.configuration, to: "oss-repl.yaml")
    let program = Programs.directory.appending("oss-repl").string
    return try await AuthorFilesTests.shell(
      "\(setting) '\(program)' validate --show-origins a-b:c-d \(arguments); echo exit $? >&2", in: scratch)
  }

  @Test func theCommandLineGoesBeforeTheEnvironmentAndBothAreNamed() async throws {
    let variable = try await origins("OSS_REPL_VAR_SITE=north SITE=south")
    #expect(variable.output.contains("\"north other\"") && variable.output.contains("OSS_REPL_VAR_SITE"), "\(variable)")
    let option = try await origins("OSS_REPL_VAR_SITE=north", "--var SITE=west --var OTHER=a=b")
    #expect(option.output.contains("\"west a=b\"") && option.output.contains("--var SITE"), "\(option)")
  }

  @Test(arguments: [
    ("SITE=k3pt", "", "OSSR2018"), ("OSS_REPL_VAR_SITE=", "", "OSSR2018"),
    ("OSS_REPL_VAR_SITE=$'k3pt\\xb1\\xb8'", "", "OSSR1065"), ("OSS_REPL_VAR_SITE=$'k3pt\\n'", "", "OSSR1065"),
    ("OSS_REPL_VAR_SITE=$'k3pt\\x7f'", "", "OSSR1065"), ("OSS_REPL_VAR_SITE=$'k3pt\\u0085'", "", "OSSR1065"),
    ("", "--var SITE=$'k3pt\\xb1'", "OSSR1065"), ("", "--var SITE=$'k3pt\\e[0m'", "OSSR1065"),
    ("", "--var SITE=a --var SIET=k3pt", "OSSR2019"),
  ])
  func aTextThatCannotBeUsedIsRefusedUnquoted(setting: String, arguments: String, code: String) async throws {
    let run = try await origins(setting, arguments)
    #expect(run.errors.contains(code), "\(run)")
    #expect(run.errors.hasSuffix("exit 3\n"))
    #expect(run.output.isEmpty && !run.errors.contains("k3pt"))
    #expect(run.errors.contains("SI"))
  }

  @Test(arguments: [
    "--var SITE", "--var =x", "--var 1A=x", "--var SITE=a --var SITE=a", "--config a.yaml --config a.yaml", "--root ''",
  ])
  func wrongUseIsToldAsSuch(arguments: String) async throws {
    let run = try await origins("", arguments)
    #expect(run.errors.hasSuffix("exit 64\n"), "\(run)")
  }
}
