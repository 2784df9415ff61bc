internal import Diagnostics
internal import Replication

/// OSS refuses names that break its rules (`InvalidBucketName`; EC 0031-00000101 for a destination).
enum IllegalBucketName {
  /// The name; nil for a text that is none.
  @Sendable static func legalName(_ text: String) -> BucketName? {
    BucketName.violation(of: text) == nil ? BucketName(text) : nil
  }

  /// What is wrong with a text that is no name.
  static func diagnostic(_ text: Located<String>, isDestination: Bool) -> Diagnostic {
    let violation = BucketName.violation(of: text.value) ?? ""
    let lowercased = text.value.lowercased()
    let isMeant = BucketName.violation(of: lowercased) == nil
    return Diagnostic(
      .illegalBucketName, "\(QuotedText(text.value)) is not a legal bucket name", at: text.span,
      notes: [
        "a bucket name \(violation)", "OSS refuses it (\(isDestination ? "EC 0031-00000101" : "InvalidBucketName"))",
      ],
      help: [
        isMeant ? "did you mean `\(lowercased)`?" : "write lower-case letters, digits and hyphens, 3 to 63 of them"
      ],
      suggestion: isMeant ? Diagnostic.Suggestion(lowercased, at: text.span) : nil)
  }
}
