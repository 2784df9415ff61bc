/// The parts of a request that a signature covers. Bucket, key and query are not percent-encoded here.
package struct SignableRequest: Sendable {
  /// The method in upper case.
  package var method: String
  /// The bucket; nil for a call of the service, such as ListBuckets.
  package var bucket: String?
  /// The object's key; nil for a call of a bucket.
  package var key: String?
  /// The query parameters in any order; a value of nil and an empty one are signed alike.
  package var query: [(name: String, value: String?)]
  /// The header fields in any order and case.
  package var headers: [(name: String, value: String)]

  package init(
    method: String, bucket: String? = nil, key: String? = nil, query: [(name: String, value: String?)] = [],
    headers: [(name: String, value: String)] = []
  ) {
    self.method = method
    self.bucket = bucket
    self.key = key
    self.query = query
    self.headers = headers
  }

  /// The resource as both signature versions name it, not encoded: `/bucket/key`, `/bucket/` or `/`.
  var resourcePath: String {
    guard let bucket else { return "/" }
    return "/\(bucket)/\(key ?? "")"
  }

  /// The value of the first header field of a name that is given in lower case.
  package func header(_ name: String) -> String? {
    for index in headers.indices where headers[index].name.isHeaderName(name) { return headers[index].value }
    return nil
  }

  /// The value of the first query parameter of a name; an absent value is empty.
  package func parameter(_ name: String) -> String? {
    query.first { $0.name == name }.map { $0.value ?? "" }
  }
}
