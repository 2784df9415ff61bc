internal import ArgumentParser
internal import Planning
internal import Replication

/// What the operator allows by name.
struct ConsentOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      "Let one thing through that is held back: replace:ADDRESS, unmodelled:ADDRESS, unknown:BUCKET or empty:N.",
      discussion: "An ADDRESS is SOURCE:DESTINATION. Repeatable.", valueName: "kind:what"))
  var allow: [ConsentArgument] = []

  /// All of them together.
  var consents: Consents {
    var consents = Consents.none
    for argument in allow {
      switch argument.consent {
      case .replace(let address): consents.replace.insert(address)
      case .unmodelled(let address): consents.unmodelled.insert(address)
      case .unknown(let bucket): consents.unknown.insert(bucket)
      case .empty(let count): consents.empty = count
      }
    }
    return consents
  }
}

/// One permission on the command line.
struct ConsentArgument: ExpressibleByArgument {
  enum Consent {
    case replace(RuleAddress)
    case unmodelled(RuleAddress)
    case unknown(BucketName)
    case empty(Int)
  }

  let consent: Consent

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let kind = parts.first, parts.dropFirst().allSatisfy({ !$0.isEmpty }) else { return nil }
    switch (kind, parts.count) {
    case ("replace", 3): consent = .replace(Self.address(parts))
    case ("unmodelled", 3): consent = .unmodelled(Self.address(parts))
    case ("unknown", 2): consent = .unknown(BucketName(parts[1]))
    case ("empty", 2):
      guard let count = Int(parts[1]), count > 0 else { return nil }
      consent = .empty(count)
    default: return nil
    }
  }

  private static func address(_ parts: [String]) -> RuleAddress {
    RuleAddress(source: BucketName(parts[1]), destination: BucketName(parts[2]))
  }
}
