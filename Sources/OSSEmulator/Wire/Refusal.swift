/// An error answer: the service refuses the request and nothing has changed.
struct Refusal: Error, Hashable {
  /// An element of the answer's body beside those that every error has.
  struct Field: Hashable {
    let name: String
    let value: String
  }

  let status: Int
  let code: String
  let message: String
  /// The finer code, for example `0031-00000001`; nil where none is published.
  let ec: String?
  let fields: [Field]
  /// Whether the answer's body has a line break before the EC.
  var hasLineBreakBeforeEC = false

  init(_ status: Int, _ code: String, _ message: String, ec: String? = nil, fields: [Field] = []) {
    self.status = status
    self.code = code
    self.message = message
    self.ec = ec
    self.fields = fields
  }
}

extension Refusal {
  /// 400 InvalidArgument, which also stands for errors of which only the EC is published.
  static func invalidArgument(_ message: String, ec: String? = nil) -> Refusal {
    Refusal(400, "InvalidArgument", message, ec: ec)
  }

  /// The body is not XML or not the document that the operation takes.
  static let malformedXML = Refusal(
    400, "MalformedXML",
    "The XML you provided was not well-formed or did not validate against our published schema.", ec: "0031-00000001")

  /// The Content-MD5 header is not that of the body.
  static let invalidDigest = Refusal(400, "InvalidDigest", "The Content-MD5 you specified is not valid.")

  static let entityTooLarge = Refusal(
    400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed object size.")

  static let notImplemented = Refusal(
    501, "NotImplemented", "A header or a query you provided implies functionality that is not implemented.")

  static func invalidBucketName(_ bucket: String) -> Refusal {
    Refusal(
      400, "InvalidBucketName", "The specified bucket is not valid.",
      fields: [Field(name: "BucketName", value: bucket)])
  }

  static func noSuchBucket(_ bucket: String) -> Refusal {
    Refusal(
      404, "NoSuchBucket", "The specified bucket does not exist.", ec: "0015-00000101",
      fields: [Field(name: "BucketName", value: bucket)])
  }

  /// The bucket lies in another region than the request is for. The endpoint it names is the public one.
  static func wrongEndpoint(bucket: String, region: String) -> Refusal {
    Refusal(
      403, "AccessDenied",
      "The bucket you are attempting to access must be addressed using the specified endpoint. "
        + "Please send all future requests to this endpoint.",
      fields: [
        Field(name: "Bucket", value: bucket), Field(name: "Endpoint", value: Endpoints.extranet(of: region)),
      ])
  }

  /// The bucket belongs to another account.
  static let bucketOfAnotherAccount = Refusal(
    403, "AccessDenied", "The bucket you access does not belong to you.", ec: "0003-00000001")

  static let bucketAlreadyExists = Refusal(
    409, "BucketAlreadyExists",
    "The requested bucket name is not available. The bucket namespace is shared by all users of the system. "
      + "Please select a different name and try again.")

  static let invalidLocationConstraint = Refusal(
    400, "InvalidLocationConstraint", "The specified location-constraint is not valid.")

  /// Versioning cannot change while a replication rule begins or ends at the bucket.
  static let versioningIsFrozen = invalidArgument(
    "The versioning status cannot be changed while the bucket has a replication rule.", ec: "0012-00000005")
}

/// The host names of regions.
enum Endpoints {
  static func extranet(of region: String) -> String { "oss-\(region).aliyuncs.com" }

  static func intranet(of region: String) -> String { "oss-\(region)-internal.aliyuncs.com" }
}
