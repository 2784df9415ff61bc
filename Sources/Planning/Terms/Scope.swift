package import Replication

/// Which rules a run is about, as `--only` and `--exclude` say it. Everything else is left exactly as it is.
package struct Scope: Hashable, Sendable {
  /// A rule has to fit one of these; with none, every rule does.
  package var only: [AddressGlob]
  /// A rule that fits one of these is left out, whatever `only` says.
  package var exclude: [AddressGlob]

  /// Every rule there is.
  package static let everything = Scope()

  package init(only: [AddressGlob] = [], exclude: [AddressGlob] = []) {
    self.only = only
    self.exclude = exclude
  }

  /// Whether a rule is in scope.
  package func contains(_ address: RuleAddress) -> Bool {
    (only.isEmpty || only.contains { $0.matches(address) }) && !exclude.contains { $0.matches(address) }
  }

  /// Whether some rule of a source bucket can be in scope. A bucket of which none can is not even read.
  ///
  /// It is never false for a bucket with a rule in scope; it may be true for one without, as long as destinations are
  /// thinkable that fit.
  package func mayContainRules(of bucket: BucketName) -> Bool {
    if exclude.contains(where: { $0.matchesWhole(bucket) }) { return false }
    guard !only.isEmpty else { return true }
    return only.contains { glob in
      guard glob.source.matches(bucket.text) else { return false }
      if glob.destination.hasWildcard { return true }
      return contains(RuleAddress(source: bucket, destination: BucketName(glob.destination.pattern)))
    }
  }
}

/// How much of a configuration a scope leaves out.
package struct LeftOut: Hashable, Sendable {
  /// Buckets of which no rule can be in scope; they were not read.
  package var buckets: Int
  /// Pairs out of scope: those that the configuration lists, and other live ones where the bucket was read.
  package var rules: Int

  package static let nothing = LeftOut(buckets: 0, rules: 0)

  package init(buckets: Int, rules: Int) {
    self.buckets = buckets
    self.rules = rules
  }
}
