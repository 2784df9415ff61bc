internal import ArgumentParser
internal import Diagnostics
internal import OSSClient
internal import OSSSignature
internal import Observed
internal import Planning
internal import Replication
internal import Reporting

/// The way that `plan` and `apply` share: read the file, read the buckets, compare.
struct PreparedPlan {
  let plan: Plan
  /// The name of the configuration.
  let project: String?
  /// What the plan was made from.
  let observed: ObservedState
  let connection: OSSConnection
  let reader: OSSReader

  /// Prepares a plan, or tells why there is none.
  ///
  /// - Parameter check: looks at the configuration before anything is contacted, and throws to end the run.
  /// - Throws: `ExitCode` when the configuration is invalid or credentials are missing, and nothing was contacted; or when
  ///   they belong to another account than the configuration says, and nothing else was.
  static func make(
    configuration: ConfigurationOptions, connection options: ConnectionOptions, terms: PlanTerms, narrator: Narrator,
    check: (DesiredState) throws -> Void = { _ in }
  ) async throws -> PreparedPlan {
    let loaded = try loadConfiguration(configuration)
    narrator.sources = loaded.sources
    narrator.tell(loaded.diagnostics)
    try narrator.protect(loaded)
    guard let desired = loaded.state else { throw ExitCode(Outcome.invalid.rawValue) }
    try check(desired)
    let credentials = try signingCredentials(narrator)
    let connection = try options.connection(narrator, credentials: credentials)
    let reader = OSSReader(connection: connection, retryPolicy: options.retryPolicy)
    try await checkAccounts(desired.pinnedAccounts(in: terms.scope), with: reader, narrator: narrator)
    let buckets = desired.buckets.filter { terms.scope.mayContainRules(of: $0.name) }
    let observed = await narrator.progress.during({ RunProgress(reading: buckets.count, at: $0) }) {
      await observe(buckets.map(\.place), with: reader, jobs: options.jobs) { _ in narrator.progress.noteRead() }
    }
    let draft = diff(
      desired: desired, observed: observed, consents: terms.consents, scope: terms.scope,
      forceReplace: terms.forceReplace)
    let feasibility = await checkFeasibility(
      of: draft.feasibilityCases, in: desired, with: reader, jobs: options.jobs, progress: narrator.progress)
    let plan = diff(
      desired: desired, observed: observed, consents: terms.consents, scope: terms.scope,
      forceReplace: terms.forceReplace, feasibility: feasibility, operatorEndpoint: connection.override)
    return PreparedPlan(
      plan: plan, project: desired.project, observed: observed, connection: connection, reader: reader)
  }
}

/// What a plan is about, and what the operator asked for and allowed by name.
struct PlanTerms {
  var scope: Scope
  var consents: Consents
  var forceReplace: Set<RuleAddress>

  init(scope: Scope, _ options: ConsentOptions) {
    self.scope = scope
    consents = options.consents
    forceReplace = options.forceReplace
  }
}

/// The credentials of the environment.
///
/// - Throws: `ExitCode` when there are none, or what can't be credentials, which is then told.
func signingCredentials(_ narrator: Narrator) throws -> SigningCredentials {
  let malformed = EnvironmentCredentials.malformedVariables(in: narrator.runtime.environment)
  guard malformed.isEmpty else {
    narrator.tell([malformedCredentials(malformed)])
    throw ExitCode(Outcome.access.rawValue)
  }
  do throws(EnvironmentCredentials.Missing) {
    return try EnvironmentCredentials.credentials(in: narrator.runtime.environment)
  } catch {
    narrator.tell([error.diagnostic])
    throw ExitCode(Outcome.access.rawValue)
  }
}

private func malformedCredentials(_ variables: [String]) -> Diagnostic {
  let names = variables.joined(separator: " and ")
  return Diagnostic(
    .credentialsMalformed,
    "\(names) \(agreeing(variables.count, "holds", "hold")) white space or another character that no credential has",
    notes: ["credentials are printable ASCII without blanks; nothing was contacted"],
    help: ["export the value anew, without a line end or a blank behind it"])
}

extension EnvironmentCredentials.Missing {
  fileprivate var diagnostic: Diagnostic {
    let names = variables.joined(separator: " and ")
    return Diagnostic(
      .credentialsMissing, "there are no credentials: \(names) \(agreeing(variables.count, "is", "are")) not set",
      notes: ["nothing was contacted"],
      help: [
        "export \(EnvironmentCredentials.accessKeyIDVariable) and \(EnvironmentCredentials.accessKeySecretVariable), "
          + "and for temporary credentials \(EnvironmentCredentials.sessionTokenVariable)"
      ])
  }
}

extension Plan {
  /// The status with which a run ends that only looked, or that was stopped by what it saw.
  var outcomeOfLooking: Outcome {
    if !blocks.isEmpty { return .blocked }
    return outcomeOfUnknown ?? .ok
  }

  /// The status for buckets that could not be read; nil when there are none.
  var outcomeOfUnknown: Outcome? { Outcome(unknown: unknown.map(\.reason)) }
}

extension Outcome {
  /// The status for what could not be read, by its reasons; nil when there are none.
  init?(unknown reasons: [UnknownReason]) {
    guard !reasons.isEmpty else { return nil }
    self = reasons.allSatisfy { $0.kind == .access } ? .access : .error
  }
}
