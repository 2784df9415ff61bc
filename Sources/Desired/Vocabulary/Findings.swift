internal import Diagnostics

/// Collects what is wrong while a configuration is read, so that one mistake does not hide the next and is reported once.
final class Findings {
  private var reported: Set<Diagnostic> = []
  private var diagnostics: [Diagnostic] = []
  /// Whether something makes the configuration unusable.
  private(set) var holdsError = false
  private var repetitions: [Repetition: [Repeated]] = [:]
  /// With how many names wrong ones may still be compared.
  private var comparisons = 100_000
  /// Stretches of the files that must not be shown.
  private(set) var concealed: [SourceSpan] = []
  /// How many findings are kept, errors by themselves; of more only the number is told, since making and sorting millions of
  /// them would take minutes.
  static let limit = 1_000
  private var kept = (errors: 0, others: 0)
  private var dropped = 0

  /// What makes two findings one mistake: the same code at the same place, in one group.
  private struct Repetition: Hashable {
    let code: DiagnosticCode
    let span: SourceSpan?
    let group: String?
  }

  /// A mistake that was found in several buckets.
  private struct Repeated {
    /// As it was found first.
    let diagnostic: Diagnostic
    /// The index of that finding among all.
    let index: Int
    var count = 1
    /// The bucket in which it was found last.
    var last: Int
  }

  /// Adds a finding, once: a mistake in a shared place (an anchor, a default) is found by everyone who uses it.
  func report(_ diagnostic: Diagnostic) {
    guard hasRoom(for: diagnostic.severity) else { return drop(diagnostic) }
    if reported.insert(diagnostic).inserted { add(diagnostic) }
  }

  /// Whether no error more will be kept, so that none need be made.
  var isFull: Bool { kept.errors >= Self.limit }

  /// Counts errors that were not made, because there is no room for them.
  func drop(_ count: Int) { dropped += count }

  private func hasRoom(for severity: Severity) -> Bool {
    (severity == .error ? kept.errors : kept.others) < Self.limit
  }

  private func drop(_ diagnostic: Diagnostic) {
    dropped += 1
    if diagnostic.severity == .error { holdsError = true }
  }

  func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { report(diagnostic) }
  }

  /// Adds a finding in a bucket. In the buckets of a group the same lines give the same mistake over and over: the first
  /// is kept, the others are counted.
  func report(_ diagnostic: Diagnostic, of expansion: Expansion?) {
    guard let expansion else { return report(diagnostic) }
    count(diagnostic, group: expansion.group, number: expansion.number)
  }

  /// Adds a finding that may come again at the same place for another bucket.
  func reportRepeatable(_ diagnostic: Diagnostic, number: Int) { count(diagnostic, group: nil, number: number) }

  private func count(_ diagnostic: Diagnostic, group: String?, number: Int) {
    let key = Repetition(code: diagnostic.code, span: diagnostic.span, group: group)
    var known = repetitions[key, default: []]
    // A place can have several mistakes of one code in one bucket; the words tell them apart where they can.
    let match =
      known.firstIndex { $0.last != number && $0.diagnostic.message == diagnostic.message }
      ?? known.firstIndex { $0.last != number }
    if let match {
      known[match].count += 1
      known[match].last = number
    } else if !hasRoom(for: diagnostic.severity) {
      return drop(diagnostic)
    } else {
      known.append(Repeated(diagnostic: diagnostic, index: diagnostics.count, last: number))
      add(diagnostic)
    }
    repetitions[key] = known
  }

  private func add(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    if diagnostic.severity == .error {
      holdsError = true
      kept.errors += 1
    } else {
      kept.others += 1
    }
  }

  /// The name that a wrong one most likely means. Nothing is looked for any more once there are so many wrong ones among so
  /// many names that it would take long: only the first are shown.
  func closest(to text: String, among names: [String]) -> String? {
    guard comparisons >= 0 else { return nil }
    comparisons -= names.count
    return Suggestion.closest(to: text, among: names)
  }

  /// Keeps a stretch of a file out of everything that is shown, since it may hold a password.
  func conceal(_ span: SourceSpan) { concealed.append(span) }

  /// Everything found, by file and place.
  var sorted: [Diagnostic] {
    var counted = diagnostics
    for (key, known) in repetitions {
      for repeated in known where repeated.count > 1 {
        counted[repeated.index] = repeated.diagnostic.adding(note: more(repeated.count - 1, group: key.group))
      }
    }
    return counted.sortedByPlace() + (dropped == 0 ? [] : [rest])
  }

  private var rest: Diagnostic {
    Diagnostic(
      .moreFindings, severity: .information,
      "\(Diagnostics.counted(dropped, "more problem")) \(agreeing(dropped, "is", "are")) not listed",
      notes: ["\(Self.limit) errors and \(Self.limit) warnings are"], help: ["mend those above and run it again"])
  }

  private func more(_ count: Int, group: String?) -> String {
    guard let group else { return "and \(count) more" }
    return "and \(Diagnostics.counted(count, "more bucket")) of the group \(QuotedText(group))"
  }
}
