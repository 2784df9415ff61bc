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
      "How long to wait, also for the old rule of a replace to be gone. (default: 30m)", valueName: "duration"),
    transform: duration(from: .seconds(1), suchAs: "30m"))
  var waitTimeout = Duration.seconds(30 * 60)

  @Option(
    help: ArgumentHelp(
      "Begin no further bucket once so many have had a failed or stale change; without it all are begun.",
      valueName: "number"),
    transform: wholeNumber(1...Int.max, suchAs: 5))
  var maxFailures: Int?

  var limits: ApplyLimits { ApplyLimits(wait: wait, waitTimeout: waitTimeout) }
}

extension WaitTarget: ExpressibleByArgument {}
