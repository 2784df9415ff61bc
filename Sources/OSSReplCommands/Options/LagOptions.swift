internal import ArgumentParser
internal import Replication
internal import Status

/// How long rules may lag.
struct LagOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "End with 2 when a rule lags longer, such as 15m; repeatable.",
      discussion: """
        DURATION:GLOB is for the rules whose address fits, such as 15m:'invoices:*'; the first that fits counts before \
        one without a glob. A rule that is missing is beyond any limit.
        """,
      valueName: "duration[:glob]"),
    transform: LagLimitArgument.init(argument:))
  var maxLag: [LagLimitArgument] = []

  @Flag(help: "With --max-lag, rules that are starting or have not copied all existing objects count as beyond it too.")
  var strict = false

  func validate() throws {
    guard !strict || !maxLag.isEmpty else {
      throw ValidationError("--strict says what counts as beyond --max-lag; pass that too, such as --max-lag 15m.")
    }
    guard maxLag.count(where: { $0.pattern == nil }) <= 1 else {
      throw ValidationError("--max-lag is given twice for all rules; give one without a glob.")
    }
  }

  var limits: LagLimits {
    LagLimits(
      general: maxLag.first { $0.pattern == nil }?.longest,
      exceptions: maxLag.compactMap { limit in
        limit.pattern.map { LagLimits.Exception(pattern: $0, longest: limit.longest) }
      }, isStrict: strict)
  }
}

/// The longest lag of all rules, or of those that fit a pattern.
struct LagLimitArgument {
  let longest: Duration
  let pattern: AddressGlob?

  init(argument: String) throws {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    longest = try duration(from: .seconds(1), suchAs: "15m")(parts[0])
    guard parts.count == 2 else {
      pattern = nil
      return
    }
    guard let glob = AddressGlob(parts[1]) else {
      throw ValidationError(
        "'\(parts[1])' is no pattern over addresses: write 15m:'SOURCE:DESTINATION', such as 15m:'invoices:*'.")
    }
    pattern = glob
  }
}
