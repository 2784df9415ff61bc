package import Diagnostics

/// Fewer buckets are worked on at once than were asked for, because this process may open too few files.
///
/// - Parameters:
///   - asked: how many buckets were to be in flight.
///   - given: how many are.
///   - free: how many more files this process may open.
///   - perBucket: how many a bucket in flight takes at most.
///   - missing: by how much the limit is too low.
package func fewerConnectionsDiagnostic(asked: Int, given: Int, free: Int, perBucket: Int, missing: Int) -> Diagnostic {
  Diagnostic(
    .fewerConnections, severity: .warning,
    "\(given) buckets are worked on at once, not the \(asked) that --jobs allows",
    notes: ["this process may open \(free) more files, and a bucket in flight takes up to \(perBucket)"],
    help: ["raise the limit (ulimit -n) by \(missing), or pass a smaller --jobs"])
}

/// This process may open too few files to do anything.
///
/// - Parameters:
///   - free: how many more files this process may open.
///   - least: how many a run takes at least.
package func tooFewDescriptorsDiagnostic(free: Int, least: Int) -> Diagnostic {
  Diagnostic(
    .tooFewDescriptors,
    "this process may open \(max(free, 0)) more files, and a run takes at least \(least)",
    notes: ["nothing was contacted"], help: ["raise the limit: ulimit -n 1024, or LimitNOFILE= in systemd"])
}

/// The system does not give this process the threads or the memory that any run needs.
///
/// - Parameter obstacle: what it does not give, as one clause.
package func startDiagnostic(_ obstacle: String) -> Diagnostic {
  Diagnostic(
    .tooFewThreads, obstacle, notes: ["nothing was done"],
    help: [
      "raise the limit of processes (ulimit -u) or of address space (ulimit -v), or end other programs of this user"
    ])
}
