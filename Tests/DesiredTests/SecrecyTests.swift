import Desired
import Diagnostics
import Documents
import Testing

/// Secrets that somebody writes into a configuration, and files of items, are quoted in no message.
@Suite("What is never quoted")
struct SecrecyTests {
  private static let secret = "hunter2-hunter2"

  private func shown(_ result: ConfigurationResult) -> String {
    let renderer = DiagnosticRenderer(sources: result.sources, ascii: true)
    return result.diagnostics.map { renderer.render($0) + "\(DiagnosticRecord($0))" }.joined(separator: "\n")
  }

  static let files = [
    "accounts: {main: {access_key_secret: §}}", "accounts: {main: {auth: env, access-key-secret: '§'}}",
    "accounts:\n  main:\n    auth: env\n    AccessKeySecret: |\n      §\n      §\n",
    "accounts: {main: {auth: {password: §}}}",
    "accounts: {main: {auth: env, security_token: {a: {b: [§]}}}}", "password: \"§\\n\\",
    "defaults: {tokne: 1, token: §}",
    "defaults: {rule: {Client-Secret: §}}", "x: {y: [{PASSWD: §}]}", "project: {passphrase: §}",
    "inputs: {TOKEN: {default: [§]}}", "inputs: {TOKEN: {default: §}}", "password: §\npassword: §",
    "password: §\nbroken: [", "password: \"§\n  §\nbroken: [", "secret: §: §", "\"secret\": >-\n  §\n\n  §\nbroken: [",
    "private_key: -----BEGIN\n  §\n  §\nbroken: [", "secret: &a §\nmanage: *a", "x: [&b §, {apiKey: *b}]",
    "token: no\nbroken: a b: token: §", "accounts: {main: {token: §, auth: en}}", "templates: {secret: §}",
    "limits: {delete: {max: {token: §}}}", "accounts: {main: {auth: env, access_key_secret:§}}",
    "accounts:\n  main:\n    access_key_secret:§", "accounts:\n  main:\n    password:§\n    auth: env",
    "defaults: [token:§]", "password: *§", "password: [*§.x, #]",
  ]

  @Test(arguments: files)
  func aSecretInAFileIsShownNowhere(lines: String) {
    let text = "version: 1\nmanage: listed\nbuckets: {a-b: {region: cn-x, rules: []}}\n" + lines + "\n"
    let result = Configuration.decode(
      bytes: Array(text.replacing("§", with: Self.secret).utf8), file: "oss-repl.yaml")
    #expect(result.state == nil)
    #expect(!shown(result).contains("hunter2"), "\(shown(result))")
    for source in result.sources.values { #expect(!String(decoding: source, as: UTF8.self).contains("hunter2")) }
  }

  /// A bucket may be called after a secret.
  @Test func namesAreNoKeys() {
    let text = "version: 1\nmanage: listed\nbuckets: {token: {region: hangzhou, rules: []}}\n"
    let result = Configuration.decode(bytes: Array(text.utf8), file: "oss-repl.yaml")
    #expect(shown(result).contains("region: hangzhou"))
  }

  @Test func theWayOutIsNamed() {
    let text = "version: 1\nmanage: listed\nbuckets: {}\naccounts: {main: {access_key_secret: abc}}\n"
    let result = Configuration.decode(bytes: Array(text.utf8), file: "oss-repl.yaml")
    #expect(result.diagnostics.map(\.code) == [.secretInFile])
    #expect(shown(result).contains("OSS_ACCESS_KEY_SECRET"))
  }

  @Test(arguments: [
    "§", "[§, §]", "[§, [§]]", "{a: [§]}", "{§: [§]}", "{§: no}", "[§: }", "\"§", "- §\n- a: &b\n  *§", "§: §: §",
  ])
  func aFileOfItemsIsNeverQuoted(text: String) {
    let files = MemoryFiles([
      "oss-repl.yaml": Mistake.head
        + "groups: {g: {each: {x: {file: a.json}}, bucket: \"b-${x}\", rules: []}}\n",
      "a.json": text.replacing("§", with: Self.secret),
    ])
    let result = Configuration.decode("oss-repl.yaml", from: files.source())
    #expect(result.state == nil)
    #expect(!result.diagnostics.isEmpty)
    #expect(!shown(result).contains("hunter2"), "\(shown(result))")
  }
}
