internal import Diagnostics
internal import YAMLDocument

extension ValueReader {
  /// A key that is a name of the user's choice.
  func name(_ key: YAMLScalar, of what: String) -> String? {
    if let reading = ScalarReading(key) {
      findings.report(Self.ambiguous(key, as: reading))
      return nil
    }
    let bytes = key.text.utf8
    guard let first = bytes.first, Self.isLetterOrDigit(first),
      bytes.allSatisfy({ Self.isLetterOrDigit($0) || "._-".utf8.contains($0) })
    else {
      findings.report(
        Diagnostic(
          .illegalName, "\(QuotedText(key.text)) can't be the name of \(what)", at: key.span,
          help: ["write letters, digits, `.`, `_` and `-`, a letter or digit first"]))
      return nil
    }
    return key.text
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }
}
