internal import Planning

/// How much of a plan is reported, and where lists are cut.
struct PlanExtent {
  let detail: Detail
  /// How pairs are listed that get a rule, or of which a rule is set in place.
  let gains: PlanSection.Listing
  /// How pairs are listed that lose a rule, for good or for a while.
  let losses: PlanSection.Listing
  /// How pairs are listed for which nothing is planned.
  let observations: PlanSection.Listing
  /// How many unread buckets, blocks and doubts are listed.
  let heldBack: Int

  /// - Parameter isHeldBack: whether something holds one of them back; then each is named, because a finding names only a few.
  func listing(_ kind: Change.Kind, isHeldBack: Bool) -> PlanSection.Listing {
    if kind == .delete || kind == .replace { return losses }
    guard isHeldBack, detail == .changes, case .runs = gains else { return gains }
    return .runs(lines: .max)
  }
}

extension PlanExtent {
  /// What a plan as text tells at a detail. Pairs that lose a rule are left out only in a summary.
  init(_ detail: Detail) {
    self.detail = detail
    switch detail {
    case .summary:
      (gains, losses, observations) = (.runs(lines: 6), .runs(lines: 6), .runs(lines: 8))
    case .changes:
      (gains, losses, observations) = (.runs(lines: 8), .runs(lines: .max), .runs(lines: 8))
    case .full:
      (gains, losses, observations) = (.single, .single, .single)
    }
    // Diagnostics are cut at as many.
    heldBack = detail == .full ? .max : 20
  }

  /// All pairs, those that count up as one.
  static let everything = PlanExtent(
    detail: .changes, gains: .runs(lines: .max), losses: .runs(lines: .max), observations: .runs(lines: .max),
    heldBack: .max)
}
