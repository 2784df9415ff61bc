internal import Diagnostics
internal import Replication
internal import Status
internal import TerminalText

/// The rows of a status table, in as many columns as the width has room for.
struct StatusRows {
  let table: TextTable
  /// The regions of all pairs, where they have the same.
  let commonRegions: String?
  /// Whether there is no room to show the regions of each pair.
  let leavesRegionsOut: Bool

  init(_ status: StatusTable, changed: Set<RuleAddress>, layout: TextLayout) {
    let regions = Set(status.pairs.map(StatusWords.regions))
    commonRegions = regions.count == 1 ? regions.first : nil
    let display = DisplayText(ascii: layout.isASCIIOnly)
    let whole = Self.table(status, changed, showsRegions: true)
    let fits = whole.width(display) <= layout.width
    leavesRegionsOut = regions.count > 1 && !fits
    table = regions.count > 1 && fits ? whole : Self.table(status, changed, showsRegions: false)
  }

  private static func table(_ status: StatusTable, _ changed: Set<RuleAddress>, showsRegions: Bool) -> TextTable {
    let regions = showsRegions ? ["regions"] : []
    return TextTable(
      headings: ["source", "destination"] + regions + ["phase", "history", "replicated up to", "lag", "RTC", ""],
      rows: status.unread.map { row($0, showsRegions: showsRegions) }
        + status.pairs.map { row($0, isChanged: changed.contains($0.address), showsRegions: showsRegions) })
  }

  private static func row(_ pair: PairStatus, isChanged: Bool, showsRegions: Bool) -> [TextTable.Cell] {
    let notes = (isChanged ? ["changed"] : []) + StatusWords.notes(pair)
    let regions = showsRegions ? [TextTable.Cell(StatusWords.regions(pair))] : []
    let tone = pair.breach == .lagging ? TextTone.alarm : .plain
    return [.init(pair.address.source.text, isChanged ? .emphasis : .plain), .init(pair.address.destination.text)]
      + regions + [
        .init(pair.phase.name, pair.phase.tone), .init(StatusWords.history(pair)),
        .init(StatusWords.replicatedUpTo(pair)), .init(StatusWords.lag(pair), tone), .init(StatusWords.rtc(pair)),
        .init(notes.joined(separator: "; "), .warning),
      ]
  }

  private static func row(_ bucket: StatusTable.UnreadBucket, showsRegions: Bool) -> [TextTable.Cell] {
    let unknown = TextTable.Cell(StatusWords.unknown)
    let regions = showsRegions ? [TextTable.Cell("\(bucket.place.region) -> \(StatusWords.unknown)")] : []
    return [.init(bucket.place.name.text), unknown] + regions
      + [.init("unread", .alarm), unknown, unknown, unknown, unknown, .init(bucket.reason.message, .alarm)]
  }
}

extension Phase {
  fileprivate var tone: TextTone {
    switch self {
    case .missing: .alarm
    case .starting, .other: .warning
    case .doing: .addition
    case .unmanaged, .closing: .information
    }
  }
}
