internal import Diagnostics
internal import Replication

/// Where a bucket is and how it is reached, as a bucket, a group or the defaults write it.
struct PlaceSettings: Sendable {
  /// The name of an entry under `accounts`.
  var account: Setting<ExactString> = .absent
  var region: Setting<Interpolable<Region>> = .absent
  var endpoint: Setting<EndpointChoice> = .absent
  var pathStyle: Setting<Bool> = .absent

  /// These settings with the inherited ones below them.
  func over(_ inherited: PlaceSettings) -> PlaceSettings {
    PlaceSettings(
      account: account.over(inherited.account), region: region.over(inherited.region),
      endpoint: endpoint.over(inherited.endpoint), pathStyle: pathStyle.over(inherited.pathStyle))
  }

  /// Settings of which nothing is known, so that nothing is reported as missing in them.
  static let invalid = PlaceSettings(account: .invalid, region: .invalid, endpoint: .invalid, pathStyle: .invalid)
}

extension PlaceSettings {
  init(_ block: borrowing BlockReader, findings: Findings) {
    let values = ValueReader(findings: findings)
    self.init(
      account: block.setting(.account, values.exactText),
      region: block.setting(.region) { values.interpolable($0, as: .region) },
      endpoint: block.setting(.endpoint) { EndpointReader(findings: findings).read($0) },
      pathStyle: block.setting(.pathStyle, values.boolean))
  }
}
