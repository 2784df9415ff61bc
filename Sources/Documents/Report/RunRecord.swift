internal import Applying
internal import Planning
internal import Replication

/// What a run has come to, gathered from its events: the matter of a report.
package struct RunRecord: Sendable {
  /// A step that ended.
  struct TakenStep: Sendable {
    let bucket: BucketName
    let address: RuleAddress?
    let entry: StepEntry
  }

  let identity: RunIdentity
  let started: EventTime
  private(set) var start: RunStart?
  private(set) var steps: [TakenStep] = []
  private(set) var results: [ChangeResult] = []
  private(set) var ended: EventTime?
  private(set) var exit: Int32 = 0
  /// When the steps that are under way began.
  private var begun: [StepRecord: EventTime] = [:]

  private let keepsSteps: Bool

  /// - Parameter keepsSteps: whether a report is wanted, which lists every step.
  package init(identity: RunIdentity, started: EventTime, keepsSteps: Bool = true) {
    self.identity = identity
    self.started = started
    self.keepsSteps = keepsSteps
  }

  /// Takes note of an event.
  package mutating func note(_ event: RunEvent, at time: EventTime) {
    switch event {
    case .planned(let start): self.start = start
    case .applying(.stepStarted(let record)) where keepsSteps: begun[record] = time
    case .applying(.stepEnded(let record, let answer)) where keepsSteps:
      let entry = StepEntry(record, answer, time: begun.removeValue(forKey: record) ?? time)
      steps.append(TakenStep(bucket: record.bucket, address: record.address, entry: entry))
    case .applying: break
    case .ended(let results, _, let exit):
      self.results = results
      self.exit = exit
      ended = time
    }
  }
}
