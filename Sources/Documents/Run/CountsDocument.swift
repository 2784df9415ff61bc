internal import Applying
internal import Planning

/// How many changes ended in which way.
struct CountsDocument: Encodable, Sendable {
  /// The changes that were made, by their kind.
  struct Applied: Encodable, Sendable {
    let create: Int
    let replace: Int
    let setRTC: Int
    let delete: Int

    private enum CodingKeys: String, CodingKey {
      case create
      case replace
      case setRTC = "set_rtc"
      case delete
    }
  }

  let applied: Applied
  let failed: Int
  let stale: Int
  let skipped: Int
  let interrupted: Int
  /// Planned changes that the run never came to.
  let notBegun: Int
  /// Pairs that are without a rule now although they should have one.
  let withoutRule: Int

  /// - Parameter planned: how many changes the plan has.
  init(_ results: [ChangeResult], planned: Int) {
    func applied(_ kind: Change.Kind) -> Int { results.count { $0.isApplied && $0.change.kind == kind } }
    self.applied = Applied(
      create: applied(.create), replace: applied(.replace), setRTC: applied(.setRTC), delete: applied(.delete))
    failed = results.count(where: \.isFailed)
    stale = results.count { $0.ending == .stale }
    skipped = results.count(where: \.isSkipped)
    interrupted = results.count(where: \.isInterrupted)
    notBegun = max(planned - results.count, 0)
    withoutRule = results.count { $0.pair == .withoutRule }
  }

  private enum CodingKeys: String, CodingKey {
    case applied
    case failed
    case stale
    case skipped
    case interrupted
    case notBegun = "not_begun"
    case withoutRule = "without_rule"
  }
}
