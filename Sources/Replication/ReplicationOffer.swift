/// What OSS offers for rules from one region to another.
package struct ReplicationOffer: Hashable, Sendable {
  /// Whether a transfer type can be used.
  package enum Availability: String, Hashable, Sendable {
    case yes
    case no
    /// Documents and tests disagree: across the border of mainland China documents ask for `oss_acc`, and rules without it
    /// were taken.
    case unclear
  }

  /// Where copies can go.
  package let region: Region
  /// Whether a rule can do without acceleration.
  package let plain: Availability
  /// Whether transfer acceleration (`oss_acc`) reaches the region.
  package let accelerated: Bool
  /// Whether Replication Time Control is offered.
  package let rtc: Bool
}

extension ReplicationLocations {
  /// What is offered to buckets of a region, sorted by region. The region itself is among it, which OSS leaves out: within one
  /// region a rule needs no acceleration, and there is no Replication Time Control (EC 0031-00000203).
  package func offers(from source: Region) -> [ReplicationOffer] {
    let own = ReplicationOffer(region: source, plain: .yes, accelerated: false, rtc: false)
    let others = Set(regions).subtracting([source]).map { region in
      ReplicationOffer(
        region: region, plain: region.isMainland == source.isMainland ? .yes : .unclear,
        accelerated: accelerated.contains(region), rtc: rtc.contains(region))
    }
    return ([own] + others).sorted { $0.region < $1.region }
  }
}
