import Desired
import Diagnostics
import Replication
import TestSupport
import Testing

/// A configuration with one mistake in it: `⟦…⟧` stands around the place where the finding must fall.
struct Mistake: CustomTestStringConvertible, Sendable {
  static let root = "oss-repl.yaml"

  let code: DiagnosticCode
  /// The file with the mistake.
  let file: String
  let marked: MarkedText
  /// Every file, without the marks.
  private(set) var files: MemoryFiles
  /// The texts of variables.
  let environment: [String: String]
  /// Endpoints outside OSS that the operator allows.
  private(set) var allowedEndpoints: Set<Endpoint> = []
  /// What the help must say.
  let help: String?
  /// What the notes must say.
  let note: String?
  let testDescription: String

  /// Several files, `oss-repl.yaml` among them.
  init(
    _ code: DiagnosticCode, files: [String: String], environment: [String: String] = [:], help: String? = nil,
    note: String? = nil
  ) {
    self.code = code
    file = files.first { $0.value.contains("⟦") }?.key ?? Self.root
    marked = MarkedText(files[file] ?? "")
    self.files = MemoryFiles(files.mapValues { MarkedText($0).text })
    self.environment = environment
    self.help = help
    self.note = note
    let line = (files[file] ?? "").split(separator: "\n").first { $0.contains("⟦") } ?? ""
    testDescription = "\(code) \(file): \(line.prefix(150))"
  }

  /// A whole file.
  init(_ code: DiagnosticCode, file: String, help: String? = nil, note: String? = nil) {
    self.init(code, files: [Self.root: file], help: help, note: note)
  }

  /// Lines of a file below a good `version`, in place of `buckets`.
  init(_ code: DiagnosticCode, top: String, help: String? = nil, note: String? = nil) {
    self.init(code, file: "version: 1\nmanage: listed\n\(top)\n", help: help, note: note)
  }

  /// Lines of a bucket that inherits everything.
  init(_ code: DiagnosticCode, bucket: String, help: String? = nil, note: String? = nil) {
    self.init(code, file: Self.head + "buckets:\n  invoices:\n" + Self.indented(bucket, by: 4), help: help, note: note)
  }

  /// Lines of a rule that inherits everything, below a good destination.
  init(_ code: DiagnosticCode, rule: String, help: String? = nil, note: String? = nil) {
    self.init(
      code,
      file: Self.head + "buckets:\n  invoices:\n    rules:\n"
        + "      - destination: {bucket: invoices-dr, location: oss-cn-beijing}\n" + Self.indented(rule, by: 8),
      help: help, note: note)
  }

  /// The items of a bucket's list of rules.
  init(_ code: DiagnosticCode, rules: String, help: String? = nil, note: String? = nil) {
    self.init(
      code, file: Self.head + "buckets:\n  invoices:\n    rules:\n" + Self.indented(rules, by: 6), help: help,
      note: note)
  }

  /// Lines of a group that inherits everything, and perhaps a template.
  init(_ code: DiagnosticCode, group: String, templates: String = "{}", help: String? = nil, note: String? = nil) {
    self.init(
      code, file: Self.head + "templates: \(templates)\ngroups:\n  fleet:\n" + Self.indented(group, by: 4), help: help,
      note: note)
  }

  /// The findings in the configuration.
  var result: ConfigurationResult {
    var settings = OperatorSettings.variables(environment)
    settings.allowedEndpoints = allowedEndpoints
    return Configuration.decode(Self.root, from: files.source(), settings: settings)
  }

  /// The same where the operator allows an endpoint.
  func allowing(_ endpoint: Endpoint?) -> Mistake {
    var mistake = self
    mistake.allowedEndpoints = Set([endpoint].compactMap { $0 })
    return mistake
  }

  /// The same with another text in a file.
  func replacing(_ file: String, with text: String) -> Mistake {
    var mistake = self
    mistake.files.texts[file] = Array(text.utf8)
    return mistake
  }

  /// The same with a name that leads to another file.
  func linking(_ name: String, to target: String) -> Mistake {
    var mistake = self
    mistake.files.links[name] = target
    return mistake
  }

  /// The same with a file or directory that may not be read.
  func forbidding(_ path: String) -> Mistake {
    var mistake = self
    mistake.files.forbidden.insert(path)
    return mistake
  }

  static let head = """
    version: 1
    manage: exclusive
    defaults:
      region: cn-hangzhou
      rule: {action: PUT, historical_object_replication: disabled}

    """

  private static func indented(_ text: String, by width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String(repeating: " ", count: width) + $0 + "\n" }.joined()
  }
}
