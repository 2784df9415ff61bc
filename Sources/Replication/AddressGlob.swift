/// A pattern over addresses, `SOURCE:DESTINATION` with a glob on each side: `invoices:*` is every rule of one bucket.
package struct AddressGlob: Hashable, Sendable {
  package let source: Glob
  package let destination: Glob

  /// Reads a pattern; nil unless there is exactly one colon with something on both sides. A pattern without a colon could
  /// mean either side, so it is not guessed.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    source = Glob(String(parts[0]))
    destination = Glob(String(parts[1]))
  }

  /// Whether both buckets of an address fit.
  package func matches(_ address: RuleAddress) -> Bool {
    source.matches(address.source.text) && destination.matches(address.destination.text)
  }

  /// Whether every rule of a source bucket fits, whatever its destination.
  package func matchesWhole(_ bucket: BucketName) -> Bool {
    source.matches(bucket.text) && destination.pattern.utf8.allSatisfy { $0 == UInt8(ascii: "*") }
  }
}

extension AddressGlob: CustomStringConvertible {
  /// As the user wrote it.
  package var description: String { "\(source.pattern):\(destination.pattern)" }
}
