internal import OSSClient
internal import Planning
internal import Replication

/// What `plan` shows and `apply` carries out, with what it was made from.
struct PreparedPlan {
  let plan: Plan
  private let session: Session

  /// The name of the configuration.
  var project: String? { session.desired.project }
  var connection: OSSConnection { session.connection }
  var reader: OSSReader { session.reader }
  var credentials: AccountCredentials { session.credentials }

  /// The patterns of `--only` that fit no rule, neither of the configuration nor of a bucket that was read.
  var unfitPatterns: [UnfitPattern] { UnfitPattern.afterReading(plan.warnings, session.desired) }

  /// Compares the configuration with what is live, and finds out whether OSS would take what differs.
  init(_ session: Session, terms: PlanTerms) async {
    let observed = await session.observe()
    let draft = diff(
      desired: session.desired, observed: observed, consents: terms.consents, scope: terms.scope,
      forceReplace: terms.forceReplace)
    let feasibility = await session.feasibility(of: draft.feasibilityCases)
    plan = diff(
      desired: session.desired, observed: observed, consents: terms.consents, scope: terms.scope,
      forceReplace: terms.forceReplace, feasibility: feasibility, operatorEndpoint: session.connection.override)
    self.session = session
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

extension Plan {
  /// The status with which a run ends that only looked, or that was stopped by what it saw.
  var outcomeOfLooking: Outcome {
    if !blocks.isEmpty { return .blocked }
    return outcomeOfUnknown ?? .ok
  }

  /// The status for buckets that could not be read; nil when there are none.
  var outcomeOfUnknown: Outcome? { Outcome(unknown: unknown.map(\.reason)) }
}
