internal import OSSSignature

/// A request as it came over the wire.
package struct EmulatedRequest: Sendable {
  /// The method in upper case.
  package var method: String
  /// The path and the query, percent-encoded.
  package var target: String
  /// The header fields in the order in which they came, Host among them.
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]

  package init(method: String, target: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
  }

  /// The value of the first header field of a name that is given in lower case.
  func header(_ name: String) -> String? {
    for index in headers.indices where headers[index].name.isHeaderName(name) { return headers[index].value }
    return nil
  }
}
