package import Diagnostics
internal import Planning
internal import Replication
package import Status

/// What is live and how far it is, as data: `oss-repl.status`, version 1.0. What `status --format json` prints.
///
/// `config-schema/status.schema.json` describes it. A field without a value is absent, so nothing is ever null. Fields may be
/// added in a minor version, and readers ignore those that they don't know.
package struct StatusDocument: Encodable, Hashable, Sendable {
  private let format = "oss-repl.status"
  private let formatVersion = "1.0"
  /// The configuration's `project`; absent where it has none, or where there is no configuration.
  let project: String?
  /// When the status was read, by this machine's clock.
  let time: EventTime
  let counts: Counts
  /// Every pair, the most urgent first.
  let rules: [PairDocument]
  /// The buckets that could not be read, sorted by name.
  let unknown: [BucketDocument]
  /// Every diagnostic of the run, in the order in which they were printed.
  let diagnostics: [DiagnosticRecord]
  /// The status that the run ended with.
  let exit: Int32

  private enum CodingKeys: String, CodingKey {
    case format
    case formatVersion = "format_version"
    case project
    case time
    case counts
    case rules
    case unknown
    case diagnostics
    case exit
  }

  /// - Parameters:
  ///   - time: when the status was read, in milliseconds since 1970.
  ///   - diagnostics: every diagnostic of the run.
  ///   - exit: the status that the run ends with.
  package init(_ table: StatusTable, project: String?, time: Int64, diagnostics: [Diagnostic], exit: Int32) {
    self.project = project
    self.time = EventTime(unixMilliseconds: time)
    counts = Counts(table)
    rules = table.pairs.map(PairDocument.init)
    unknown = table.unreadBuckets.map(BucketDocument.init)
    self.diagnostics = diagnostics.map(DiagnosticRecord.init)
    self.exit = exit
  }

  /// How many rules there are in each phase, and what has to be looked at.
  struct Counts: Encodable, Hashable, Sendable {
    let missing: Int
    let starting: Int
    let doing: Int
    let other: Int
    let unmanaged: Int
    let closing: Int
    /// Rules that are live and not what the configuration asks for.
    let drifted: Int
    /// Rules whose lag is longer than granted.
    let lagging: Int
    /// Buckets that could not be read.
    let unknown: Int

    init(_ table: StatusTable) {
      missing = table.count { $0.phase == .missing }
      starting = table.count { $0.phase == .starting }
      doing = table.count { $0.phase == .doing }
      other = table.count { if case .other = $0.phase { true } else { false } }
      unmanaged = table.count { $0.phase == .unmanaged }
      closing = table.count { $0.phase == .closing }
      drifted = table.count { $0.live != nil && $0.matches == false }
      lagging = table.count { $0.breach == .lagging }
      unknown = table.unreadBuckets.count
    }
  }

  /// A bucket of which nothing is known.
  struct BucketDocument: Encodable, Hashable, Sendable {
    let bucket: ExactString
    let region: String
    let kind: String
    let message: String

    init(_ bucket: StatusTable.UnreadBucket) {
      self.bucket = ExactString(bucket.place.name.text)
      region = bucket.place.region.identifier
      kind = bucket.reason.kind.name
      message = bucket.reason.message
    }
  }
}
