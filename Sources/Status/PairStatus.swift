package import Replication

/// One pair of buckets: whether it has its rule, and how far that has come.
package struct PairStatus: Hashable, Sendable {
  package let address: RuleAddress
  /// The source bucket's region.
  package let source: Region
  /// The region that the live rule names, else the one that is asked for; nil where OSS names none.
  package let destination: Region?
  package let phase: Phase
  /// The rule that is there; nil for a missing one.
  package let live: LiveRule?
  /// The rule that the configuration asks for; nil where it asks for none, or where there is no configuration.
  package let desired: DesiredRule?
  /// Whether the live rule is what the configuration asks for; nil where it asks for none. A missing rule is not.
  package let matches: Bool?
  package let progress: PairProgress
  /// How long the oldest object can be waiting that was not copied yet, as an upper bound: OSS does not say whether its time
  /// moves while nothing is written. Nil where it is not known.
  package let lag: Duration?
  /// The longest lag that is granted to the pair; nil for any.
  package let longestLag: Duration?
  package let breach: Breach?
}

/// How far a pair has come, as far as it is known.
package enum PairProgress: Hashable, Sendable {
  /// There is no rule that could progress.
  case none
  case known(ReplicationProgress)
  /// OSS's answer does not name the rule.
  case unlisted
  /// The progress of the bucket's rules could not be read.
  case unread(UnknownReason)
}

/// Why a pair is not as far as it has to be.
package enum Breach: Hashable, Sendable {
  /// It has no rule, so that nothing is copied.
  case missing
  /// Its lag is longer than granted.
  case lagging
  /// Counted only where everything has to be copied already: it is not effective yet, its existing objects are not all
  /// copied, or OSS names no time.
  case unfinished
}

extension PairStatus {
  /// The part of the existing objects that was copied, from 0 to 1; nil where no rule copies them, or where it is not known.
  package var historyRatio: Double? {
    guard copiesHistory, case .known(let progress) = progress else { return nil }
    return progress.historicalObject.value
  }

  /// Whether the live rule copies objects that were there before it.
  package var copiesHistory: Bool { live?.settings.historicalObjectReplication.value == .enabled }

  /// Everything written before this moment has arrived, in milliseconds since 1970; nil where it is not known.
  package var replicatedUpTo: Int64? {
    guard case .known(let progress) = progress else { return nil }
    return progress.newObject.value
  }
}
