internal import Replication
internal import XMLDocument

/// What makes an answer a refusal of OSS itself: a well-formed `Error`, in no namespace but OSS's own, with one Code and one
/// RequestId that have no white space around them, the same ID that every header `x-oss-request-id` names where there is one
/// (<https://www.alibabacloud.com/help/en/oss/developer-reference/error-responses>).
struct ErrorEnvelope {
  let code: String
  let requestID: String

  private let root: XMLElement

  /// - Parameter headers: the values of `x-oss-request-id`; none where the answer has no such header.
  init?(_ root: XMLElement, requestIDs headers: [String]) {
    guard root.isNamed("Error"), Self.isOfOSS(root.namespace), root.attributes.isEmpty, !root.hasMixedContent,
      let code = Self.exactText("Code", in: root), let requestID = Self.exactText("RequestId", in: root),
      headers.allSatisfy({ $0.utf8.elementsEqual(requestID.utf8) })
    else { return nil }
    self.root = root
    self.code = code
    self.requestID = requestID
  }

  /// What else it says under a name; nil where it says nothing, or says it twice.
  func text(_ name: String) -> String? {
    Self.only(name, in: root).map(\.trimmedText).flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func exactText(_ name: String, in root: XMLElement) -> String? {
    guard let only = only(name, in: root), !only.text.isEmpty, only.text.utf8.elementsEqual(only.trimmedText.utf8)
    else {
      return nil
    }
    return only.text
  }

  /// Whether a namespace is one that OSS's documentation shows, such as `http://doc.oss-cn-hangzhou.aliyuncs.com`, or none.
  private static func isOfOSS(_ namespace: String?) -> Bool {
    guard let namespace else { return true }
    let (start, end) = ("http://doc.oss-", ".aliyuncs.com")
    guard namespace.hasPrefix(start), namespace.hasSuffix(end), namespace.count > start.count + end.count else {
      return false
    }
    return Region.isWellFormed(String(namespace.dropFirst(start.count).dropLast(end.count)))
  }

  /// The only child of a name; nil where there are none or several, or where it holds more than a text.
  private static func only(_ name: String, in root: XMLElement) -> XMLElement? {
    let found = root.children(named: name)
    guard found.count == 1, let only = found.first, only.isPlain, only.namespace == root.namespace else { return nil }
    return only
  }
}
