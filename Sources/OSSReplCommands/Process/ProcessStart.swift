internal import Diagnostics
internal import Glibc

/// Prepares this process for its work, before anything else is done: takes the signals, and makes sure that the system gives it
/// what no run can do without. Ends the process where it does not.
package func prepareProcess() {
  let hasSignals = StopSignalWatch.begin()
  let obstacle = StartingThreads.obstacle() ?? (hasSignals ? nil : "no thread could be started")
  guard let obstacle else { return }
  let diagnostic = Diagnostic(
    .tooFewThreads, obstacle, notes: ["nothing was done"],
    help: [
      "raise the limit of processes (ulimit -u) or of address space (ulimit -v), or end other programs of this user"
    ])
  ConsoleReporter.report([diagnostic], in: Runtime.live)
  exit(Outcome.error.rawValue)
}
