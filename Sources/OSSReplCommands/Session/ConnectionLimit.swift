internal import ArgumentParser
internal import Diagnostics
internal import Reporting

extension ConnectionOptions {
  /// How many buckets are in flight at once: as many as were asked for, if there are enough file descriptors.
  var jobs: Int { budget(Runtime.current).jobs(of: askedJobs) }

  /// How many connections there may be.
  ///
  /// - Throws: `Outcome` when there are too few to do anything, which is reported.
  func connections(_ console: ConsoleReporter) throws -> Int {
    let budget = budget(console.runtime)
    let connections = budget.connections(jobs: askedJobs)
    guard connections >= DescriptorBudget.leastConnections else {
      console.report([tooFewDescriptorsDiagnostic(free: budget.free, least: DescriptorBudget.leastNeed)])
      throw Outcome.usage
    }
    if jobs < askedJobs { console.report([fewer(budget)]) }
    return connections
  }

  private func budget(_ runtime: Runtime) -> DescriptorBudget {
    DescriptorBudget(free: runtime.freeDescriptors(DescriptorBudget.need(jobs: askedJobs)))
  }

  private func fewer(_ budget: DescriptorBudget) -> Diagnostic {
    fewerConnectionsDiagnostic(
      asked: askedJobs, given: budget.jobs(of: askedJobs), free: budget.free,
      perBucket: DescriptorBudget.perConnection, missing: DescriptorBudget.need(jobs: askedJobs) - budget.free)
  }
}
