internal import Applying
internal import Planning
internal import Replication

/// Which call it is and what it belongs to.
struct StepDocument: Encodable {
  let bucket: String
  /// `SOURCE:DESTINATION`; absent for a read that concerns the whole bucket.
  let address: String?
  /// `read`, `create`, `restore`, `delete` or `set-rtc`.
  let step: String
  /// What a read is for.
  let purpose: String?
  /// Which sending of the same write, or which look in a row; 1 is the first.
  let attempt: Int
  /// The pause before a read.
  let pauseMilliseconds: Int64?

  init(_ record: StepRecord) {
    bucket = record.bucket.text
    address = record.address?.description
    step = record.step.word
    attempt = record.attempt
    guard case .read(let pause, let why) = record.step else {
      (purpose, pauseMilliseconds) = (nil, nil)
      return
    }
    (purpose, pauseMilliseconds) = (why.word, pause.asMilliseconds)
  }

  private enum CodingKeys: String, CodingKey {
    case bucket
    case address
    case step
    case purpose
    case attempt
    case pauseMilliseconds = "pause_ms"
  }
}

/// What a call is about to change.
struct StepSubjectDocument: Encodable {
  /// A rule as OSS listed it, from which it can be put back.
  struct ListedRule: Encodable {
    let id: String
    /// The Rule element in canonical form.
    let xml: String
  }

  /// The rule that is deleted, put back or changed.
  let oldRule: ListedRule?
  /// The rule that is created.
  let newRule: RuleDocument?
  /// What Replication Time Control is set to.
  let rtc: String?

  init(_ step: ApplyStep) {
    switch step {
    case .delete(let rule), .restore(let rule): (oldRule, newRule, rtc) = (ListedRule(rule), nil, nil)
    case .setRTC(let rule, let wanted): (oldRule, newRule, rtc) = (ListedRule(rule), nil, wanted.rawValue)
    case .put(let desired): (oldRule, newRule, rtc) = (nil, RuleDocument(desired.rule.settings), nil)
    case .read: (oldRule, newRule, rtc) = (nil, nil, nil)
    }
  }

  private enum CodingKeys: String, CodingKey {
    case oldRule = "old_rule"
    case newRule = "new_rule"
    case rtc
  }
}

extension StepSubjectDocument.ListedRule {
  fileprivate init(_ rule: LiveRule) {
    id = rule.id.text
    xml = rule.canonicalXML.text
  }
}

/// What came of a call.
struct StepOutcomeDocument: Encodable, Sendable {
  /// `listed`, `unread`, `accepted`, `refused`, `unclear` or `withheld`.
  let result: String
  /// How many rules were listed, those that are closing among them.
  let rules: Int?
  /// The HTTP status; absent where no answer came.
  let status: Int?
  let requestID: String?
  /// How long the call took with all its tries, without the pause before it.
  let durationMilliseconds: Int64
  /// Why it did not give what was asked for.
  let failure: FailureDocument?

  init(_ answer: StepAnswer) {
    status = answer.status
    requestID = answer.requestID
    durationMilliseconds = answer.duration.asMilliseconds
    failure = answer.result.failure.map { FailureDocument($0) }
    result = answer.result.word
    if case .read(.known(let list)) = answer.result {
      rules = list.live.count + list.closing.count
    } else {
      rules = nil
    }
  }

  private enum CodingKeys: String, CodingKey {
    case result
    case rules
    case status
    case requestID = "request_id"
    case durationMilliseconds = "duration_ms"
    case failure
  }
}

extension StepResult {
  fileprivate var word: String {
    switch self {
    case .read(.known): "listed"
    case .read(.unknown): "unread"
    case .accepted: "accepted"
    case .refused: "refused"
    case .unclear: "unclear"
    case .withheld: "withheld"
    }
  }
}

extension ApplyStep {
  fileprivate var word: String {
    switch self {
    case .read: "read"
    case .put: "create"
    case .restore: "restore"
    case .delete: "delete"
    case .setRTC: "set-rtc"
    }
  }
}

extension ReadPurpose {
  fileprivate var word: String {
    switch self {
    case .beforeFirstWrite: "before-first-write"
    case .beforeReplace: "before-replace"
    case .waitForClosing: "wait-for-closing"
    case .readBack: "read-back"
    case .decide: "decide"
    case .settle: "settle"
    }
  }
}
