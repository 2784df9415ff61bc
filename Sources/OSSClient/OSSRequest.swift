internal import HTTPTransport
internal import Replication

/// One request in OSS's terms, before it is addressed and signed.
struct OSSRequest {
  var method: HTTPMethod
  /// The bucket; nil for a request to the service itself.
  var bucket: BucketName?
  /// The name of the account whose credentials sign the request.
  var account: String
  /// The region that signs the request: the bucket's.
  var region: Region
  /// Where the request goes, unless the connection says otherwise.
  var endpoint: EndpointChoice
  /// Whether the bucket's name travels in the path in any case.
  var pathStyle: Bool
  /// The parameters of the query, not encoded; one without a value is written as its bare name.
  var query: [(name: String, value: String?)]
  var body: [UInt8]
  /// Which try it is, from 1.
  var attempt = 1

  /// The same request, to be sent once more.
  var again: OSSRequest {
    var request = self
    request.attempt += 1
    return request
  }

  /// A request to a bucket.
  init(method: HTTPMethod, place: BucketPlace, query: [(name: String, value: String?)], body: [UInt8] = []) {
    self.init(
      method: method, bucket: place.name, account: place.account, region: place.region, endpoint: place.endpoint,
      pathStyle: place.pathStyle, query: query, body: body)
  }

  /// A request to the service itself, at the endpoint of a region.
  init(
    method: HTTPMethod, account: String, region: Region, endpoint: EndpointChoice,
    query: [(name: String, value: String?)]
  ) {
    self.init(
      method: method, bucket: nil, account: account, region: region, endpoint: endpoint, pathStyle: false,
      query: query, body: [])
  }

  private init(
    method: HTTPMethod, bucket: BucketName?, account: String, region: Region, endpoint: EndpointChoice,
    pathStyle: Bool, query: [(name: String, value: String?)], body: [UInt8]
  ) {
    self.method = method
    self.bucket = bucket
    self.account = account
    self.region = region
    self.endpoint = endpoint
    self.pathStyle = pathStyle
    self.query = query
    self.body = body
  }
}
