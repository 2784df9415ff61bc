internal import Planning
internal import Replication

extension [ChangeGroup] {
  /// Groups that differ in nothing but their regions as one, with a list of regions.
  func foldedByRegions() -> [ChangeGroup] {
    folded { group -> ChangeShape? in
      var shape = group.shape
      shape.regions = nil
      return shape
    } into: { groups, shape in
      groups.count > 1 ? ChangeGroup(groups, shape: shape) : nil
    }
  }

  /// Groups that differ only where words of their pairs' names stand in their values as one, as the rules of a group do whose
  /// prefixes hold `${site}`. It takes three: two are no harder to read by themselves.
  func foldedByWords() -> [ChangeGroup] {
    folded { group -> ChangeShape? in
      guard let first = group.changes.first else { return nil }
      let shape = PairWords(first.address).marked(group.shape)
      // Where the pairs of a group share a value that holds a word of only some of them, it is no pattern.
      return group.changes.allSatisfy { PairWords($0.address).marked(group.shape) == shape } ? shape : nil
    } into: { groups, shape in
      groups.count > 2 ? ChangeGroup(groups, shape: shape).named(shape) : nil
    }
  }

  /// Creates that one place asks for and that differ in nothing but their prefixes as one, in which each says its own.
  func foldedByPrefixes() -> [ChangeGroup] {
    folded { group -> PlacedShape? in
      guard group.shape.kind == .create, group.words.isEmpty, group.regions.isEmpty,
        group.shape.rule?.prefixes.isWholeBucket == false, let place = group.places().first, group.places().count == 1
      else { return nil }
      var shape = group.shape
      shape.rule?.prefixes = .wholeBucket
      return PlacedShape(shape: shape, place: place)
    } into: { groups, key -> ChangeGroup? in
      guard groups.count > 1 else { return nil }
      var all = ChangeGroup(groups, shape: key.shape)
      all.prefixes = groups.flatMap { group in group.changes.map { _ in group.shape.rule?.prefixes ?? .wholeBucket } }
      return all
    }
  }

  /// Groups with the same key as one, where the first of them stands.
  ///
  /// - Parameters:
  ///   - key: nil for a group that stays by itself.
  ///   - join: one group out of several; nil where they stay as they are.
  private func folded<Key: Hashable>(
    by key: (ChangeGroup) -> Key?, into join: ([ChangeGroup], Key) -> ChangeGroup?
  ) -> [ChangeGroup] {
    let keys = map(key)
    var members: [Key: [Int]] = [:]
    for (index, key) in keys.enumerated() {
      if let key { members[key, default: []].append(index) }
    }
    var joined: [Int: ChangeGroup] = [:]
    var gone: Set<Int> = []
    for (key, indices) in members {
      guard let group = join(indices.map { self[$0] }, key) else { continue }
      joined[indices[0]] = group
      gone.formUnion(indices.dropFirst())
    }
    return indices.filter { !gone.contains($0) }.map { joined[$0] ?? self[$0] }
  }
}

/// What is said of changes, and the place that asks for them.
private struct PlacedShape: Hashable {
  let shape: ChangeShape
  let place: Origin
}

extension ChangeGroup {
  /// The group with names for the words that differ, `${1}` and so on, and with the others as they are.
  fileprivate func named(_ marked: ChangeShape) -> ChangeGroup {
    let members = changes.map { PairWords($0.address).words }
    guard let first = members.first else { return self }
    var group = self
    var names: [ExactString: ExactString] = [:]
    for index in first.indices {
      let mark = PairWords.mark(index)
      // Another name may have fewer words; then none of its values holds this one.
      guard members.allSatisfy({ index < $0.count }), members.contains(where: { $0[index] != first[index] }) else {
        names[mark] = first[index]
        continue
      }
      guard marked.holds(mark) else { continue }
      let number = group.words.count + 1
      names[mark] = ExactString("${\(number)}")
      group.words.append(PairWords.Row(number: number, values: members.map { $0[index] }))
    }
    group.shape = marked.mappingTexts { PairWords.replacing(names, in: $0) }
    group.shape.regions = shape.regions
    return group
  }
}
