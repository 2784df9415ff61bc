package import Replication
package import Status

/// A status as lines for a log that grows: the sum with its time, and a line for each pair that changed.
///
/// - Parameters:
///   - changed: the pairs that are not what they were.
///   - time: when it was read, in milliseconds since 1970.
///   - isFirst: whether nothing was shown before, so that everything that needs somebody has a line.
package func statusLines(
  _ table: StatusTable, changed: Set<RuleAddress>, at time: Int64, isFirst: Bool
) -> String {
  let moment = "\(StatusWords.moment(time)) UTC"
  let summary = StatusSummary(table: table)
  let shown = table.pairs.filter { changed.contains($0.address) || (isFirst && $0.breach != nil) }
  let lines =
    ["\(moment) \(([summary.counts] + summary.concerns).joined(separator: " "))"]
    + shown.map { pair in
      let notes = StatusWords.notes(pair)
      let words = [pair.phase.name, "history \(StatusWords.history(pair))", "lag \(StatusWords.lag(pair))"] + notes
      return "\(moment) \(Words.visible("\(pair.address)")): \(Words.visible(words.joined(separator: ", ")))"
    }
    + table.unreadBuckets.map { bucket in
      "\(moment) \(Words.visible(bucket.place.name.text)): unread, \(Words.visible(bucket.reason.message))"
    }
  return lines.joined(separator: "\n") + "\n"
}

/// The line above a status that is shown again and again.
///
/// - Parameter time: when it was read, in milliseconds since 1970.
package func statusHeading(at time: Int64, every interval: Duration) -> String {
  "\(StatusWords.moment(time)) UTC, every \(Words.text(interval)); Ctrl-C ends it"
}
