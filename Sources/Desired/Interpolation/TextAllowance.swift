internal import Diagnostics

/// How much text a configuration's variables may still give: a long text in each of ten thousand buckets, or a long value
/// a hundred times in a text, would use up the memory of the machine.
final class TextAllowance {
  private let findings: Findings
  private var rest = TextAllowance.byteLimit

  /// How many bytes all texts with variables may have once these are replaced.
  static let byteLimit = 64 * 1024 * 1024

  init(findings: Findings) { self.findings = findings }

  /// Takes some bytes for a text at a place.
  ///
  /// - Returns: whether there were as many; the first time that there are not is reported.
  func take(_ bytes: Int, at place: SourceSpan) -> Bool {
    guard rest >= 0 else { return false }
    rest -= bytes
    if rest < 0 {
      findings.report(
        Diagnostic(
          .overLimit, "the texts with variables come to more than \(Self.byteLimit) bytes", at: place,
          help: ["write shorter texts, or split the configuration into several"]))
    }
    return rest >= 0
  }
}
