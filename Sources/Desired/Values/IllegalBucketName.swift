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
    let meant = nameMeant(by: text.value)
    return Diagnostic(
      .illegalBucketName, "\(QuotedText(text.value)) is not a legal bucket name", at: text.span,
      notes: [
        "a bucket name \(violation)", "OSS refuses it (\(isDestination ? "EC 0031-00000101" : "InvalidBucketName"))",
      ],
      help: [
        meant.map { "did you mean `\($0)`?" } ?? "write lower-case letters, digits and hyphens, 3 to 63 of them"
      ],
      suggestion: meant.map { Diagnostic.Suggestion($0, at: text.span) })
  }

  /// The name in another case, in an address, in an ARN, or between quotes that are none for YAML; nil for anything else.
  private static func nameMeant(by text: String) -> String? {
    var name = text.lowercased()
    for prefix in ["oss://", "s3://", "https://", "http://"] where name.hasPrefix(prefix) {
      name.removeFirst(prefix.count)
    }
    if name.hasPrefix("acs:oss:") || name.hasPrefix("arn:aws:s3:") {
      name = name.split(separator: ":", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    }
    if name.hasSuffix(".aliyuncs.com"), let label = name.split(separator: ".").first { name = String(label) }
    while let last = name.last, "/“”‘’'\"".contains(last) { name.removeLast() }
    while let first = name.first, "“”‘’'\"".contains(first) { name.removeFirst() }
    return BucketName.violation(of: name) == nil ? name : nil
  }
}
