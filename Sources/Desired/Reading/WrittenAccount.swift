internal import Diagnostics
internal import Replication

/// An account as it is written in a configuration or in the operator's file of rails. The parts that are absent are those that
/// nobody wrote there.
struct WrittenAccount: Sendable {
  let name: String
  /// The place of its name.
  let place: SourceSpan
  var source: Setting<Authentication.Source> = .absent
  var assumedRole: Setting<AssumedRole> = .absent
  var stsRegion: Setting<Region> = .absent
  var uid: Setting<String> = .absent

  /// The account; nil where a part is missing or wrong, which is reported.
  var account: Account? {
    guard let source = source.value else { return nil }
    if case .invalid = assumedRole { return nil }
    if case .invalid = stsRegion { return nil }
    if case .invalid = uid { return nil }
    return Account(
      name: name,
      authentication: Authentication(source, assuming: assumedRole.value, stsRegion: stsRegion.value),
      uid: uid.value, origin: Origin(place))
  }
}

extension WrittenAccount {
  /// What the operator's file settles of the account, for a plan to say.
  var settled: SettledAccount {
    let keys: [(KeyName, Bool)] = [
      (.auth, !source.isAbsent), (.assumeRole, !assumedRole.isAbsent), (.uid, !uid.isAbsent),
    ]
    return SettledAccount(name: name, keys: keys.filter(\.1).map { "\($0.0)" }, origin: Origin(place))
  }
}
