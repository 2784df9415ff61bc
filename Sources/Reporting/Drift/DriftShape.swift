internal import Planning
internal import Replication
internal import TerminalText

/// All that is said about a difference beside its pair, its place and its note, and so all that differences need to have in
/// common to be shown as one.
struct DriftShape: Hashable {
  let kind: DriftItem.Kind
  /// The mode of the source bucket, which says what apply would do about it.
  let mode: ManagementMode
  /// The region of the source bucket; nil where it is not said.
  var source: Region?
  /// The region of the destination; nil where it is not said, or not known.
  var destination: Region?
  var differences: [FieldDifference] = []
  /// Whether the pair's old rule is being deleted.
  var isClosing = false
  /// Whether a tombstone asks for the rule to go.
  var isUnwanted = false
  var orphan: OrphanDestination.Finding?
  /// Where the live rule and the configuration put a destination that is elsewhere.
  var writtenLive: Region?
  var writtenConfigured: Region?
  /// What the rule says that shall be there; nil where it is not said.
  var rule: RuleSettings?
  /// What the rule says that nobody wants; nil where it is not said.
  var live: LiveSettings?
  /// The parts of the rule that nobody wants that are not modelled.
  var unmodelled: [ExactString] = []

  init(_ item: DriftItem, detail: Detail) {
    kind = item.kind
    mode = item.bucket.mode
    switch item.finding {
    case .missingLive(_, let closing): isClosing = closing
    case .unmanagedLive(_, let tombstone): isUnwanted = tombstone != nil
    case .changed, .orphanDestination: break
    }
    guard detail != .summary else { return }
    source = item.bucket.region
    destination = item.desired?.rule.location ?? item.live?.settings.location.value
    switch item.finding {
    case .changed(_, _, let found): differences = found
    case .missingLive(let desired, _): rule = desired.rule.settings
    case .unmanagedLive(let rule, _): (live, unmodelled) = (rule.settings, rule.unmodelled)
    case .orphanDestination(let found):
      orphan = found.finding
      if case .elsewhere = found.finding {
        writtenLive = found.live?.settings.location.value
        writtenConfigured = found.desired?.rule.location
      }
    }
  }

  /// What has to be known of the kind itself.
  var remark: Phrase {
    let observed = mode == .observe ? "; the bucket is only observed" : ""
    switch kind {
    case .changed: return "live -> configured\(ours: observed)"
    case .missingLive:
      return isClosing
        ? "configured; the rule that was there is being deleted\(ours: observed)"
        : "configured, not live: nothing is replicated\(ours: observed)"
    case .unmanagedLive:
      if isUnwanted { return "live, though configured as state: absent" }
      switch mode {
      case .exclusive: return "live, not configured; apply deletes what is not listed"
      case .listed: return "live, not configured; left alone"
      case .observe: return "live, not configured\(ours: observed)"
      }
    case .orphanDestination:
      switch orphan {
      case .missing?: return "the destination bucket does not exist"
      case .elsewhere(let region)?: return "the destination bucket is in \(region)"
      case nil: return "the destination bucket is gone or elsewhere"
      }
    }
  }

  /// What is said about differences of this shape.
  ///
  /// - Parameter place: the place of a field in the configuration, or several.
  func rows(_ detail: Detail, place: (RuleField) -> Phrase?) -> [DetailRow] {
    var rows = differences.map { DetailRow(.difference($0.field), Phrase($0), place: place($0.field)) }
    if let rule {
      rows += RuleRows(effects: [], kind: .create).rows(rule, all: detail == .full)
        .filter { detail == .full || $0.kind != .field(.historicalObjectReplication) }
    }
    if let live {
      rows += RuleRows.rows(live).filter { detail == .full || $0.kind == .field(.action) }
      if detail != .full, let prefixes = live.prefixes.value, !prefixes.isWholeBucket {
        rows.append(DetailRow(.field(.prefixes), Phrase(prefixes)))
      }
      rows += unmodelled.map { DetailRow(.unmodelledPart, "\($0)") }
    }
    if let writtenLive { rows.append(DetailRow(.live, "\(writtenLive)")) }
    if let writtenConfigured { rows.append(DetailRow(.configured, "\(writtenConfigured)")) }
    return rows
  }
}

extension DriftItem.Kind {
  /// The mark before an item of this kind, seen from what is live: what it lacks, what it has beside.
  var mark: String {
    switch self {
    case .changed: "  ~"
    case .missingLive: "  -"
    case .unmanagedLive: "  +"
    case .orphanDestination: "  !"
    }
  }

  var tone: TextTone {
    switch self {
    case .changed: .change
    case .missingLive: .removal
    case .unmanagedLive: .replacement
    case .orphanDestination: .alarm
    }
  }
}
