package import Diagnostics
package import Planning
internal import Replication

/// A plan as data: `oss-repl.plan`, version 1.0. What `plan --format json` prints and `plan --out` saves.
///
/// `config-schema/plan.schema.json` describes it. A field without a value is absent, so nothing is ever null. Fields may be
/// added in a minor version, and readers ignore those that they don't know; a changed meaning takes a new major version.
/// It holds no secret and no time: the same input gives the same bytes.
package struct PlanDocument: Codable, Hashable, Sendable {
  /// What `format` says.
  package static let formatName = "oss-repl.plan"
  /// What `format_version` says.
  package static let currentVersion = FormatVersion(major: 1, minor: 0)

  package let format: String
  package let formatVersion: String
  /// The checksum of all actions.
  package let checksum: String
  /// The configuration's `project`; absent where it has none.
  package let project: String?
  package let summary: SummaryDocument
  package let scope: ScopeDocument
  package let requested: RequestedDocument
  /// In the order in which they are made: by bucket, within a bucket one after the other.
  package let actions: [ActionDocument]
  /// Sorted by address.
  package let observations: [ObservationDocument]
  /// The buckets that could not be read, sorted by name.
  package let unknown: [UnknownBucketDocument]
  /// What stops the plan from being applied.
  package let blocks: [BlockDocument]
  /// The rails that were in force.
  package let rails: SafeguardsDocument
  /// Where requests go that do not go to the official endpoints.
  package let endpoints: [EndpointDocument]
  /// The buckets that were read, sorted by name.
  package let buckets: [BucketDocument]
  /// Every diagnostic of the run, in the order in which they were printed.
  package let diagnostics: [DiagnosticRecord]
  /// The status that the run ended with.
  package let exit: Int32

  private enum CodingKeys: String, CodingKey {
    case format
    case formatVersion = "format_version"
    case checksum
    case project
    case summary
    case scope
    case requested
    case actions
    case observations
    case unknown
    case blocks
    case rails
    case endpoints
    case buckets
    case diagnostics
    case exit
  }
}

extension PlanDocument {
  /// - Parameters:
  ///   - project: the configuration's name.
  ///   - diagnostics: every diagnostic of the run, the plan's own among them.
  ///   - exit: the status that the run ends with.
  package init(_ plan: Plan, project: String?, diagnostics: [Diagnostic], exit: Int32) {
    format = Self.formatName
    formatVersion = Self.currentVersion.description
    checksum = plan.checksum.description
    self.project = project
    summary = SummaryDocument(plan)
    scope = ScopeDocument(plan.scope, leftOut: plan.leftOut)
    requested = RequestedDocument(consents: plan.consents, forceReplace: plan.forceReplace)
    let changes = ChangeIndex(plan.changes)
    let blocks = plan.blocks.map { BlockDocument($0, changes: changes) }
    var rails: [ExactString: [String]] = [:]
    for block in blocks {
      for address in block.addresses { rails[address, default: []].append(block.rail) }
    }
    actions = plan.buckets.flatMap { bucket in
      bucket.changes.map { change in
        ActionDocument(change, in: bucket, blockedBy: rails[ExactString(change.address.description)] ?? [])
      }
    }
    observations = plan.buckets.flatMap { bucket in
      bucket.observations.map { ObservationDocument($0, in: bucket.desired) }
    }
    unknown = plan.unknown.map { UnknownBucketDocument($0) }
    self.blocks = blocks
    self.rails = SafeguardsDocument(plan.safeguards)
    endpoints = plan.endpointUses.map { EndpointDocument($0) }
    buckets = plan.buckets.map { BucketDocument($0) }
    self.diagnostics = diagnostics.map { DiagnosticRecord($0) }
    self.exit = exit
  }
}
