/// Errors of the service as a whole that a script may name by their code alone.
///
/// The codes and messages of throttling are those of OSS's pages of the HTTP status codes 429 and 503; `SlowDown` is not
/// there, but every client of an object store knows it.
enum CommonErrors {
  static let all: [Refusal] = [
    Refusal(500, "InternalError", "The service has met an internal error."),
    Refusal(503, "ServiceUnavailable", "Thread pool is almost full, please retry later"),
    Refusal(503, "SlowDown", "Please reduce your request rate."),
    Refusal(503, "MetaOperationQpsLimitExceeded", "Qps limit for the meta operation is exceeded"),
    Refusal(503, "TotalQpsLimitExceeded", "Max total qps limit is exceeded"),
    Refusal(429, "QpsLimitExceeded", "Please reduce your request rate."),
    Refusal(403, "AccessDenied", "You have no right to access this object because of bucket acl.", ec: "0003-00000001"),
    Refusal(403, "UserDisable", "UserDisable", ec: "0003-00000801"),
    .invalidSecurityToken,
    .bucketReplicationAlreadyExist, .replicationIsClosing, .tooManyOutgoingReplication, .tooManyIncomingReplication,
    .invalidTargetBucket, .invalidTargetLocation, .noSuchReplicationConfiguration, .noSuchReplicationRule,
    .malformedXML,
  ]

  /// The error of a code; nil for one that is not here.
  static func named(_ code: String) -> Refusal? { all.first { $0.code == code } }
}
