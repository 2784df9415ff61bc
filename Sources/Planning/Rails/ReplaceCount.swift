package import Diagnostics
package import Replication

/// More replaces than go without saying.
package struct TooManyReplaces: Hashable, Sendable {
  /// How many rules would be replaced, those with consent and those that `--replace` asks for among them.
  package let planned: Int
  /// What goes without saying: `limits.replace.max`.
  package let max: Int
  /// At most so many pairs would be without a rule at a time: `limits.replace.max_unavailable`.
  package let maxUnavailable: Int
  /// The number that was allowed, where one was; never `planned`.
  package let allowed: Int?
  /// The rules that are held back, in the plan's order: more than `max`.
  package let addresses: [RuleAddress]
  /// The place that asks for the first of them.
  package let origin: Origin
}

/// The replaces of a plan, and how many of them count against `limits.replace.max`.
///
/// The limit counts the replaces that nobody named. Those with consent don't count, nor do those that `--replace` asked for:
/// they come one by one from the command line already. When the rest is more than the limit, all of it is held back, so that
/// chance decides nothing, until the exact number of all replaces is allowed.
struct PlannedReplaces {
  let all: [Change]
  private let draft: Draft
  /// Those that nothing but the configuration asks for.
  private let counting: [Change]

  init(_ draft: Draft) {
    self.draft = draft
    all = draft.changes.filter { $0.kind == .replace }
    counting = all.filter { !draft.terms.forceReplace.contains($0.address) }
  }

  /// Whether they would be held back if none had consent.
  var areTooMany: Bool { counting.count > draft.desired.limits.replaceMax }

  /// What the limit alone says.
  var verdict: RailVerdict {
    let max = draft.desired.limits.replaceMax
    let unnamed = counting.filter { !draft.consents.replace.contains($0.address) }
    guard unnamed.count > max, let first = unnamed.first else { return RailVerdict() }
    let allowed = draft.consents.replaces
    let used: Set<Consent> = allowed.map { [.replaces($0)] } ?? []
    guard allowed != all.count else { return RailVerdict(used: used) }
    let replaces = TooManyReplaces(
      planned: all.count, max: max,
      maxUnavailable: draft.desired.limits.decided(forReplaces: all.count).replaceMaxUnavailable.number(of: all.count),
      allowed: allowed, addresses: unnamed.map(\.address), origin: first.origin)
    return RailVerdict(blocks: [.replaces(replaces)], used: used)
  }
}

extension TooManyReplaces {
  package var diagnostic: Diagnostic {
    Diagnostic(
      .railReplace, headline, at: origin.span, notes: [heldNote] + closingNotes,
      help: ["if exactly these shall be replaced, pass --allow replace:\(planned)", batchHelp])
  }

  /// How many there are, and how many go without saying.
  var headline: String {
    let others = planned - addresses.count
    let extent =
      others == 0
      ? "\(counted(planned, "rule")) would be replaced"
      : "\(planned) rules would be replaced, \(addresses.count) of them without consent by name"
    return "\(extent), more than limits.replace.max \(max)"
  }

  /// Which rules are held back, a few of them by name.
  var heldNote: String { "held back: \(firstOf(addresses.map(\.description), atMost: 5))" }

  /// What holds for every replace, and what became of the number that was allowed.
  var closingNotes: [String] {
    let refused = allowed.map { ["--allow replace:\($0) names another number, so it is refused"] } ?? []
    return ["a replaced pair has no rule from the delete to the create, mostly for minutes", rollingNote] + refused
      + ["nothing was changed"]
  }

  /// How many pairs are without a rule at a time.
  private var rollingNote: String {
    "at most \(counted(maxUnavailable, "pair")) at a time, by limits.replace.max_unavailable; the others wait"
  }

  /// How to plan fewer at a time.
  var batchHelp: String {
    "or go in batches: plan and apply a part at a time with --only, such as --only '\(batch):*'"
  }

  /// A pattern of source buckets for an example: the first, and with it those that differ in its last digit.
  private var batch: String {
    let name = addresses.first?.source.text ?? ""
    return name.last?.isNumber == true ? "\(name.dropLast())*" : name
  }
}
