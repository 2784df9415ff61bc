package import Replication

/// A rule that OSS shall take, of which it has to be known beforehand whether it will.
package struct FeasibilityCase: Hashable, Sendable {
  /// What is asked of OSS.
  package enum Request: Hashable, Sendable {
    /// The whole rule is put; in place of the live one, where there is one.
    case put(replacing: LiveRule?)
    /// Replication Time Control of a rule that exists is switched on.
    case enableRTC
  }

  /// The source bucket.
  package let bucket: DesiredBucket
  package let rule: DesiredRule
  package let request: Request

  package init(bucket: DesiredBucket, rule: DesiredRule, request: Request) {
    self.bucket = bucket
    self.rule = rule
    self.request = request
  }

  /// The destination bucket where the configuration says it is.
  var destination: BucketPlace {
    bucket.place(
      ofDestination: rule.rule.address.destination, in: rule.rule.location, account: rule.destinationAccount)
  }

  /// Whether both buckets are in one region, of which GetBucketReplicationLocation does not speak.
  var isWithinRegion: Bool { bucket.region == rule.rule.location }
}

extension DesiredBucket {
  /// A destination bucket in a region, on the way that leads to this bucket. An internal endpoint answers only within its
  /// own region, so another region's public one is taken.
  ///
  /// - Parameter account: the account that owns it, whose credentials see it; nil for this bucket's.
  func place(ofDestination name: BucketName, in region: Region, account: Account?) -> BucketPlace {
    let endpoint = endpoint == .official(.internal) && region != self.region ? .official(.public) : endpoint
    return BucketPlace(
      name: name, region: region, endpoint: endpoint, pathStyle: pathStyle, account: account?.name ?? place.account)
  }
}

extension DesiredState {
  /// Every rule of the configuration, as if none existed yet.
  package var feasibilityCases: [FeasibilityCase] {
    buckets.flatMap { bucket in
      bucket.rules.map { FeasibilityCase(bucket: bucket, rule: $0, request: .put(replacing: nil)) }
    }
  }
}

extension FeasibilityQuestions {
  /// What has to be known for some cases, and of some buckets whether they are where the configuration says. Each
  /// bucket is asked about once, however many rules need the answer.
  ///
  /// - Parameter ways: the buckets of the configuration. One that is also a destination is asked on its own way.
  package init(_ cases: [FeasibilityCase], buckets: [DesiredBucket] = [], ways: [DesiredBucket] = []) {
    let own = Dictionary(ways.map { ($0.place.inRegion, $0.place) }, uniquingKeysWith: { first, _ in first })
    var puts: [FeasibilityCase] = []
    for one in cases { if case .put = one.request { puts.append(one) } }
    // Where several rules lead to a bucket, one that names its account sees more of it.
    let destinations =
      puts.filter { $0.rule.destinationAccount != nil } + puts.filter { $0.rule.destinationAccount == nil }
    self.init(
      locations: cases.filter { !$0.isWithinRegion }.map(\.bucket.place),
      information: buckets.map(\.place) + puts.map(\.bucket.place)
        + destinations.map { own[$0.destination.inRegion] ?? $0.destination })
  }
}
