package import Replication

/// What is known beforehand of whether OSS will take the rules that are asked of it.
package struct Feasibility: Hashable, Sendable {
  /// How much is known of one rule.
  package enum Verdict: Hashable, Sendable {
    /// Everything that OSS is known to look at fits.
    case proven
    /// OSS would refuse it, for these reasons; at least one.
    case infeasible([Obstacle])
    /// Something could not be read, or OSS's own word is not clear; at least one doubt.
    case unproven([Doubt])
  }

  /// The verdict on each rule that was asked about.
  package var verdicts: [RuleAddress: Verdict]
  /// The verdict on each source bucket that was asked about for its own sake: whether it is where the configuration says.
  package var sources: [BucketName: Verdict] = [:]
  /// Where destination buckets were seen to lie.
  package var destinationRegions: [BucketName: Region]
  /// Why OSS would refuse rules, each cause once, sorted by place.
  package var obstacles: [Obstacle] = []
  /// What could not be made certain, each cause once, sorted by place.
  package var doubts: [Doubt] = []

  /// Nothing was asked.
  package static let unchecked = Feasibility()

  package init(verdicts: [RuleAddress: Verdict] = [:], destinationRegions: [BucketName: Region] = [:]) {
    self.verdicts = verdicts
    self.destinationRegions = destinationRegions
  }
}

/// A reason for which OSS would refuse rules, at one place in the configuration.
package struct Obstacle: Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    /// There is no such source bucket.
    case sourceMissing(BucketName)
    /// The source bucket lies in another region.
    case sourceElsewhere(BucketName, found: Region, written: Region)
    /// There is no such destination bucket.
    case destinationMissing(BucketName)
    /// The destination bucket lies in another region.
    case destinationElsewhere(BucketName, found: Region, written: Region)
    /// The destination bucket belongs to another account than the one that the configuration names.
    case destinationOfAnotherAccount(BucketName, owner: String, named: Account)
    /// The destination bucket belongs to another account than the source bucket, and the rule has no role.
    case foreignDestinationWithoutRole(BucketName, owner: String, sourceOwner: String)
    /// OSS does not replicate from the one region to the other.
    case regionNotOffered(from: Region, to: Region, offered: [Region])
    /// There is no transfer acceleration between the regions.
    case accelerationNotOffered(from: Region, to: Region, offered: [Region])
    /// There is no Replication Time Control between the regions.
    case rtcNotOffered(from: Region, to: Region, offered: [Region])
    /// One bucket keeps versions and the other does not, or one has suspended versioning.
    case versioningUnfit(RuleAddress, source: BucketVersioning, destination: BucketVersioning)
  }

  package let cause: Cause
  /// The place of the value that is wrong.
  package let origin: Origin
  /// The rules that can't be had for it, sorted; none for a bucket without rules.
  package let addresses: [RuleAddress]

  package init(cause: Cause, origin: Origin, addresses: [RuleAddress]) {
    self.cause = cause
    self.origin = origin
    self.addresses = addresses
  }
}

/// A reason for which it is not certain whether OSS would take rules.
package struct Doubt: Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    /// Where the source bucket can replicate to could not be read.
    case locationsUnread(BucketName, UnknownReason)
    /// What the source bucket is could not be read.
    case sourceUnread(BucketName, UnknownReason)
    /// What the destination bucket is could not be read.
    case destinationUnread(BucketName, UnknownReason)
    /// OSS says a word for a bucket's versioning that its documentation does not know.
    case versioningUnclear(BucketName, word: String)
    /// Across the border of mainland China OSS's documentation makes transfer acceleration mandatory. Whether OSS refuses
    /// a rule without it is not documented.
    case internalAcrossBorder(from: Region, to: Region)

    /// Why something could not be read or understood; nil where OSS's answers were clear.
    package var unreadReason: UnknownReason? {
      switch self {
      case .locationsUnread(_, let reason), .sourceUnread(_, let reason), .destinationUnread(_, let reason): reason
      case .versioningUnclear: UnknownReason(kind: .unreadable, message: "OSS's documentation does not know the word")
      case .internalAcrossBorder: nil
      }
    }
  }

  package let cause: Cause
  /// The place in the configuration that names what could not be made certain.
  package let origin: Origin
  /// The rules that are not proven for it, sorted; none for a bucket without rules.
  package let addresses: [RuleAddress]

  package init(cause: Cause, origin: Origin, addresses: [RuleAddress]) {
    self.cause = cause
    self.origin = origin
    self.addresses = addresses
  }
}
