internal import Replication

/// What a plan would do, in a word short enough to be approved: two plans with the same checksum make the same changes to
/// rules that say the same, with the same accounts, at the same endpoints, and let the same things through.
///
/// Drift that gives no action does not change it, and neither do places, notes, rule identifiers, steps, what else was
/// discovered, or the order of anything. It holds all 256 bits of the hash: a shorter one can be collided by search, so that
/// a harmless plan would be approved in the place of another.
package struct Checksum: Hashable, Sendable {
  /// The SHA-256 over what is approved; 32 bytes.
  package let bytes: [UInt8]

  private static let version = "orp2"
  private static let prefix = version + "-"
  /// The characters behind the prefix: 256 bits, five in each.
  private static let digits = 52

  init(_ plan: Plan) {
    var bytes = CanonicalBytes()
    bytes.append(Self.version)
    let changes = plan.buckets.flatMap { bucket in bucket.changes.map { (bucket: bucket.desired, change: $0) } }
    bytes.append(list: changes.sorted { $0.change.address < $1.change.address }) { bytes, item in
      bytes.append(item.change)
      bytes.append(account: item.bucket.account)
      bytes.append(optional: item.bucket.endpoint.url) { $0.append($1) }
    }
    bytes.append(list: plan.approvedConsents) { $0.append($1.description) }
    bytes.append(list: plan.forceReplace.sorted()) { $0.append($1.description) }
    bytes.append(patterns: plan.scope.only)
    bytes.append(patterns: plan.scope.exclude)
    self.bytes = bytes.digest
  }

  /// Reads `orp2-` and 52 characters of base32 in lower case, whose last four bits are zero; nil for anything else.
  package init?(_ text: String) {
    guard text.utf8.count == Self.prefix.utf8.count + Self.digits, text.utf8.starts(with: Self.prefix.utf8),
      let bytes = base32Bytes(of: String(decoding: text.utf8.dropFirst(Self.prefix.utf8.count), as: UTF8.self))
    else { return nil }
    self.bytes = bytes
  }

  /// Whether a text is the checksum of a release before 1.0, which had 64 bits.
  package static func isOutdated(_ text: String) -> Bool { text.utf8.starts(with: "orp1-".utf8) }
}

extension Checksum: CustomStringConvertible {
  /// `orp2-` and 52 characters.
  package var description: String { Self.prefix + base32(bytes) }
}

extension Plan {
  /// What is approved when this plan is. Takes time in proportion to the changes.
  package var checksum: Checksum { Checksum(self) }
}

extension CanonicalBytes {
  fileprivate mutating func append(_ change: Change) {
    append(change.address.source.text)
    append(change.address.destination.text)
    append(change.kind.rawValue)
    append(optional: change.liveFingerprint) { $0.append(digest: $1.bytes) }
    append(optional: change.desiredFingerprint) { $0.append(digest: $1.bytes) }
  }

  /// An account is known by its number where it is pinned, otherwise by its name.
  fileprivate mutating func append(account: Account?) {
    append(account?.uid == nil ? "name" : "uid")
    append(account?.uid ?? account?.name ?? Account.defaultName)
  }

  /// Patterns have no order, and one that is given twice says no more.
  fileprivate mutating func append(patterns: [AddressGlob]) {
    append(list: Set(patterns.map { ExactString($0.description) }).sorted()) { $0.append($1) }
  }
}
