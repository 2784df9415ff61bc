/// A bucket and the way on which requests reach it.
package struct BucketPlace: Hashable, Sendable {
  package var name: BucketName
  /// The region whose endpoint answers for the bucket, and which signs the requests.
  package var region: Region
  /// Where requests go, unless the command line says otherwise.
  package var endpoint: EndpointChoice
  /// Whether the bucket's name travels in the path instead of the host.
  package var pathStyle: Bool
  /// The name of the account whose credentials sign the requests.
  package var account: String

  package init(
    name: BucketName, region: Region, endpoint: EndpointChoice = .official(.public), pathStyle: Bool = false,
    account: String = Account.defaultName
  ) {
    self.name = name
    self.region = region
    self.endpoint = endpoint
    self.pathStyle = pathStyle
    self.account = account
  }
}

extension DesiredBucket {
  /// The bucket as requests address it.
  package var place: BucketPlace {
    BucketPlace(
      name: name, region: region, endpoint: endpoint, pathStyle: pathStyle,
      account: account?.name ?? Account.defaultName)
  }
}
