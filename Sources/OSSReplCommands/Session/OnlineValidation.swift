internal import Diagnostics
internal import OSSClient
internal import Planning
internal import Replication

/// What OSS says of a configuration as a whole: whether every bucket is where it shall be, and whether every rule could be
/// put. Rules that are there are not looked at.
struct OnlineValidation {
  let feasibility: Feasibility
  let leftOut: LeftOut

  /// Asks OSS, which takes up to three requests for each source bucket with its destination.
  ///
  /// - Throws: `ExitCode` when credentials are missing, and nothing was contacted; or when they belong to another account
  ///   than the configuration says, and nothing else was.
  static func make(
    _ desired: DesiredState, scope: Scope, connection options: ConnectionOptions, narrator: Narrator
  ) async throws -> OnlineValidation {
    let credentials = try signingCredentials(narrator)
    let connection = try options.connection(narrator, credentials: credentials)
    let reader = OSSReader(connection: connection, retryPolicy: options.retryPolicy)
    try await checkAccounts(desired.pinnedAccounts(in: scope), with: reader, narrator: narrator)
    let buckets = desired.buckets.filter { scope.mayContainRules(of: $0.name) }
    let cases = desired.feasibilityCases.filter { scope.contains($0.rule.rule.address) }
    let feasibility = await checkFeasibility(
      of: cases, buckets: buckets, in: desired, with: reader, jobs: options.jobs, progress: narrator.progress)
    let leftOut = LeftOut(
      buckets: desired.buckets.count - buckets.count, rules: desired.feasibilityCases.count - cases.count)
    return OnlineValidation(feasibility: feasibility, leftOut: leftOut)
  }

  /// What is wrong and what could not be read.
  var diagnostics: [Diagnostic] {
    (feasibility.obstacles.merged(closing: []) + feasibility.doubts.merged(severity: .error)).sortedByPlace()
  }

  /// What is wrong weighs more than what could not be read.
  var outcome: Outcome {
    guard feasibility.obstacles.isEmpty else { return .blocked }
    return Outcome(unknown: feasibility.doubts.compactMap(\.cause.unreadReason)) ?? .ok
  }
}
