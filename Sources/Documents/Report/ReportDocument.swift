internal import Applying
package import Diagnostics
internal import Planning
internal import Replication

/// The report of a run of `apply` as data: `oss-repl.report`, version 1.0.
///
/// `config-schema/report.schema.json` describes it. A field without a value is absent, so nothing is ever null. Fields may be
/// added in a minor version, and readers ignore those that they don't know. It holds no secret.
package struct ReportDocument: Encodable, Sendable {
  private let format = "oss-repl.report"
  private let formatVersion = "1.0"
  private let version: String
  private let project: String?
  private let actor: String?
  private let commit: String?
  private let run: String?
  /// The checksum of the plan; absent, as the summary, where the run ended before there was one.
  private let checksum: String?
  private let started: EventTime
  private let ended: EventTime
  private let summary: SummaryDocument?
  /// The plan's changes in their order, and how each of them ended.
  private let changes: [ReportedChange]
  /// The reads that concern whole buckets.
  private let bucketSteps: [BucketStep]
  private let counts: CountsDocument
  private let diagnostics: [DiagnosticRecord]
  private let exit: Int32

  /// - Parameters:
  ///   - diagnostics: every diagnostic of the run, in the order in which they were printed.
  ///   - exit: the status that the run ends with, which is not that of the record where a report can't be written.
  package init(_ record: RunRecord, diagnostics: [Diagnostic], exit: Int32) {
    version = record.identity.version
    project = record.start?.project
    actor = record.identity.actor
    commit = record.identity.commit
    run = record.identity.run
    checksum = record.start?.plan.checksum.description
    started = record.started
    ended = record.ended ?? record.started
    summary = record.start.map { SummaryDocument($0.plan) }
    let planned = record.start?.plan.changes ?? []
    let steps = Dictionary(grouping: record.steps) { $0.address }
    func entries(_ change: Change) -> [StepEntry] { steps[change.address, default: []].map(\.entry) }
    if record.results.isEmpty {
      changes = planned.map { ReportedChange(result: ResultDocument(notBegun: $0), change: $0, steps: entries($0)) }
    } else {
      changes = record.results.map {
        ReportedChange(result: ResultDocument($0), change: $0.change, steps: entries($0.change))
      }
    }
    bucketSteps = steps[nil, default: []].map { BucketStep(bucket: $0.bucket.text, entry: $0.entry) }
    counts = CountsDocument(record.results, planned: planned.count)
    self.diagnostics = diagnostics.map { DiagnosticRecord($0) }
    self.exit = exit
  }

  private enum CodingKeys: String, CodingKey {
    case format
    case formatVersion = "format_version"
    case version
    case project
    case actor
    case commit
    case run
    case checksum
    case started
    case ended
    case summary
    case changes
    case bucketSteps = "bucket_steps"
    case counts
    case diagnostics
    case exit
  }
}

/// A planned change with its ending and its steps.
private struct ReportedChange: Encodable, Sendable {
  let result: ResultDocument
  let change: Change
  let steps: [StepEntry]

  func encode(to encoder: any Encoder) throws {
    try result.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(OriginDocument(change.origin), forKey: .origin)
    try container.encode(steps, forKey: .steps)
  }

  private enum CodingKeys: String, CodingKey {
    case origin
    case steps
  }
}

/// A step that is part of no change.
private struct BucketStep: Encodable, Sendable {
  let bucket: String
  let entry: StepEntry

  func encode(to encoder: any Encoder) throws {
    try entry.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(bucket, forKey: .bucket)
  }

  private enum CodingKeys: String, CodingKey {
    case bucket
  }
}

/// One call of a report: what it was, when it began, and what came of it.
struct StepEntry: Encodable, Sendable {
  let time: EventTime
  let step: String
  let purpose: String?
  let attempt: Int
  let outcome: StepOutcomeDocument

  init(_ record: StepRecord, _ answer: StepAnswer, time: EventTime) {
    let document = StepDocument(record)
    self.time = time
    step = document.step
    purpose = document.purpose
    attempt = document.attempt
    outcome = StepOutcomeDocument(answer)
  }

  func encode(to encoder: any Encoder) throws {
    try outcome.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(time, forKey: .time)
    try container.encode(step, forKey: .step)
    try container.encodeIfPresent(purpose, forKey: .purpose)
    try container.encode(attempt, forKey: .attempt)
  }

  private enum CodingKeys: String, CodingKey {
    case time
    case step
    case purpose
    case attempt
  }
}
