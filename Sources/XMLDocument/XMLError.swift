/// Why bytes were not taken as an XML document.
package struct XMLError: Error, Hashable, Sendable {
  /// The kinds of refusal.
  package enum Reason: Hashable, Sendable {
    /// There is nothing, or nothing but white space.
    case empty
    /// There are more bytes than this.
    case tooLarge(limit: Int)
    /// Elements are nested deeper than this.
    case tooDeep(limit: Int)
    /// There are more elements than this.
    case tooManyElements(limit: Int)
    /// There are more attributes than this.
    case tooManyAttributes(limit: Int)
    /// A tag has more bytes than this.
    case tagTooLong(limit: Int)
    /// The time for reading it was over before its end.
    case tookTooLong
    /// There is a DOCTYPE, with which come entities and outside files. No answer of OSS has one.
    case documentType
    /// The document is, or says to be, in an encoding other than UTF-8. The value is its name.
    case encoding(String)
    /// A byte sequence is not UTF-8.
    case invalidUTF8
    /// It is not one well-formed document; also when it ends early or goes on after its end. The value is the parser's
    /// own sentence.
    case malformed(String)
  }

  /// The line on which it was noticed, from 1.
  package let line: Int
  package let reason: Reason

  package init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }
}

extension XMLError: CustomStringConvertible {
  /// One line of plain English, without a full stop.
  package var description: String {
    switch reason {
    case .empty: "the document is empty"
    case .tooLarge(let limit): "the document has more than \(limit) bytes"
    case .tooDeep(let limit): "line \(line): elements are nested more than \(limit) deep"
    case .tooManyElements(let limit): "line \(line): there are more than \(limit) elements"
    case .tooManyAttributes(let limit): "line \(line): there are more than \(limit) attributes"
    case .tagTooLong(let limit): "line \(line): a tag has more than \(limit) bytes"
    case .tookTooLong: "line \(line): the time for the request was over before it was read"
    case .documentType: "line \(line): a document type declaration is not accepted"
    case .encoding(let name): "line \(line): the encoding \(name) is not accepted, only UTF-8 is"
    case .invalidUTF8: "line \(line): the bytes are not UTF-8"
    case .malformed(let message): "line \(line): \(message)"
    }
  }
}
