internal import Replication

/// What a plan would do, in a word short enough to be approved: two plans with the same checksum make the same changes to
/// rules that say the same.
///
/// Drift that gives no action does not change it, and neither do places, notes, rule identifiers or the order of anything.
package struct Checksum: Hashable, Sendable {
  /// The first 64 bits of the SHA-256 over the plan's actions.
  package let bits: UInt64

  private static let prefix = "orp1"

  init(_ changes: some Sequence<Change>) {
    let sorted = changes.sorted { $0.address < $1.address }
    var bytes = CanonicalBytes()
    bytes.append(Self.prefix)
    bytes.append(list: sorted) { bytes, change in
      bytes.append(change.address.source.text)
      bytes.append(change.address.destination.text)
      bytes.append(change.kind.rawValue)
      bytes.append(optional: change.liveFingerprint) { $0.append(digest: $1.bytes) }
      bytes.append(optional: change.desiredFingerprint) { $0.append(digest: $1.bytes) }
    }
    bits = bytes.digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Reads `orp1-xxxx-xxxx-xxxx-xxxx` with hexadecimal digits in lower case; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].utf8.elementsEqual(Self.prefix.utf8),
      parts.dropFirst().allSatisfy({ $0.utf8.count == 4 }),
      let bytes = hexadecimalBytes(of: parts.dropFirst().joined())
    else { return nil }
    bits = bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension Checksum: CustomStringConvertible {
  /// `orp1-xxxx-xxxx-xxxx-xxxx`.
  package var description: String {
    let groups = stride(from: 48, through: 0, by: -16).map { shift in
      hexadecimal([UInt8(truncatingIfNeeded: bits >> (shift + 8)), UInt8(truncatingIfNeeded: bits >> shift)])
    }
    return ([Self.prefix] + groups).joined(separator: "-")
  }
}

extension Plan {
  /// What is approved when this plan is: its actions and what they start from. Takes time in proportion to the changes.
  package var checksum: Checksum { Checksum(changes) }
}
