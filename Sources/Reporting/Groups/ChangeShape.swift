internal import Planning
internal import Replication

/// All that is said about a change beside its pair, its regions, its place and its note, and so all that changes need to have
/// in common to be told as one. What is told is made from this value and nothing else, so that grouping can't hide a difference.
struct ChangeShape: Hashable {
  /// Why a rule goes.
  enum Deletion: Hashable {
    case tombstone, unlisted
  }

  let kind: Change.Kind
  /// The regions of both buckets; nil where they are not said, or where they differ between changes that are shown as one.
  var regions: PairRegions?
  /// What the rule says that shall be there, without its region; nil where it is not said.
  var rule: RuleSettings?
  /// Where the live rule differs.
  var differences: [FieldDifference] = []
  /// Whether only the operator's word asks for a replace.
  var isRequested = false
  /// What the change brings about; nothing where that is not said.
  var effects: [Effect] = []
  /// Which objects a rule covers that goes; nil where that is not said, or not known.
  var coverage: PrefixSet?
  /// What the rule says that goes; nil where it is not said.
  var live: LiveSettings?
  /// What is lost because it is not modelled.
  var lost: [ExactString] = []
  var deletion: Deletion?

  init(_ change: Change, in bucket: BucketPlan, detail: Detail) {
    kind = change.kind
    guard detail != .summary else { return }
    // A rule that goes, or whose RTC is switched, stands in a line of its own with little room.
    if detail == .full || kind.putsRule {
      regions = PairRegions(
        source: bucket.desired.region,
        destination: change.desired?.rule.location ?? change.live?.settings.location.value)
    }
    effects = bucket.effects(of: change)
    if detail == .full { rule = change.desired?.rule.settings }
    switch change {
    case .create(let desired): rule = desired.rule.settings
    case .replace(let live, _, let found):
      differences = found
      isRequested = change.isRequested
      lost = live.unmodelled
    case .setRTC:
      differences = change.differences
    case .delete(let rule, let because):
      coverage = rule.settings.prefixes.value
      lost = rule.unmodelled
      if detail == .full { live = rule.settings }
      switch because {
      case .tombstone: deletion = .tombstone
      case .unlisted: deletion = .unlisted
      }
    }
    rule?.location = ""
  }
}

/// Where the buckets of a pair lie.
struct PairRegions: Hashable {
  let source: Region
  /// Nil where it is not known.
  let destination: Region?

  /// From where to where.
  var phrase: Phrase { destination.map { "\(source) ->\u{A0}\($0)" } ?? "\(source)" }
}
