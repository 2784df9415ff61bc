internal import HTTPTransport
internal import XMLDocument

/// An answer that says something twice, or more than can be read, where OSS says one thing once. Which of the two holds is not
/// guessed.
package struct AmbiguousAnswer: Error, Hashable, Sendable {
  /// What is wrong with it, as one sentence without a full stop.
  package let reason: String
}

extension XMLElement {
  /// The only child of a name; nil without any.
  ///
  /// - Throws: `AmbiguousAnswer` where there are several.
  func only(_ name: String) throws(AmbiguousAnswer) -> XMLElement? {
    let found = children(named: name)
    guard found.count <= 1 else {
      throw AmbiguousAnswer(reason: "<\(self.name)> of the answer holds <\(name)> \(found.count) times, not once")
    }
    return found.first
  }

  /// The text of the only child of a name, without white space around it; nil without such a child or without a text in it.
  ///
  /// - Throws: `AmbiguousAnswer` where there are several, or where the child holds more than a text.
  func onlyText(_ name: String) throws(AmbiguousAnswer) -> String? {
    guard let child = try only(name) else { return nil }
    guard child.isPlain else { throw AmbiguousAnswer(reason: "<\(name)> of the answer holds more than a text") }
    let text = child.trimmedText
    return text.isEmpty ? nil : text
  }
}

extension OSSConnection {
  /// Takes apart what an answer says.
  ///
  /// - Throws: `unreadable` where it says something twice.
  func read<Value>(
    _ response: HTTPResponse, to request: OSSRequest, _ parse: () throws(AmbiguousAnswer) -> Value
  ) throws(OSSError) -> Value {
    do throws(AmbiguousAnswer) {
      return try parse()
    } catch {
      throw unreadable(response, request, error.reason)
    }
  }
}
