package import TerminalText

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
    var line = StyledLine()
    for incident in progress.incidents {
      line.append("  ")
      line.append(incident.text, incident.tone)
    }
    lines.append(ruler.fitted(line))
  }
  let space = max(min(height, BlockRuler.mostLines) - lines.count, 0)
  let lasting = progress.lasting(at: now)
  // The line that counts what is not shown takes a line itself.
  let shown = lasting.prefix(lasting.count <= space ? space : max(space - 1, 0))
  lines += ruler.rows(Array(shown), at: now)
  let hidden = lasting.count - shown.count
  if hidden > 0, space > 0 { lines.append(ruler.fitted("  and \(hidden) more")) }
  return lines
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
    where text.columns(of: line) + 2 + text.columns(of: part) <= width {
      line += "  " + part
    }
    return fitted(line, progress.isStopping ? .warning : .plain)
  }

  /// One line for each activity: how long, whether the pair is without a rule, where, and what.
  func rows(_ activities: [BucketActivity], at now: Duration) -> [String] {
    let ages = activities.map { Words.text($0.age(at: now)) }
    let ageColumns = ages.map(text.columns).max() ?? 0
    let subjectColumns = activities.map { text.columns(of: $0.subject) }.max() ?? 0
    let mark = "NO RULE"
    let hasMark = activities.contains { $0.withoutRuleSince != nil }
    return zip(activities, ages).map { activity, age in
      var line = StyledLine()
      line.append(blanks: 2 + ageColumns - text.columns(of: age))
      line.append(age + "  ")
      if activity.withoutRuleSince != nil {
        line.append(mark, .alarm)
        line.append("  ")
      } else if hasMark {
        line.append(blanks: text.columns(of: mark) + 2)
      }
      line.append(activity.subject)
      line.append(blanks: subjectColumns - text.columns(of: activity.subject) + 2)
      line.append(activity.text)
      return fitted(line)
    }
  }

  /// A line in its colours, cut off where the columns end.
  func fitted(_ line: StyledLine) -> String { line.cut(to: width, text).text(style) }

  func fitted(_ words: String, _ tone: TextTone = .plain) -> String {
    var line = StyledLine()
    line.append(words, tone)
    return fitted(line)
  }
}
