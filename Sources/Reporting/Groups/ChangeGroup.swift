internal import Planning
internal import Replication

/// Changes of which the same is said, shown as one.
struct ChangeGroup {
  var shape: ChangeShape
  /// At least one, in the plan's order; where several groups became one, group by group.
  private(set) var changes: [Change]
  /// The regions of each change, in their order, where they are not the same; else none.
  private(set) var regions: [PairRegions?] = []
  /// The prefixes of each change, in their order, where each has its own; else none.
  var prefixes: [PrefixSet] = []
  /// The words of the pairs' names that stand in their values.
  var words: [PairWords.Row] = []

  /// Gathers a plan's changes by kind, then by what is said of them. Kinds come in the order in which they are shown.
  static func groups(of plan: Plan, detail: Detail) -> [ChangeGroup] {
    var groups: [ChangeGroup] = []
    var places: [ChangeShape: Int] = [:]
    for bucket in plan.buckets {
      for change in bucket.changes {
        let shape = ChangeShape(change, in: bucket, detail: detail)
        if let place = places[shape] {
          groups[place].changes.append(change)
        } else {
          places[shape] = groups.count
          groups.append(ChangeGroup(shape: shape, changes: [change]))
        }
      }
    }
    if detail == .changes { groups = groups.foldedByRegions().foldedByWords().foldedByPrefixes() }
    return Change.Kind.shown.flatMap { kind in groups.filter { $0.shape.kind == kind } }
  }

  /// Several groups as one.
  ///
  /// - Parameter shape: what they have in common.
  init(_ groups: [ChangeGroup], shape: ChangeShape) {
    self.shape = shape
    changes = groups.flatMap(\.changes)
    let all = groups.flatMap { group in
      group.regions.isEmpty ? group.changes.map { _ in group.shape.regions } : group.regions
    }
    if let first = all.first, all.allSatisfy({ $0 == first }) {
      self.shape.regions = first
    } else {
      self.shape.regions = nil
      regions = all
    }
  }

  private init(shape: ChangeShape, changes: [Change]) {
    self.shape = shape
    self.changes = changes
  }

  /// The changes by their regions, each part where its first change stands.
  var parts: [(regions: PairRegions?, places: [Int])] {
    guard !regions.isEmpty else { return [(shape.regions, Array(changes.indices))] }
    var parts: [(regions: PairRegions?, places: [Int])] = []
    var found: [PairRegions?: Int] = [:]
    for (place, regions) in regions.enumerated() {
      if let part = found[regions] {
        parts[part].places.append(place)
      } else {
        found[regions] = parts.count
        parts.append((regions, [place]))
      }
    }
    return parts
  }

  /// The places in the configuration that ask for the changes, each once, in order of the changes.
  func places(_ place: (Change) -> Origin? = \.origin) -> [Origin] {
    var seen: Set<Origin> = []
    return changes.compactMap(place).filter { seen.insert($0).inserted }
  }

  /// The notes of the changes, each once, with how many changes have it; changes without a note are left out.
  var notes: [(text: String, count: Int)] {
    var counts: [ExactString: Int] = [:]
    for case let note? in changes.map(\.note) { counts[ExactString(note), default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value) }
  }
}

extension Change {
  /// What the configuration tells people about the change; nil where that is nothing to be seen.
  var note: String? {
    var note = desired?.note
    if case .delete(_, .tombstone(let tombstone)) = self { note = tombstone.note }
    return note.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
  }
}
