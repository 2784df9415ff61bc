internal import Diagnostics
internal import Replication

/// OSS refuses names that break its rules (`InvalidBucketName`; EC 0031-00000101 for a destination).
enum IllegalBucketName {
  /// The name; nil with a finding when it is not legal.
  static func check(_ text: Located<String>, isDestination: Bool, findings: Findings) -> Located<BucketName>? {
    guard let violation = BucketName.violation(of: text.value) else {
      return Located(value: BucketName(text.value), span: text.span)
    }
    var help: [String] = []
    let lowercased = text.value.lowercased()
    if BucketName.violation(of: lowercased) == nil { help.append("did you mean `\(lowercased)`?") }
    findings.report(
      Diagnostic(
        .illegalBucketName, "\(QuotedText(text.value)) is not a legal bucket name", at: text.span,
        notes: [
          "a bucket name \(violation)", "OSS refuses it (\(isDestination ? "EC 0031-00000101" : "InvalidBucketName"))",
        ],
        help: help))
    return nil
  }
}
