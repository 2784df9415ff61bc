internal import Diagnostics
internal import Replication

extension ResolvedConfiguration {
  /// Where every value of a rule comes from; for an address that no rule has, the one that was probably meant.
  func origins(of address: RuleAddress) -> OriginsAnswer {
    let ofBucket = buckets.first { $0.name == address.source }
    guard let bucket = ofBucket else {
      let names = buckets.filter { !$0.rules.isEmpty }.compactMap(\.name)
      let meant = Suggestion.closest(to: address.source.text, among: names.map(\.text))
      return .unknown(suggestion: meant.flatMap { suggestion(BucketName($0), address.destination) })
    }
    guard let rule = bucket.rules.first(where: { $0.destination?.value == address.destination }) else {
      return .unknown(suggestion: suggestion(address.source, address.destination))
    }
    return .found(OriginsFinder(configuration: self, bucket: bucket, rule: rule).origins(of: address))
  }

  /// A rule of a bucket: the one to the destination that is closest, else the first.
  private func suggestion(_ source: BucketName, _ destination: BucketName) -> RuleAddress? {
    let destinations = buckets.first { $0.name == source }?.rules.compactMap(\.destination?.value) ?? []
    let closest = Suggestion.closest(to: destination.text, among: destinations.map(\.text)).map { BucketName($0) }
    return (closest ?? destinations.first).map { RuleAddress(source: source, destination: $0) }
  }
}
