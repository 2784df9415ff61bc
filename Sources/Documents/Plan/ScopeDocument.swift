internal import Planning
internal import Replication

/// What a plan is about, as the command line said it.
package struct ScopeDocument: Codable, Hashable, Sendable {
  /// What the scope leaves out.
  package struct LeftOut: Codable, Hashable, Sendable {
    package let buckets: Int
    package let rules: Int
  }

  /// The patterns of `--only`, as they were given.
  package let only: [String]
  /// The patterns of `--exclude`, as they were given.
  package let exclude: [String]
  package let leftOut: LeftOut

  private enum CodingKeys: String, CodingKey {
    case only
    case exclude
    case leftOut = "left_out"
  }

  init(_ scope: Scope, leftOut: Planning.LeftOut) {
    only = scope.only.map(\.description)
    exclude = scope.exclude.map(\.description)
    self.leftOut = LeftOut(buckets: leftOut.buckets, rules: leftOut.rules)
  }

  /// The scope again.
  func scope() throws(DocumentFlaw) -> Scope {
    Scope(only: try globs(only, "only"), exclude: try globs(exclude, "exclude"))
  }

  private func globs(_ texts: [String], _ key: String) throws(DocumentFlaw) -> [AddressGlob] {
    let globs = texts.compactMap { AddressGlob($0) }
    guard globs.count == texts.count else {
      throw DocumentFlaw(at: "scope.\(key)", "holds something that is not a pattern over addresses")
    }
    return globs
  }
}
