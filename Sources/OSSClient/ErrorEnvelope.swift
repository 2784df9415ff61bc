internal import XMLDocument

/// What makes an answer a refusal of OSS itself: a well-formed `Error` with one Code and one RequestId, the same that the
/// header `x-oss-request-id` names where there is one
/// (<https://www.alibabacloud.com/help/en/oss/developer-reference/error-responses>).
struct ErrorEnvelope {
  let code: String
  let requestID: String

  /// - Parameter header: the value of `x-oss-request-id`; nil where the answer has none.
  init?(_ root: XMLElement, requestID header: String?) {
    guard root.isNamed("Error"), !root.hasMixedContent, let code = Self.text("Code", in: root),
      let requestID = Self.text("RequestId", in: root), header.map({ $0.utf8.elementsEqual(requestID.utf8) }) ?? true
    else { return nil }
    self.code = code
    self.requestID = requestID
  }

  /// The text of the only child of a name; nil where there are none or several, or where it holds more than a text.
  private static func text(_ name: String, in root: XMLElement) -> String? {
    let found = root.children(named: name)
    guard found.count == 1, let only = found.first, only.children.isEmpty, only.attributes.isEmpty else { return nil }
    let text = only.trimmedText
    return text.isEmpty ? nil : text
  }
}
