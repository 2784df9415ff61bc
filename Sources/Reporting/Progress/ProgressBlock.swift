internal import Diagnostics

/// Progress as the lines of a block that is drawn over and over at one place of a terminal.
///
/// - Parameters:
///   - width: the most columns that a line takes.
///   - height: the most lines; at least 1.
package func progressBlock(
  _ progress: RunProgress, at now: Duration, width: Int, height: Int, style: TextStyle, ascii: Bool
) -> [String] {
  let ruler = BlockRuler(width: max(width, 1), style: style, text: DisplayText(ascii: ascii))
  var lines = [ruler.headline(progress, at: now)]
  if !progress.incidents.isEmpty, height > 1 {
    lines.append(ruler.line(joined(progress.incidents.map { BlockPiece($0.text, $0.tone) })))
  }
  let space = max(min(height, BlockRuler.mostLines) - lines.count, 0)
  let lasting = progress.lasting(at: now)
  // The line that counts what is not shown takes a line itself.
  let shown = lasting.prefix(lasting.count <= space ? space : max(space - 1, 0))
  lines += ruler.rows(Array(shown), at: now)
  let hidden = lasting.count - shown.count
  if hidden > 0, space > 0 { lines.append(ruler.line([BlockPiece("  and \(hidden) more")])) }
  return lines
}

/// A piece of a line, and what its colour says.
private struct BlockPiece {
  let text: String
  let tone: TextTone

  init(_ text: String, _ tone: TextTone = .plain) {
    self.text = text
    self.tone = tone
  }
}

private func joined(_ pieces: [BlockPiece]) -> [BlockPiece] {
  pieces.flatMap { [BlockPiece("  "), $0] }
}

/// Lays out lines that never take more columns than there are.
private struct BlockRuler {
  /// Enough to see what is going on; a block is no list.
  static let mostLines = 10

  let width: Int
  let style: TextStyle
  let text: DisplayText

  /// The line that is always there. What finds no room at its end is left out.
  func headline(_ progress: RunProgress, at now: Duration) -> String {
    let frames: [Character] =
      text.isASCIIOnly ? ["-", "\\", "|", "/"] : ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]
    let spin = String(frames[Int(now / .milliseconds(100)) % frames.count])
    var line = "\(spin) \(progress.headline)"
    for part in [progress.percent, progress.rateText(at: now), progress.remainingText(at: now)].compactMap({ $0 })
    where columns(line) + 2 + columns(part) <= width {
      line += "  " + part
    }
    return self.line([BlockPiece(line, progress.isStopping ? .warning : .plain)])
  }

  /// One line for each activity: how long, whether the pair is without a rule, where, and what.
  func rows(_ activities: [BucketActivity], at now: Duration) -> [String] {
    let ages = activities.map { Words.text($0.age(at: now)) }
    let ageColumns = ages.map(columns).max() ?? 0
    let subjectColumns = activities.map { columns($0.subject) }.max() ?? 0
    let mark = "NO RULE"
    let hasMark = activities.contains { $0.withoutRuleSince != nil }
    return zip(activities, ages).map { activity, age in
      var pieces = [BlockPiece("  " + blanks(ageColumns - columns(age)) + age + "  ")]
      if activity.withoutRuleSince != nil {
        pieces += [BlockPiece(mark, .alarm), BlockPiece("  ")]
      } else if hasMark {
        pieces.append(BlockPiece(blanks(columns(mark) + 2)))
      }
      let padding = blanks(subjectColumns - columns(activity.subject))
      return line(pieces + [BlockPiece("\(activity.subject)\(padding)  \(activity.text)")])
    }
  }

  /// The pieces in their colours, cut off where the columns end.
  func line(_ pieces: [BlockPiece]) -> String {
    let whole = pieces.reduce(0) { $0 + columns($1.text) }
    let ellipsis = text.ellipsis
    let room = whole <= width ? width : max(width - columns(ellipsis), 0)
    var used = 0
    var line = ""
    for piece in pieces {
      var kept = ""
      for scalar in piece.text.unicodeScalars {
        let cell = text.cell(scalar)
        guard used + cell.width <= room else { return line + style.painted(kept, piece.tone) + cut(ellipsis) }
        kept += cell.text
        used += cell.width
      }
      line += style.painted(kept, piece.tone)
    }
    return line
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }

  private func cut(_ ellipsis: String) -> String { columns(ellipsis) <= width ? ellipsis : "" }

  private func columns(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + self.text.cell($1).width } }
}
