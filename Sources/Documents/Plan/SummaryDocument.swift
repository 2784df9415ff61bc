package import Planning

/// How many there are of everything.
package struct SummaryDocument: Codable, Hashable, Sendable {
  package let create: Int
  package let replace: Int
  package let setRTC: Int
  package let delete: Int
  /// Rules that are as they shall be.
  package let unchanged: Int
  package let unmanaged: Int
  package let closing: Int
  package let observed: Int
  package let notKept: Int
  package let unmodelled: Int
  package let absent: Int
  /// Buckets that could not be read.
  package let unknown: Int
  /// Reasons for which the plan can't be applied.
  package let blocks: Int

  private enum CodingKeys: String, CodingKey {
    case create
    case replace
    case setRTC = "set_rtc"
    case delete
    case unchanged
    case unmanaged
    case closing
    case observed
    case notKept = "not_kept"
    case unmodelled
    case absent
    case unknown
    case blocks
  }

  package init(_ plan: Plan) {
    var kinds: [Change.Kind: Int] = [:]
    for change in plan.changes { kinds[change.kind, default: 0] += 1 }
    var observations: [ObservationKind: Int] = [:]
    for observation in plan.observations { observations[ObservationKind(observation), default: 0] += 1 }
    create = kinds[.create] ?? 0
    replace = kinds[.replace] ?? 0
    setRTC = kinds[.setRTC] ?? 0
    delete = kinds[.delete] ?? 0
    unchanged = plan.unchanged
    unmanaged = observations[.unmanaged] ?? 0
    closing = observations[.closing] ?? 0
    observed = observations[.observed] ?? 0
    notKept = observations[.notKept] ?? 0
    unmodelled = observations[.unmodelled] ?? 0
    absent = observations[.absent] ?? 0
    unknown = plan.unknown.count
    blocks = plan.blocks.count
  }
}
