internal import XMLDocument

/// An answer, and how it is to be handed to the client.
package struct EmulatedReply: Sendable {
  package var status: Int
  /// All header fields but Content-Length and those of the connection.
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]
  package var delivery: Delivery
  /// What a log says of the request; nil for a call of the control endpoint.
  package var record: RequestRecord?
  /// Whether the request changed what is stored.
  package var changedStore: Bool

  /// How an answer reaches the client.
  package struct Delivery: Hashable, Sendable {
    /// How long the answer is held back.
    package var delay: Duration
    package var ending = Ending.whole
  }

  /// What becomes of the answer and of its connection.
  package enum Ending: Hashable, Sendable {
    /// All of the answer is sent.
    case whole
    /// The answer announces so many more bytes of body than it has, and the connection is closed behind it.
    case truncated(missing: Int)
    /// Nothing is sent; the connection is closed in good order.
    case close
    /// Nothing is sent; the connection is torn down.
    case reset
  }

  /// The answer in place of this one when its change could not be kept for a restart: the service's own failure, which says
  /// nothing of whether the change was made.
  package func asFailureToKeep() -> EmulatedReply {
    var failure = self
    failure.status = 500
    guard record != nil else {
      failure.body = Array("{\"error\":\"the state can't be written to its file\"}\n".utf8)
      return failure
    }
    failure.headers.removeAll { $0.name == "Content-Type" }
    failure.headers.append((name: "Content-Type", value: "application/xml"))
    failure.body =
      XMLElement(
        "Error",
        children: [
          XMLElement("Code", text: "InternalError"),
          XMLElement("Message", text: "The state can't be written to its file."),
          XMLElement("RequestId", text: header("x-oss-request-id") ?? ""),
        ]
      ).documentBytes
    failure.record?.status = 500
    failure.record?.code = "InternalError"
    return failure
  }

  /// The value of the first header field of a name, in any case.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// What a log says of a request: never a header field, a body or a signature.
package struct RequestRecord: Hashable, Sendable {
  package var time: Moment
  package var method: String
  package var host: String
  package var path: String
  /// The query without the parameters of a signature.
  package var query: String
  /// The name of the operation; nil when the request is none that is known.
  package var operation: String?
  package var bucket: String?
  /// Nil when no answer was sent.
  package var status: Int?
  /// The error's code; nil for a success.
  package var code: String?
  /// The error's EC where it has one.
  package var ec: String?
  package var requestID: String
  /// The ID of the rule that was written or asked to be.
  package var ruleID: String?
  /// The destination bucket of that rule.
  package var destination: String?
  /// The faults that have changed the request's course.
  package var faults: [String] = []
}
