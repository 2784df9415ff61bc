import HTTPTransport

/// What OSS answers to the questions whether it would take a rule.
enum FeasibilityAnswers {
  /// Answers GetBucketInfo and GetBucketReplicationLocation as if every bucket were where it is looked for and every
  /// region could be reached; everything else is for the test to answer.
  static func positive(
    _ answers: @escaping @Sendable (String, String) -> Result<HTTPResponse, HTTPFailure>
  ) -> @Sendable (String, String) -> Result<HTTPResponse, HTTPFailure> {
    { method, url in
      if url.hasSuffix("?bucketInfo") { return HTTPResponse.answer(200, bucketInfo(url)) }
      if url.hasSuffix("?replicationLocation") { return HTTPResponse.answer(200, locations) }
      return answers(method, url)
    }
  }

  /// What a bucket is, told by the URL that asks: `https://NAME.oss-REGION.aliyuncs.com/?bucketInfo`.
  static func bucketInfo(_ url: String, versioning: String = "") -> String {
    let labels = (url.split(separator: "/").dropFirst().first ?? "").split(separator: ".")
    let (name, location) = (labels.first ?? "", labels.dropFirst().first ?? "")
    let status = versioning.isEmpty ? "" : "<Versioning>\(versioning)</Versioning>"
    return
      "<BucketInfo><Bucket><Name>\(name)</Name><Location>\(location)</Location>\(status)<Owner><ID>1001</ID></Owner></Bucket></BucketInfo>"
  }

  static let locations = """
    <ReplicationLocation><Location>oss-cn-beijing</Location><Location>oss-cn-hangzhou</Location>\
    <Location>oss-us-west-1</Location><LocationTransferTypeConstraint><LocationTransferType>\
    <Location>oss-us-west-1</Location><TransferTypes><Type>oss_acc</Type></TransferTypes></LocationTransferType>\
    </LocationTransferTypeConstraint><LocationRTCConstraint><Location>oss-cn-beijing</Location>\
    </LocationRTCConstraint></ReplicationLocation>
    """
}
