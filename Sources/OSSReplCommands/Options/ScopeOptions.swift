internal import ArgumentParser
internal import Planning
internal import Replication

/// Which rules a run is about.
struct ScopeOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Look only at rules whose address fits; repeatable, and one fit is enough.",
      discussion: "An address is SOURCE:DESTINATION; * stands for any characters, ? for one: 'invoices:*'.",
      valueName: "glob"),
    completion: .addresses, transform: ScopeOptions.glob)
  var only: [AddressGlob] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Leave out rules whose address fits, also those of --only. Repeatable.", valueName: "glob"),
    completion: .addresses, transform: ScopeOptions.glob)
  var exclude: [AddressGlob] = []

  /// The rules that may be looked at and changed.
  var scope: Scope { Scope(only: only, exclude: exclude) }

  private static func glob(_ text: String) throws -> AddressGlob {
    guard let glob = AddressGlob(text) else {
      let advice = text.contains(":") ? "" : " Every rule of one bucket is '\(text.isEmpty ? "invoices" : text):*'."
      throw ValidationError("'\(text)' is no pattern over addresses: SOURCE:DESTINATION, one colon.\(advice)")
    }
    return glob
  }
}
