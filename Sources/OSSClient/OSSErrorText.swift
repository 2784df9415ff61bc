internal import HTTPTransport

extension OSSError {
  /// What happened, as one sentence without a full stop.
  package var summary: String {
    switch self {
    case .service(let error):
      switch error.message {
      case .some(let message): "OSS refused: \(message.hasSuffix(".") ? String(message.dropLast()) : message)"
      case nil: "the answer is HTTP \(error.status) without OSS's error envelope; perhaps a proxy made it"
      }
    case .transport(let failure): failure.message
    case .unreadable(let answer): answer.reason
    case .notSent(let reason): reason
    }
  }

  /// What is known of the answer, piece by piece; empty where none came.
  package var facts: [String] {
    switch self {
    case .service(let error): error.facts
    case .unreadable(let answer): answer.facts
    case .transport, .notSent: []
    }
  }

  /// Whether the caller's credentials, permissions or clock are the cause.
  package var isAccessRefusal: Bool {
    guard case .service(let error) = self else { return false }
    return (error.status == 403 || error.status == 401) && error.endpoint == nil
  }

  /// Whether OSS refused because the pair of buckets has a rule already, be it a closing one.
  package var saysPairHasRule: Bool {
    guard case .service(let error) = self else { return false }
    return error.status < 500 && error.code == "BucketReplicationAlreadyExist"
  }

  /// Whether OSS refused because the rule that was named is not there.
  package var saysRuleIsGone: Bool {
    guard case .service(let error) = self, error.status == 404 else { return false }
    return error.code == "NoSuchReplicationRule" || error.code == "NoSuchReplicationConfiguration"
  }

  /// Whether OSS refused to change a rule because it is deleted and only not gone yet.
  package var saysRuleIsClosing: Bool {
    guard case .service(let error) = self else { return false }
    return error.status < 500 && error.code == "BucketReplicationInClosingStatus"
  }
}
