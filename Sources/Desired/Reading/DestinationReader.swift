internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// The bucket that receives the copies, as a rule or a template writes it.
struct WrittenDestination: Sendable {
  /// Where to point when a part is missing; nil when nothing is written.
  var place: SourceSpan?
  var bucket: Setting<Interpolable<BucketName>> = .absent
  var location: Setting<Interpolable<Region>> = .absent
  /// The name of the account that owns the bucket.
  var account: Setting<ExactString> = .absent

  /// These parts with the inherited ones below them.
  func over(_ inherited: WrittenDestination) -> WrittenDestination {
    WrittenDestination(
      place: place, bucket: bucket.over(inherited.bucket), location: location.over(inherited.location),
      account: account.over(inherited.account))
  }

  /// A destination of which nothing is known, so that nothing is reported as missing in it.
  static let invalid = WrittenDestination(bucket: .invalid, location: .invalid, account: .invalid)
}

/// Reads `destination`.
struct DestinationReader {
  /// Which parts must be written here because nothing else can give them.
  enum Completeness {
    case whole
    /// All but the location, which a rule that shall not exist does without.
    case bucket
    /// The rest may come from elsewhere.
    case partial
  }

  let findings: Findings
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings) { self.findings = findings }

  func read(_ block: borrowing BlockReader, _ completeness: Completeness) -> WrittenDestination {
    let example = "`{bucket: NAME, location: oss-REGION}`"
    let slot =
      completeness == .partial
      ? block[.destination]
      : block.required(.destination, help: "write `destination: {bucket: NAME, location: oss-REGION}`")
    guard let slot else {
      return completeness == .partial && !block.excuses(.destination) ? WrittenDestination() : .invalid
    }
    guard let mapping = values.mapping(slot, example: example) else { return .invalid }
    let parts = BlockReader(
      mapping, ConfigurationSchema.destination, place: slot.keySpan, excused: block.excused, findings: findings)
    if completeness != .partial { parts.require(.bucket, help: "write the name of the destination bucket") }
    if completeness == .whole {
      parts.require(.location, help: "write the region of the destination bucket, for example `oss-cn-beijing`")
    }
    let bucket = parts.setting(.bucket) { values.interpolable($0, as: .destinationBucket) }
    let location = parts.setting(.location) { values.interpolable($0, as: .region) }
    // What is missing and reported is no longer open.
    return WrittenDestination(
      place: parts.place, bucket: completeness != .partial && bucket.isAbsent ? .invalid : bucket,
      location: completeness == .whole && location.isAbsent ? .invalid : location,
      account: parts.unsettable(.account, values.exactText))
  }
}
