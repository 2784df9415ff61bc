internal import Applying
internal import Planning
internal import Replication

/// How one change ended, as data: in the report, and in the events of its end.
struct ResultDocument: Encodable, Sendable {
  /// `SOURCE:DESTINATION`.
  let address: String
  /// `create`, `replace`, `set-rtc` or `delete`.
  let action: String
  /// How it ended, in a word.
  let ending: String
  /// Why it was not begun, or how far it got; only for changes that were skipped or interrupted.
  let reason: String?
  /// What happened instead, as one sentence; absent where the change was made.
  let message: String?
  /// What the pair has now.
  let pair: PairState
  /// How long a replaced pair was without a rule, where it has one again.
  let gapSeconds: Double?
  /// The fields that OSS dropped, by their keys.
  let notKept: [String]
  /// What putting the old rule back could not bring back.
  let losses: [String]
  /// What failed; only for changes that did.
  let failure: FailureDocument?
  /// What became of waiting for it; absent where there was nothing to wait for.
  let wait: WaitDocument?

  init(_ result: ChangeResult) {
    address = result.change.address.description
    action = result.change.kind.rawValue
    ending = result.endingWord
    reason = result.reasonWord
    message = result.account
    pair = result.pair
    gapSeconds = result.gap.map(\.asSeconds)
    switch result.ending {
    case .applied(_, let dropped):
      (notKept, losses, failure) = (dropped.map(\.field.rawValue), [], nil)
    case .failed(let failed):
      if case .restored(let lost) = failed.pair { losses = lost.map(\.word) } else { losses = [] }
      (notKept, failure) = ([], FailureDocument(failed))
    case .stale, .skipped, .interrupted:
      (notKept, losses, failure) = ([], [], nil)
    }
    wait = result.settling.map { WaitDocument($0) }
  }

  /// A change that was planned, and that the run never came to.
  init(notBegun change: Change) {
    address = change.address.description
    action = change.kind.rawValue
    ending = "not-begun"
    pair = .untouched
    (notKept, losses) = ([], [])
    (reason, message, gapSeconds, failure, wait) = (nil, nil, nil, nil, nil)
  }

  private enum CodingKeys: String, CodingKey {
    case address
    case action
    case ending
    case reason
    case message
    case pair
    case gapSeconds = "gap_seconds"
    case notKept = "not_kept"
    case losses
    case failure
    case wait
  }
}

/// Why something was refused or failed.
struct FailureDocument: Encodable, Sendable {
  /// One sentence without a full stop.
  let message: String
  /// The HTTP status; absent, as the next three, where no answer came or had it.
  let status: Int?
  let code: String?
  let ec: String?
  let requestID: String?
  /// All that is known, piece by piece, for people.
  let facts: [String]
  /// Whether credentials, permissions or the clock are the cause.
  let access: Bool

  init(_ failure: ApplyFailure) {
    self.init(message: failure.message, answer: failure.answer, facts: failure.facts, access: failure.isAccess)
  }

  init(_ failure: StepFailure) {
    self.init(message: failure.message, answer: failure.answer, facts: failure.facts, access: failure.isAccess)
  }

  private init(message: String, answer: FailedAnswer?, facts: [String], access: Bool) {
    self.message = message
    status = answer?.status
    code = answer?.code
    ec = answer?.ec
    requestID = answer?.requestID
    self.facts = facts
    self.access = access
  }

  private enum CodingKeys: String, CodingKey {
    case message
    case status
    case code
    case ec
    case requestID = "request_id"
    case facts
    case access
  }
}

/// What became of waiting for a change that was made.
struct WaitDocument: Encodable, Sendable {
  /// `reached`, `still-closing`, `not-doing`, `unreadable` or `interrupted`.
  let ending: String
  /// The status that the new rule has yet, for `not-doing`.
  let status: String?
  /// Why the bucket could not be read, for `unreadable`.
  let message: String?

  init(_ settling: ChangeResult.Settling) {
    ending = settling.word
    switch settling {
    case .still(let found): (status, message) = (found.wireText, nil)
    case .unreadable(let reason): (status, message) = (nil, reason)
    case .reached, .stillClosing, .interrupted: (status, message) = (nil, nil)
    }
  }
}

extension Duration {
  /// Seconds, to the millisecond.
  var asSeconds: Double { Double(asMilliseconds) / 1000 }

  /// Whole milliseconds.
  var asMilliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
