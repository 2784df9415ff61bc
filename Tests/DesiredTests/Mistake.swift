import Diagnostics
import TestSupport
import Testing

/// A configuration with one mistake in it: `⟦…⟧` stands around the place where the finding must fall.
struct Mistake: CustomTestStringConvertible, Sendable {
  let code: DiagnosticCode
  let marked: MarkedText
  /// What the help must say.
  let help: String?
  let testDescription: String

  /// A whole file.
  init(_ code: DiagnosticCode, file: String, help: String? = nil) {
    self.code = code
    marked = MarkedText(file)
    self.help = help
    testDescription = "\(code): \(file)"
  }

  /// Lines of a file below a good `version`, in place of `buckets`.
  init(_ code: DiagnosticCode, top: String, help: String? = nil) {
    self.init(code, file: "version: 1\nmanage: listed\n\(top)\n", help: help)
  }

  /// Lines of a bucket that inherits everything.
  init(_ code: DiagnosticCode, bucket: String, help: String? = nil) {
    self.init(code, file: Self.head + "  invoices:\n" + Self.indented(bucket, by: 4), help: help)
  }

  /// Lines of a rule that inherits everything, below a good destination.
  init(_ code: DiagnosticCode, rule: String, help: String? = nil) {
    self.init(
      code,
      file: Self.head + "  invoices:\n    rules:\n"
        + "      - destination: {bucket: invoices-dr, location: oss-cn-beijing}\n" + Self.indented(rule, by: 8),
      help: help)
  }

  /// The items of a bucket's list of rules.
  init(_ code: DiagnosticCode, rules: String, help: String? = nil) {
    self.init(code, file: Self.head + "  invoices:\n    rules:\n" + Self.indented(rules, by: 6), help: help)
  }

  private static let head = """
    version: 1
    manage: exclusive
    defaults:
      region: cn-hangzhou
      rule: {action: PUT, historical_object_replication: disabled}
    buckets:

    """

  private static func indented(_ text: String, by width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String(repeating: " ", count: width) + $0 + "\n" }.joined()
  }
}
