internal import Applying
internal import ArgumentParser

/// How far and how long changes are followed.
struct ExecutionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What to wait for after a bucket's last write: none, closing (deleted rules are gone) or doing (also new rules work).",
      discussion: "A replaced rule is always waited out before its successor is created.", valueName: "target"))
  var wait = WaitTarget.closing

  @Option(
    help: ArgumentHelp(
      "How long to wait, such as 30m; also how long a replace waits for the old rule to be gone.", valueName: "duration"
    ))
  var waitTimeout = DurationArgument(.seconds(30 * 60))

  @Option(
    help: ArgumentHelp(
      "Begin no further bucket once so many have had a failed or stale change; without it all are begun.",
      valueName: "number"))
  var maxFailures: Int?

  func validate() throws {
    guard waitTimeout.duration >= .seconds(1) else { throw ValidationError("--wait-timeout takes at least 1s.") }
    guard maxFailures.map({ $0 >= 1 }) ?? true else { throw ValidationError("--max-failures takes a number from 1.") }
  }

  var limits: ApplyLimits { ApplyLimits(wait: wait, waitTimeout: waitTimeout.duration) }
}

extension WaitTarget: ExpressibleByArgument {}
