internal import Glibc
internal import Reporting

/// Prepares this process for its work, before anything else is done: takes the signals, and makes sure that the system gives it
/// what no run can do without. Ends the process where it does not.
package func prepareProcess() {
  let hasSignals = StopSignalWatch.begin()
  let obstacle = StartingThreads.obstacle() ?? (hasSignals ? nil : "no thread could be started")
  guard let obstacle else { return }
  ConsoleReporter.report([startDiagnostic(obstacle)], in: Runtime.live)
  exit(Outcome.error.rawValue)
}
