internal import Documents
internal import Replication
internal import Status
internal import TerminalText

/// How the status of a pair is said in a table.
enum StatusWords {
  /// What stands for something that is not known, or that there is none of.
  static let unknown = "?"
  static let none = "-"

  /// How much of the existing objects was copied: `off`, `done`, or a percentage that is 100 only when all are.
  static func history(_ pair: PairStatus) -> String {
    guard pair.live != nil else { return none }
    guard pair.copiesHistory else {
      return pair.live?.settings.historicalObjectReplication.value == nil ? unknown : "off"
    }
    guard let ratio = pair.historyRatio else { return unknown }
    return ratio >= 1 ? "done" : "\(Int(ratio * 100)) %"
  }

  /// The moment up to which everything has arrived, in UTC.
  static func replicatedUpTo(_ pair: PairStatus) -> String {
    guard pair.phase != .missing, pair.phase != .closing else { return none }
    return pair.replicatedUpTo.map { moment($0) } ?? unknown
  }

  /// A moment in UTC, to the second.
  ///
  /// - Parameter milliseconds: since 1970.
  static func moment(_ milliseconds: Int64) -> String {
    String(EventTime(unixMilliseconds: milliseconds).description.prefix(19).map { $0 == "T" ? " " : $0 })
  }

  /// An upper bound of the lag, in the two largest units.
  static func lag(_ pair: PairStatus) -> String {
    guard pair.phase != .missing, pair.phase != .closing else { return none }
    return pair.lag.map { lag($0) } ?? unknown
  }

  static func lag(_ duration: Duration) -> String {
    let seconds = max(duration.components.seconds, 0)
    let units: [(name: String, seconds: Int64)] = [("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1)]
    guard let first = units.firstIndex(where: { seconds >= $0.seconds }) else { return "0 s" }
    let (count, rest) = seconds.quotientAndRemainder(dividingBy: units[first].seconds)
    let larger = "\(count) \(units[first].name)"
    guard first + 1 < units.count else { return larger }
    let smaller = rest / units[first + 1].seconds
    return smaller == 0 ? larger : "\(larger) \(smaller) \(units[first + 1].name)"
  }

  static func rtc(_ pair: PairStatus) -> String {
    let rtc = pair.live.map { $0.settings.rtc.value } ?? pair.desired?.rule.rtc
    return switch rtc {
    case .enabled?: "on"
    case .disabled?: "off"
    case nil: unknown
    }
  }

  static func regions(_ pair: PairStatus) -> String {
    "\(pair.source) -> \(pair.destination?.identifier ?? unknown)"
  }

  /// What has to be known of a pair beside its figures.
  static func notes(_ pair: PairStatus) -> [String] {
    var notes: [String] = []
    switch pair.breach {
    case .lagging?: notes.append("beyond \(pair.longestLag.map { lag($0) } ?? "its limit")")
    case .unfinished?: notes.append("not caught up")
    case .missing?, nil: break
    }
    if pair.phase == .missing { notes.append("nothing is replicated") }
    if pair.live != nil, pair.matches == false { notes.append("not as configured") }
    switch pair.progress {
    case .unread(let reason): notes.append("progress: \(reason.message)")
    case .unlisted: notes.append("OSS lists no progress")
    case .known(let progress):
      if case .unreadable(let text) = progress.newObject { notes.append("OSS says a time that is none: \(text)") }
      if case .unreadable(let text) = progress.historicalObject {
        notes.append("OSS says a share that is none: \(text)")
      }
    case .none: break
    }
    return notes
  }
}
