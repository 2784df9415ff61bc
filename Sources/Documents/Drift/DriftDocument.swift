package import Diagnostics
package import Planning
package import Replication

/// Drift as data: `oss-repl.drift`, version 1.0. What `drift --format json` prints.
///
/// `config-schema/drift.schema.json` describes it. A field without a value is absent, so nothing is ever null. Fields may be
/// added in a minor version, and readers ignore those that they don't know. It holds no secret and no time: the same input
/// gives the same bytes.
package struct DriftDocument: Encodable, Hashable, Sendable {
  /// How many there are of everything.
  struct Counts: Encodable, Hashable, Sendable {
    let changed: Int
    let missingLive: Int
    let unmanagedLive: Int
    let orphanDestination: Int
    let match: Int
    let notKept: Int
    let unmodelled: Int
    let closing: Int
    /// Buckets that could not be read.
    let unknown: Int
    /// Destination buckets that could not be checked.
    let unchecked: Int

    private enum CodingKeys: String, CodingKey {
      case changed
      case missingLive = "missing_live"
      case unmanagedLive = "unmanaged_live"
      case orphanDestination = "orphan_destination"
      case match
      case notKept = "not_kept"
      case unmodelled
      case closing
      case unknown
      case unchecked
    }
  }

  private let format = "oss-repl.drift"
  private let formatVersion = "1.0"
  /// The configuration's `project`; absent where it has none.
  let project: String?
  let counts: Counts
  let scope: ScopeDocument
  /// Whether it was looked for orphaned destinations.
  let destinations: Bool
  /// What differs, sorted by address.
  let items: [DriftItemDocument]
  /// What is worth saying and is no drift, sorted by address.
  let observations: [DriftItemDocument]
  /// The buckets that could not be read, sorted by name.
  let unknown: [UnknownBucketDocument]
  /// The destination buckets that could not be checked, sorted by name and region.
  let unchecked: [UncheckedDestinationDocument]
  /// Every diagnostic of the run, in the order in which they were printed.
  let diagnostics: [DiagnosticRecord]
  /// The status that the run ended with.
  let exit: Int32

  private enum CodingKeys: String, CodingKey {
    case format
    case formatVersion = "format_version"
    case project
    case counts
    case scope
    case destinations
    case items
    case observations
    case unknown
    case unchecked
    case diagnostics
    case exit
  }

  /// - Parameters:
  ///   - desired: the configuration that live rules were compared with.
  ///   - diagnostics: every diagnostic of the run.
  ///   - exit: the status that the run ends with.
  package init(_ drift: Drift, of desired: DesiredState, diagnostics: [Diagnostic], exit: Int32) {
    project = desired.project
    counts = Counts(drift)
    scope = ScopeDocument(drift.scope, leftOut: drift.leftOut)
    destinations = drift.looksAtDestinations
    items = drift.items.map { DriftItemDocument($0) }
    let buckets = Dictionary(desired.buckets.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    observations = drift.observations.compactMap { observation in
      buckets[observation.address.source].flatMap { DriftItemDocument(observation, in: $0) }
    }
    unknown = drift.unknown.map { UnknownBucketDocument($0) }
    unchecked = drift.unchecked.map { UncheckedDestinationDocument($0) }
    self.diagnostics = diagnostics.map { DiagnosticRecord($0) }
    self.exit = exit
  }
}

extension DriftDocument.Counts {
  init(_ drift: Drift) {
    var observations: [ObservationKind: Int] = [:]
    for observation in drift.observations { observations[ObservationKind(observation), default: 0] += 1 }
    self.init(
      changed: drift.count(.changed), missingLive: drift.count(.missingLive),
      unmanagedLive: drift.count(.unmanagedLive), orphanDestination: drift.count(.orphanDestination),
      match: drift.matches, notKept: observations[.notKept] ?? 0, unmodelled: observations[.unmodelled] ?? 0,
      closing: observations[.closing] ?? 0, unknown: drift.unknown.count, unchecked: drift.unchecked.count)
  }
}
