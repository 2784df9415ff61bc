internal import ArgumentParser
internal import Diagnostics

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
      console.report([Self.tooFew(budget)])
      throw Outcome.usage
    }
    if jobs < askedJobs { console.report([fewer(budget)]) }
    return connections
  }

  private func budget(_ runtime: Runtime) -> DescriptorBudget {
    DescriptorBudget(free: runtime.freeDescriptors(DescriptorBudget.need(jobs: askedJobs)))
  }

  private func fewer(_ budget: DescriptorBudget) -> Diagnostic {
    Diagnostic(
      .fewerConnections, severity: .warning,
      "\(budget.jobs(of: askedJobs)) buckets are worked on at once, not the \(askedJobs) that --jobs allows",
      notes: ["this process may open \(budget.free) more files, and a bucket in flight takes up to 6"],
      help: [
        "raise the limit (ulimit -n) by \(DescriptorBudget.need(jobs: askedJobs) - budget.free), or pass a smaller --jobs"
      ])
  }

  private static func tooFew(_ budget: DescriptorBudget) -> Diagnostic {
    Diagnostic(
      .tooFewDescriptors,
      "this process may open \(max(budget.free, 0)) more files, and a run takes at least \(DescriptorBudget.leastNeed)",
      notes: ["nothing was contacted"], help: ["raise the limit: ulimit -n 1024, or LimitNOFILE= in systemd"])
  }
}
