internal import Diagnostics
internal import Planning
internal import Replication
internal import TerminalText

extension ChangeGroup {
  /// The paragraph of the group.
  ///
  /// - Parameter heldBack: the pairs whose changes are held back.
  func section(_ extent: PlanExtent, heldBack: Set<RuleAddress> = []) -> PlanSection {
    let detail = extent.detail
    let same = changes.count > 1 && detail != .summary ? ", same shape" : ""
    var section = PlanSection(
      tone: shape.kind.tone, mark: shape.kind.mark, name: shape.kind.rawValue,
      count: counted(changes.count, "rule") + same, remark: shape.remark)
    let (addresses, notes) = (changes.map(\.address), notes)
    let isNoteShared = notes.count == 1 && notes[0].count == changes.count
    let listing = extent.listing(shape.kind, isHeldBack: addresses.contains(where: heldBack.contains))
    list(in: &section, prefixes.isEmpty ? listing : .runs(lines: .max)) { run in
      var entry = PlanSection.Entry(pair: run.pairs(in: addresses))
      switch detail {
      case .summary: break
      case .changes:
        entry.words = shape.words
        if !hasOwnRow { entry.place = placePhrase(run.members.map { changes[$0].origin }) }
        if !prefixes.isEmpty { entry.rows = [DetailRow(.field(.prefixes), Phrase(prefixes[run.first]))] }
      case .full:
        let change = changes[run.first]
        if let live = change.live { entry.words = "ID \(live.id)" }
        entry.place = "\(change.origin)"
        if !isNoteShared, let note = change.note { entry.rows = [DetailRow(.note, "\(prose: note)")] }
      }
      return entry
    }
    section.regions = shape.regions?.phrase
    section.rows = rows(detail)
    if detail == .changes || (detail == .full && isNoteShared) { section.rows += noteRows(notes) }
    if detail == .changes, hasOwnRow, shape.differences.isEmpty, let at = placePhrase(places()) {
      section.rows.append(DetailRow(.place, at))
    }
    return section
  }

  /// Lists the pairs, those of the same regions and prefixes together.
  private func list(
    in section: inout PlanSection, _ listing: PlanSection.Listing, entry: (PairRun) -> PlanSection.Entry
  ) {
    let addresses = changes.map(\.address)
    guard prefixes.isEmpty else {
      return section.list(addresses, .single, entry: entry)
    }
    let parts = parts
    for part in parts {
      section.list(part.places.map { addresses[$0] }, listing.divided(by: parts.count)) { run in
        var entry = entry(run.inList(of: part.places))
        if parts.count > 1, let regions = part.regions { entry.place = regions.phrase }
        return entry
      }
    }
  }

  /// Whether the place stands in a row of its own; otherwise it stands beside the pair.
  private var hasOwnRow: Bool { shape.kind.putsRule }

  private func rows(_ detail: Detail) -> [DetailRow] {
    guard detail != .summary else { return [] }
    var rows: [DetailRow] = []
    if detail == .full, let words = shape.words, shape.kind == .delete { rows.append(DetailRow(.reason, words)) }
    let details = shape.rows(detail) { field in
      placePhrase(places { $0.desired.map { $0.fieldOrigins[field] ?? $0.origin } })
    }
    // Beside the pair stands already what is switched.
    rows += shape.kind == .setRTC && detail == .changes ? details.filter { !$0.isDifference } : details
    rows += words.map(\.row)
    return rows
  }

  private func noteRows(_ notes: [(text: String, count: Int)]) -> [DetailRow] {
    var rows = notes.prefix(3).map { note in
      let share: Phrase? =
        note.count < changes.count ? "\(note.count) of \(ours: counted(changes.count, "rule"))" : nil
      return DetailRow(.note, "\(prose: note.text)", share)
    }
    if notes.count > 3 { rows.append(DetailRow(.note, "and \(ours: counted(notes.count - 3, "more note"))")) }
    return rows
  }
}

extension ChangeShape {
  /// What happens to each pair, where that takes a few words.
  fileprivate var words: Phrase? {
    switch deletion {
    case .tombstone: return "state: absent"
    case .unlisted: return "not in the configuration"
    case nil: break
    }
    guard kind == .setRTC, let difference = differences.first else { return nil }
    return "rtc \(Phrase(difference))"
  }

  /// What has to be known about the kind of change itself.
  fileprivate var remark: Phrase? {
    switch kind {
    case .create: nil
    case .replace: "OSS can change only RTC in place"
    case .setRTC: "in place"
    case .delete: "\(prose: Effect.copiesStay.words)"
    }
  }
}
