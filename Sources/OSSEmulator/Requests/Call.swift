internal import XMLDocument

/// A request that has passed authentication, as an operation sees it.
struct Call {
  let now: Moment
  let operation: Operation
  let caller: Caller
  /// The bucket of the request; empty for a call of the service.
  let bucket: String
  /// The region that the request is for: the host's, else the signature's; nil when neither names one.
  let region: String?
  let parameters: [(name: String, value: String?)]
  let body: [UInt8]

  /// The value of the first query parameter of a name; an absent value is empty.
  func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name }.map { $0.value ?? "" }
  }

  /// The body as an XML document with that root element.
  func document(root: String) throws(Refusal) -> XMLElement {
    let document: XMLElement
    do {
      document = try XMLElement(parsing: body)
    } catch {
      throw .malformedXML
    }
    guard document.isNamed(root) else { throw .malformedXML }
    return document
  }
}

/// The answer of an operation that did not refuse.
struct Success {
  var status = 200
  var headers: [(name: String, value: String)] = []
  /// The root of the body; nil for an empty body.
  var document: XMLElement?
  /// The body of an answer that no operation of OSS gives.
  var content: Content?
  /// The rule that was written.
  var rule: StoredRule?

  /// What services beside OSS answer.
  enum Content {
    case text(String)
    case json([String: JSONValue])
    /// The answer of STS, in the form that is wanted; the root is that of XML. The request's ID comes with it.
    case api([String: JSONValue], root: String)
  }
}
