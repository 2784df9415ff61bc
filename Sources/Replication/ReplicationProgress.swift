/// How far one rule has come, as GetBucketReplicationProgress says it.
package struct ReplicationProgress: Hashable, Sendable {
  package var id: ExactString
  package var destination: BucketName
  package var status: RuleStatus
  /// The part of the existing objects that was copied, from 0 to 1. OSS's documentation calls it a percentage; its answers
  /// hold a fraction.
  package var historicalObject: ProgressFigure<Double>
  /// Everything written before this moment has arrived, in milliseconds since 1970; absent until the first copy.
  package var newObject: ProgressFigure<Int64>

  package init(
    id: ExactString, destination: BucketName, status: RuleStatus, historicalObject: ProgressFigure<Double> = .absent,
    newObject: ProgressFigure<Int64> = .absent
  ) {
    self.id = id
    self.destination = destination
    self.status = status
    self.historicalObject = historicalObject
    self.newObject = newObject
  }
}

/// One figure of a rule's progress.
package enum ProgressFigure<Value: Hashable & Sendable>: Hashable, Sendable {
  /// OSS says nothing.
  case absent
  case known(Value)
  /// What OSS says is no such figure; its words, which are foreign text.
  case unreadable(String)

  /// The figure; nil where it is not known.
  package var value: Value? {
    if case .known(let value) = self { value } else { nil }
  }
}

/// How far the rules of one bucket have come.
package enum BucketProgress: Hashable, Sendable {
  /// - Parameter clock: the time of OSS's answer in milliseconds since 1970; nil where it names none.
  case known([ReplicationProgress], clock: Int64?)
  /// Nothing can be said about it.
  case unknown(UnknownReason)
}
