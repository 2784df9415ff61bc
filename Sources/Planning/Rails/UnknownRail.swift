internal import Replication

/// A bucket that could not be read stops `apply`, not the plan; here only its consents are told apart.
func unknownRail(_ draft: Draft) -> RailVerdict {
  let unread = Set(draft.unknown.map(\.desired.name))
  return RailVerdict(used: Set(draft.consents.unknown.filter(unread.contains).map { .unknown($0) }))
}
