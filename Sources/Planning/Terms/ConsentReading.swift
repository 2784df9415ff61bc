internal import Diagnostics
package import Replication

/// Why a text is no consent, or no address: a sentence for whoever wrote it.
package struct ConsentFlaw: Error, Hashable, Sendable {
  package let message: String
}

extension Consent {
  /// Reads `KIND:WHAT`, as `--allow` takes it and a saved plan keeps it.
  package init(_ text: String) throws(ConsentFlaw) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let what = parts.count == 2 ? parts[1] : ""
    switch parts[0] {
    case "delete": self = .delete(try Self.count(what, of: text))
    case "empty": self = .empty(try Self.count(what, of: text))
    case "replace" where !what.contains(":") && !what.holdsWildcard: self = .replaces(try Self.count(what, of: text))
    case "replace": self = .replace(try Self.address(what, of: text, way: Self.wayForAllReplaces))
    case "unmodelled": self = .unmodelled(try Self.address(what, of: text, way: "repeat --allow for each rule"))
    case "unknown": self = .unknown(try Self.bucket(what, of: text))
    default:
      throw ConsentFlaw(
        message: "'\(QuotedText(text).text)' allows nothing: it is delete:N, empty:N, replace:N, replace:ADDRESS, "
          + "unmodelled:ADDRESS or unknown:BUCKET.")
    }
  }

  private static let wayForAllReplaces =
    "repeat --allow for each rule, or pass replace:N with the exact number of all replaces and narrow them with --only"

  private static func count(_ what: String, of text: String) throws(ConsentFlaw) -> Int {
    guard !what.isEmpty, what.utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(what), count > 0 else {
      let kind = text.prefix { $0 != ":" }
      let address = kind == "replace" ? ", or an address, such as replace:invoices:invoices-dr" : ""
      throw ConsentFlaw(message: "'\(QuotedText(text).text)' takes a number from 1, such as \(kind):12\(address).")
    }
    return count
  }

  private static func address(_ what: String, of text: String, way: String) throws(ConsentFlaw) -> RuleAddress {
    guard !what.holdsWildcard else {
      throw ConsentFlaw(
        message:
          "'\(QuotedText(text).text)' holds a wildcard, and a consent names one rule, SOURCE:DESTINATION: \(way).")
    }
    return try RuleAddress(argument: what)
  }

  private static func bucket(_ what: String, of text: String) throws(ConsentFlaw) -> BucketName {
    guard !what.isEmpty, !what.contains(":") else {
      throw ConsentFlaw(
        message: "'\(QuotedText(text).text)': unknown takes the name of a bucket, such as unknown:invoices.")
    }
    guard !what.holdsWildcard else {
      throw ConsentFlaw(
        message:
          "'\(QuotedText(text).text)' holds a wildcard, and a consent names one bucket: repeat --allow for each bucket, "
          + "or leave buckets out with --exclude.")
    }
    return BucketName(what)
  }
}

extension RuleAddress {
  /// Reads `SOURCE:DESTINATION`, as `--replace` takes it; both are names, no patterns.
  package init(argument text: String) throws(ConsentFlaw) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw ConsentFlaw(
        message: "'\(QuotedText(text).text)' is no address: SOURCE:DESTINATION, such as invoices:invoices-dr.")
    }
    guard !text.holdsWildcard else {
      throw ConsentFlaw(
        message:
          "'\(QuotedText(text).text)' holds a wildcard, and an address names one rule: write SOURCE:DESTINATION, such as "
          + "invoices:invoices-dr, and repeat the option for each rule.")
    }
    self.init(source: BucketName(parts[0]), destination: BucketName(parts[1]))
  }
}

extension Consents {
  /// All consents together. Two numbers for one thing can't both be meant.
  package init(_ consents: [Consent]) throws(ConsentFlaw) {
    self.init()
    for consent in consents {
      switch consent {
      case .delete(let count): delete = try Self.only(count, besides: delete) { .delete($0) }
      case .empty(let count): empty = try Self.only(count, besides: empty) { .empty($0) }
      case .replaces(let count): replaces = try Self.only(count, besides: replaces) { .replaces($0) }
      case .replace(let address): replace.insert(address)
      case .unmodelled(let address): unmodelled.insert(address)
      case .unknown(let bucket): unknown.insert(bucket)
      }
    }
  }

  private static func only(
    _ count: Int, besides other: Int?, _ consent: (Int) -> Consent
  ) throws(ConsentFlaw) -> Int {
    guard let other, other != count else { return count }
    throw ConsentFlaw(
      message: "--allow \(consent(other)) and --allow \(consent(count)) contradict each other; pass one of them.")
  }
}

extension String {
  /// Whether it is written as a pattern, which the name of a bucket can't be.
  fileprivate var holdsWildcard: Bool { utf8.contains { "*?[]{}".utf8.contains($0) } }
}
