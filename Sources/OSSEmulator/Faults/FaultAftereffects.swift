/// What faults have left behind: states of buckets that reads still show, rules that are about to vanish, rules whose
/// closing is late. It ends with the faults that have caused it.
struct FaultAftereffects: Sendable {
  private var views: [StaleView] = []
  private var vanishing: [VanishingRule] = []
  private var reappearing: [VanishingRule] = []
  private var lateClosings: [(fault: String, bucket: String, rule: String)] = []

  /// A bucket as reads still show it.
  private struct StaleView: Sendable {
    let fault: String
    let bucket: String
    /// Nil for a bucket that was not there.
    let state: StoredBucket?
    let end: End
  }

  /// A rule that is listed as it is for some more reads.
  private struct VanishingRule: Sendable {
    let fault: String
    let bucket: String
    let rule: String
    var readsLeft: Int
  }

  private enum End: Sendable {
    case at(Moment)
    case afterReads(Int)
  }

  var isEmpty: Bool { views.isEmpty && vanishing.isEmpty && reappearing.isEmpty && lateClosings.isEmpty }

  /// The state of a bucket that a read is to show in the place of the true one, and the fault that wants it so. Of
  /// several the oldest is shown, and each is used up by reads of its own.
  mutating func staleState(of bucket: String, at now: Moment) -> (fault: String, state: StoredBucket?)? {
    views.removeAll { view in if case .at(let end) = view.end { now >= end } else { false } }
    guard let index = views.firstIndex(where: { $0.bucket == bucket }) else { return nil }
    let view = views[index]
    if case .afterReads(let count) = view.end {
      views.remove(at: index)
      if count > 1 {
        views.insert(
          StaleView(fault: view.fault, bucket: bucket, state: view.state, end: .afterReads(count - 1)), at: index)
      }
    }
    return (view.fault, view.state)
  }

  /// Counts a true read of a bucket, and makes the rules vanish that were to be listed until then.
  mutating func noteRead(of bucket: String, in store: inout EmulatorStore, at now: Moment) {
    for index in vanishing.indices where vanishing[index].bucket == bucket { vanishing[index].readsLeft -= 1 }
    for rule in vanishing where rule.readsLeft <= 0 {
      store.change(rule.rule, of: rule.bucket) { $0.vanishesAt = now }
    }
    vanishing.removeAll { $0.readsLeft <= 0 }
    for index in reappearing.indices where reappearing[index].bucket == bucket { reappearing[index].readsLeft -= 1 }
    for rule in reappearing where rule.readsLeft <= 0 {
      store.change(rule.rule, of: rule.bucket) {
        $0.closingSince = nil; $0.closesAt = nil
      }
    }
    reappearing.removeAll { $0.readsLeft <= 0 }
  }

  /// Brings about what comes after a write, and says whether there was anything to do.
  ///
  /// - Parameters:
  ///   - before: The bucket as it was before the write.
  ///   - rule: The ID of the rule that was written.
  mutating func begin(
    _ aftermath: FaultAftermath, of fault: String, bucket: String, before: StoredBucket?, rule: String?,
    in store: inout EmulatorStore, at now: Moment
  ) -> Bool {
    switch aftermath {
    case .staleReads(let span):
      let end: End =
        switch span {
        case .duration(let duration): .at(now + duration)
        case .reads(let count): .afterReads(count)
        }
      views.append(StaleView(fault: fault, bucket: bucket, state: before, end: end))
    case .lateClosing(let duration):
      guard let rule, store[bucket]?.rules.contains(where: { $0.id == rule && $0.closingSince != nil }) == true else {
        return false
      }
      store.change(rule, of: bucket) { $0.closesAt = duration.map { now + $0 } ?? .never }
      lateClosings.append((fault, bucket, rule))
    case .reappearing(let reads):
      guard let rule, store[bucket]?.rules.contains(where: { $0.id == rule && $0.closingSince != nil }) == true else {
        return false
      }
      store.change(rule, of: bucket) { $0.closesAt = .never }
      reappearing.append(VanishingRule(fault: fault, bucket: bucket, rule: rule, readsLeft: reads))
    case .vanishing(let span):
      guard let rule else { return false }
      switch span {
      case nil: store.change(rule, of: bucket) { $0.vanishesAt = now }
      case .duration(let duration): store.change(rule, of: bucket) { $0.vanishesAt = now + duration }
      case .reads(let count):
        vanishing.append(VanishingRule(fault: fault, bucket: bucket, rule: rule, readsLeft: count))
      }
    }
    return true
  }

  /// Ends what a fault has left behind: reads are true again, a late closing ends when it would have ended anyway, as that of
  /// a rule that was to come back, and a rule that was to vanish after some reads stays.
  mutating func end(of fault: String, in store: inout EmulatorStore) {
    views.removeAll { $0.fault == fault }
    vanishing.removeAll { $0.fault == fault }
    for rule in reappearing where rule.fault == fault {
      store.change(rule.rule, of: rule.bucket) { $0.closesAt = nil }
    }
    reappearing.removeAll { $0.fault == fault }
    for closing in lateClosings where closing.fault == fault {
      store.change(closing.rule, of: closing.bucket) { $0.closesAt = nil }
    }
    lateClosings.removeAll { $0.fault == fault }
  }
}

extension EmulatorStore {
  /// Changes a rule that is not gone for good; does nothing when there is none of that ID.
  fileprivate mutating func change(_ rule: String, of bucket: String, _ change: (inout StoredRule) -> Void) {
    guard let index = self[bucket]?.rules.lastIndex(where: { $0.id == rule }) else { return }
    guard var changed = self[bucket] else { return }
    change(&changed.rules[index])
    self[bucket] = changed
  }

  /// Lets every late closing end when it would have ended anyway.
  mutating func endLateClosings() {
    for bucket in bucketsByName {
      for rule in bucket.rules where rule.closesAt != nil { change(rule.id, of: bucket.name) { $0.closesAt = nil } }
    }
  }
}
