/// Progress as one line for a log, without its line break: what is done, what went wrong, and what is waited for longest.
package func progressSentence(_ progress: RunProgress, at now: Duration) -> String {
  let rate = progress.rateText(at: now).map { [$0] } ?? []
  let remaining = progress.remainingText(at: now).map { [$0] } ?? []
  let line = ([progress.headline] + progress.incidents.map(\.text) + rate + remaining).joined(separator: ", ")
  let lasting = progress.lasting(at: now)
  guard let longest = lasting.first else { return line }
  let others = lasting.count == 1 ? "" : ", and \(lasting.count - 1) more"
  let gap = longest.withoutRuleSince == nil ? "" : ", without a rule meanwhile"
  return "\(line); \(longest.subject): \(longest.text) for \(Words.text(longest.age(at: now)))\(gap)\(others)"
}
