internal import Planning
internal import Replication

/// Changes that are the same but for the buckets they are made on, shown as one.
struct ChangeGroup {
  /// What the changes of a group have in common.
  private struct Shape: Hashable {
    let kind: Change.Kind
    let sourceRegion: Region
    let rule: ReplicationRule?
    let differences: [FieldDifference]
    let reason: String
    let isWaiting: Bool
    let file: String
  }

  let kind: Change.Kind
  /// The region of the source buckets.
  let sourceRegion: Region
  /// Whether a deleted rule still holds the pairs.
  let isWaiting: Bool
  /// At least one, in the plan's order.
  private(set) var changes: [Change]

  /// The first change, which speaks for all.
  var example: Change { changes[0] }

  /// Gathers a plan's changes by kind, then by shape; kinds come in the order in which changes are made.
  static func groups(of plan: Plan) -> [ChangeGroup] {
    var groups: [ChangeGroup] = []
    var places: [Shape: Int] = [:]
    for bucket in plan.buckets {
      for change in bucket.changes {
        let isWaiting = bucket.waiting.contains(change.address)
        let shape = shape(of: change, in: bucket.desired, isWaiting: isWaiting)
        if let place = places[shape] {
          groups[place].changes.append(change)
        } else {
          places[shape] = groups.count
          groups.append(
            ChangeGroup(
              kind: change.kind, sourceRegion: bucket.desired.region, isWaiting: isWaiting, changes: [change]))
        }
      }
    }
    return Change.Kind.shown.flatMap { kind in groups.filter { $0.kind == kind } }
  }

  private static func shape(of change: Change, in bucket: DesiredBucket, isWaiting: Bool) -> Shape {
    var rule = change.desired?.rule
    rule?.address = RuleAddress(source: "", destination: "")
    var differences: [FieldDifference] = []
    if case .replace(_, _, let found) = change { differences = found }
    var reason = ""
    if case .delete(_, let because) = change { reason = because.words }
    return Shape(
      kind: change.kind, sourceRegion: bucket.region, rule: rule, differences: differences, reason: reason,
      isWaiting: isWaiting, file: change.origin.file)
  }
}

extension Change.Kind {
  /// The order in which kinds are shown.
  static let shown: [Change.Kind] = [.create, .replace, .setRTC, .delete]

  /// The mark before a change of this kind, as wide as the widest.
  var mark: String {
    switch self {
    case .create: "  +"
    case .replace: "-/+"
    case .setRTC: "  ~"
    case .delete: "  -"
    }
  }
}

extension DeleteReason {
  /// Why the rule is deleted, in a few words.
  var words: String {
    switch self {
    case .tombstone: "state: absent"
    case .unlisted: "not in the configuration, and the bucket is managed exclusively"
    }
  }
}
