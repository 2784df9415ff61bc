/// Where a bucket's objects can be replicated to.
package struct ReplicationLocations: Hashable, Sendable {
  /// The regions that can receive copies. OSS leaves out the bucket's own, to which same-region replication works all the
  /// same.
  package var regions: [Region]
  /// The regions that transfer acceleration (`oss_acc`) reaches.
  package var accelerated: [Region]
  /// The regions to which Replication Time Control is offered.
  package var rtc: [Region]

  package init(regions: [Region], accelerated: [Region], rtc: [Region]) {
    self.regions = regions
    self.accelerated = accelerated
    self.rtc = rtc
  }
}
