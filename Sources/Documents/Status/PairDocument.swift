internal import Planning
internal import Replication
internal import Status

/// One pair of buckets in a status: whether it has its rule, and how far that is.
struct PairDocument: Encodable, Hashable, Sendable {
  /// `SOURCE:DESTINATION`.
  let address: ExactString
  let source: ChangeDocument.End
  let destination: ChangeDocument.End
  /// `missing`, `starting`, `doing`, `unmanaged`, `closing`, or a word of OSS's that is not documented.
  let phase: String
  /// Whether the live rule is what the configuration asks for; absent where it asks for none.
  let matches: Bool?
  /// The rule that is there; absent where there is none.
  let live: LiveRuleDocument?
  /// The part of the existing objects that was copied, from 0 to 1; absent where none are, or where it is not known.
  let historyRatio: Double?
  /// Everything written before this moment has arrived; absent where it is not known.
  let newObject: EventTime?
  /// An upper bound of the lag in seconds; absent where it is not known.
  let lagSeconds: Double?
  /// The longest lag that is granted, in seconds; absent for any.
  let longestLagSeconds: Double?
  /// `missing`, `lagging` or `unfinished`; absent where the pair is as far as it has to be.
  let breach: String?
  /// What can't be known, as words.
  let problem: String?

  private enum CodingKeys: String, CodingKey {
    case address
    case source
    case destination
    case phase
    case matches
    case live
    case historyRatio = "history_ratio"
    case newObject = "new_object"
    case lagSeconds = "lag_seconds"
    case longestLagSeconds = "longest_lag_seconds"
    case breach
    case problem
  }

  init(_ pair: PairStatus) {
    address = ExactString(pair.address.description)
    source = ChangeDocument.End(bucket: pair.address.source, region: pair.source.identifier)
    destination = ChangeDocument.End(bucket: pair.address.destination, region: pair.destination?.identifier)
    phase = pair.phase.name
    matches = pair.matches
    live = pair.live.map { LiveRuleDocument($0) }
    historyRatio = pair.historyRatio
    newObject = pair.replicatedUpTo.map { EventTime(unixMilliseconds: $0) }
    lagSeconds = pair.lag.map { $0 / .seconds(1) }
    longestLagSeconds = pair.longestLag.map { $0 / .seconds(1) }
    breach = pair.breach?.name
    problem = pair.progress.problem
  }
}

extension Breach {
  /// Its name for programs; a contract.
  fileprivate var name: String {
    switch self {
    case .missing: "missing"
    case .lagging: "lagging"
    case .unfinished: "unfinished"
    }
  }
}

extension PairProgress {
  /// What OSS's answer leaves unknown, as one clause; nil where it leaves nothing.
  fileprivate var problem: String? {
    switch self {
    case .none: nil
    case .unlisted: "the answer does not name the rule"
    case .unread(let reason): reason.message
    case .known(let progress):
      if case .unreadable(let text) = progress.newObject {
        "the time is none: \(text)"
      } else if case .unreadable(let text) = progress.historicalObject {
        "the share is none: \(text)"
      } else {
        nil
      }
    }
  }
}
