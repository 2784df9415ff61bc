internal import Diagnostics
internal import Replication

/// Where a bucket is and how it is reached, as a bucket, a group or the defaults write it.
struct PlaceSettings: Sendable {
  /// The name of an entry under `accounts`.
  var account: Setting<ExactString> = .absent
  var region: Setting<Interpolable<Region>> = .absent
  var endpoint: Setting<EndpointChoice> = .absent
  var pathStyle: Setting<Bool> = .absent

  init() {}

  init(_ block: BlockReader, findings: Findings) {
    let values = ValueReader(findings: findings)
    account = block.setting(.account, values.exactText)
    region = block.setting(.region) { values.interpolable($0, as: .region) }
    endpoint = block.setting(.endpoint) { EndpointReader(findings: findings).read($0) }
    pathStyle = block.setting(.pathStyle, values.boolean)
  }

  /// These settings with the inherited ones below them.
  func over(_ inherited: PlaceSettings) -> PlaceSettings {
    var merged = self
    merged.account = account.over(inherited.account)
    merged.region = region.over(inherited.region)
    merged.endpoint = endpoint.over(inherited.endpoint)
    merged.pathStyle = pathStyle.over(inherited.pathStyle)
    return merged
  }

  /// Settings of which nothing is known, so that nothing is reported as missing in them.
  static var invalid: PlaceSettings {
    var settings = PlaceSettings()
    settings.account = .invalid
    settings.region = .invalid
    settings.endpoint = .invalid
    settings.pathStyle = .invalid
    return settings
  }
}
