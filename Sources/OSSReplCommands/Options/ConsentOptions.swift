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
        delete:N, empty:N or replace:N, where N is the exact number; replace:ADDRESS or unmodelled:ADDRESS, where an \
        ADDRESS is SOURCE:DESTINATION; unknown:BUCKET. Wildcards are not taken.
        """,
      valueName: "kind:what"),
    transform: { text in try asArgument { () throws(ConsentFlaw) in try Consent(text) } })
  var allow: [Consent] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Delete and create this rule anew even if nothing differs, such as to copy existing objects again. Repeatable.",
      valueName: "address"),
    completion: .addresses,
    transform: { text in try asArgument { () throws(ConsentFlaw) in try RuleAddress(argument: text) } })
  var replace: [RuleAddress] = []

  /// All consents together.
  private(set) var consents = Consents.none

  private enum CodingKeys: CodingKey {
    case allow
    case replace
  }

  mutating func validate() throws {
    let allow = allow
    consents = try asArgument { () throws(ConsentFlaw) in try Consents(allow) }
  }

  /// The rules to be made anew.
  var forceReplace: Set<RuleAddress> { Set(replace) }
}

/// Reads a part of the command line, in which a flaw is a mistake of its writer.
func asArgument<Value>(_ read: () throws(ConsentFlaw) -> Value) throws -> Value {
  do {
    return try read()
  } catch {
    throw ValidationError(error.message)
  }
}
