internal import Replication

extension Draft {
  /// A warning for each consent that let nothing through and was not refused either.
  ///
  /// Of a bucket that could not be read nobody knows what would have been planned, so nothing is said of its consents.
  func unusedConsents(_ used: Set<Consent>) -> [PlanWarning] {
    consents.all.filter { !used.contains($0) }.compactMap { consent in
      cause(ofUnused: consent).map { .unusedConsent(consent, $0) }
    }
  }

  private func cause(ofUnused consent: Consent) -> PlanWarning.UnusedCause? {
    switch consent {
    case .delete: .deletes(planned: deletes)
    case .replaces: .replaces(planned: changes.count { $0.kind == .replace })
    case .empty: isWithoutRules ? .deletes(planned: deletes) : .notEmpty
    case .unknown(let name):
      lacks(name, isInScope: terms.scope.mayContainRules(of: name)) ?? .bucketRead
    case .replace(let address): cause(for: address, kinds: [.replace])
    case .unmodelled(let address): cause(for: address, kinds: [.replace, .delete])
    }
  }

  private func cause(for address: RuleAddress, kinds: Set<Change.Kind>) -> PlanWarning.UnusedCause? {
    if let cause = lacks(address.source, isInScope: terms.scope.contains(address)) { return cause }
    if unknown.contains(where: { $0.desired.name == address.source }) { return nil }
    return changes.contains { $0.address == address && kinds.contains($0.kind) } ? .notHeldBack : .notPlanned
  }

  /// Why a plan can have nothing to do with a bucket.
  private func lacks(_ bucket: BucketName, isInScope: Bool) -> PlanWarning.UnusedCause? {
    guard desired.buckets.contains(where: { $0.name == bucket }) else { return .bucketNotListed(bucket) }
    return isInScope ? nil : .outOfScope
  }

  /// A warning for each pattern of the scope that fits nothing that is known.
  ///
  /// What a bucket that was not or could not be read has beside the configuration's own rules is not known: a pattern that
  /// fits its name may well fit something.
  func unusedPatterns(_ observed: ObservedState) -> [PlanWarning] {
    let scope = terms.scope
    guard scope != .everything else { return [] }
    var addresses = desired.buckets.flatMap(\.listed)
    var unread: [BucketName] = []
    for bucket in desired.buckets {
      if case .known(let rules)? = observed.buckets[bucket.name] {
        addresses += rules.live.keys + rules.closing.map(\.address)
      } else {
        unread.append(bucket.name)
      }
    }
    func unused(_ globs: [AddressGlob], _ option: PlanWarning.ScopeOption) -> [PlanWarning] {
      globs.filter { glob in
        !addresses.contains(where: glob.matches) && !unread.contains { glob.source.matches($0.text) }
      }
      .map { .patternFitsNothing($0, option: option) }
    }
    return unused(scope.only, .only) + unused(scope.exclude, .exclude)
  }
}
