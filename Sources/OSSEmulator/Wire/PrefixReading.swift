internal import XMLDocument

/// Reads and checks the PrefixSet of a rule.
enum PrefixReading {
  /// The longest prefix that OSS takes, in characters.
  static let maximumLength = 1023

  /// The prefixes in the order in which they were sent; none for the whole bucket, which is also what a single empty
  /// prefix means.
  static func prefixes(of rule: XMLElement, limit: Int) throws(Refusal) -> [String] {
    let prefixes = rule.firstChild(named: "PrefixSet")?.children(named: "Prefix").map(\.text) ?? []
    guard prefixes != [""] else { return [] }
    guard prefixes.count <= limit else { throw .tooManyPrefixes(limit: limit) }
    guard prefixes.allSatisfy({ $0.unicodeScalars.count <= maximumLength }) else { throw .prefixIsTooLong }
    guard !overlap(prefixes) else { throw .prefixesOverlap }
    return prefixes
  }

  /// Whether a body that is not UTF-8 has the foreign bytes in a prefix, in which case OSS tells so.
  static func hasForeignBytesInPrefix(_ body: [UInt8]) -> Bool {
    let repaired = Array(String(decoding: body, as: UTF8.self).utf8)
    // A body that is not XML either is malformed in the first place.
    guard repaired != body, let document = try? XMLElement(parsing: repaired) else { return false }
    return document.children(named: "Rule").contains { rule in
      rule.firstChild(named: "PrefixSet")?.children(named: "Prefix").contains {
        $0.text.unicodeScalars.contains("\u{FFFD}")
      } == true
    }
  }

  /// In byte order a prefix stands directly before the texts that begin with it.
  private static func overlap(_ prefixes: [String]) -> Bool {
    let sorted = prefixes.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    return zip(sorted, sorted.dropFirst()).contains { $1.starts(with: $0) }
  }
}
