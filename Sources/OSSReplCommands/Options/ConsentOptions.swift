internal import ArgumentParser
internal import Planning
internal import Replication

/// What the operator allows, and asks for, by name.
struct ConsentOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Let one thing through that is held back. Repeatable.",
      discussion: """
        delete:N or empty:N, where N is the exact number; replace:ADDRESS or unmodelled:ADDRESS, where an ADDRESS is \
        SOURCE:DESTINATION; unknown:BUCKET.
        """,
      valueName: "kind:what"),
    transform: Consent.init(argument:))
  var allow: [Consent] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Delete and create this rule anew even if nothing differs, such as to copy existing objects again. Repeatable.",
      valueName: "address"),
    transform: RuleAddress.init(argument:))
  var replace: [RuleAddress] = []

  /// Two numbers for one thing can't both be meant.
  func validate() throws {
    for kind in ["delete", "empty"] {
      let counts = Set(allow.map(\.description).filter { $0.hasPrefix("\(kind):") }).sorted { $0 < $1 }
      if counts.count > 1 {
        throw ValidationError("--allow \(counts[0]) and --allow \(counts[1]) contradict each other; pass one of them.")
      }
    }
  }

  /// All consents together.
  var consents: Consents {
    var consents = Consents.none
    for consent in allow {
      switch consent {
      case .delete(let count): consents.delete = count
      case .empty(let count): consents.empty = count
      case .replace(let address): consents.replace.insert(address)
      case .unmodelled(let address): consents.unmodelled.insert(address)
      case .unknown(let bucket): consents.unknown.insert(bucket)
      }
    }
    return consents
  }

  /// The rules to be made anew.
  var forceReplace: Set<RuleAddress> { Set(replace) }
}

extension Consent {
  /// Reads `KIND:WHAT`.
  fileprivate init(argument: String) throws {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let what = parts.count == 2 ? parts[1] : ""
    switch parts[0] {
    case "delete": self = .delete(try Self.count(what, of: argument))
    case "empty": self = .empty(try Self.count(what, of: argument))
    case "replace": self = .replace(try RuleAddress(argument: what))
    case "unmodelled": self = .unmodelled(try RuleAddress(argument: what))
    case "unknown":
      guard !what.isEmpty, !what.contains(":") else {
        throw ValidationError("'\(argument)': unknown takes the name of a bucket, such as unknown:invoices.")
      }
      self = .unknown(BucketName(what))
    default:
      throw ValidationError(
        "'\(argument)' allows nothing: it is delete:N, empty:N, replace:ADDRESS, unmodelled:ADDRESS or unknown:BUCKET.")
    }
  }

  private static func count(_ text: String, of argument: String) throws -> Int {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(text), count > 0 else {
      throw ValidationError("'\(argument)' takes a number from 1, such as \(argument.prefix { $0 != ":" }):12.")
    }
    return count
  }
}

extension RuleAddress {
  /// Reads `SOURCE:DESTINATION`.
  fileprivate init(argument: String) throws {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw ValidationError("'\(argument)' is no address: SOURCE:DESTINATION, such as invoices:invoices-dr.")
    }
    self.init(source: BucketName(parts[0]), destination: BucketName(parts[1]))
  }
}
