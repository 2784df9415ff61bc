/// Behaviours of the service that public sources leave open or contradict each other about, each with the values that
/// are plausible. A client has to be safe under all of them.
package struct EmulatorFacts: Hashable, Sendable {
  /// Whether GetBucketReplication shows the SyncRole of a rule without SSE-KMS. By default it does not: the page of
  /// GetBucketReplication says that the element is there for SSE-KMS rules only.
  package var syncRoleEcho = SyncRoleEcho.kmsOnly
  /// Whether UserTaggings are shown again. By default they are: sample answers in public code have them.
  package var userTaggingsEcho = OnOff.on
  /// Whether PutBucketReplication answers with the header `x-oss-replication-rule-id`. By default it does: recorded
  /// answers have had it since 2023, though the documentation never mentions it.
  package var ruleIDHeader = OnOff.on
  /// Whether a list of actions is put in the order PUT, DELETE, ABORT without blanks, and the full set shown as `ALL`. By
  /// default it is not: tests of the official tools read back what they sent.
  package var actionNormalised = YesNo.no
  /// What DeleteBucketReplication answers to an unknown rule ID beside other rules. By default 404: the page of HTTP 404
  /// errors names NoSuchReplicationRule for deletions.
  package var deleteUnknownID = DeleteUnknownID.notFound
  /// Whether a rule without TransferType is refused with MissingArgument. By default it is not: the documentation says
  /// that the element is required, but tests of many official tools do without.
  package var transferTypeRequired = YesNo.no
  /// Whether `oss_acc` is taken between two buckets of one region. By default it is: a test of the official Python SDK
  /// does so, though the documentation speaks of cross-region replication only.
  package var ossAccSameRegion = Acceptance.accepted

  /// Whether a rule between mainland China and the rest of the world is taken without `oss_acc`. By default it is: tests of
  /// official tools put one from cn-hangzhou abroad without TransferType, though the documentation makes acceleration
  /// mandatory there.
  package var internalAcrossBorder = Acceptance.accepted

  package init() {}

  package enum SyncRoleEcho: String, CaseIterable, Sendable {
    case always
    case kmsOnly = "kms-only"
  }

  package enum OnOff: String, CaseIterable, Sendable {
    case on, off
  }

  package enum YesNo: String, CaseIterable, Sendable {
    case yes, no
  }

  package enum DeleteUnknownID: String, CaseIterable, Sendable {
    case ok
    case notFound = "not-found"
  }

  package enum Acceptance: String, CaseIterable, Sendable {
    case accepted, refused
  }
}

extension EmulatorFacts {
  /// Why an assignment of a fact was not taken; its description lists what is allowed.
  package enum AssignmentError: Error, Hashable, Sendable, CustomStringConvertible {
    case noEqualsSign(String)
    case unknownName(String)
    case unknownValue(name: String, value: String, allowed: [String])

    package var description: String {
      switch self {
      case .noEqualsSign(let text):
        "a fact is written NAME=VALUE, not '\(text)'"
      case .unknownName(let name):
        "there is no fact '\(name)'; the facts are \(EmulatorFacts.names.joined(separator: ", "))"
      case .unknownValue(let name, let value, let allowed):
        "the fact \(name) cannot be '\(value)'; it is one of \(allowed.joined(separator: ", "))"
      }
    }
  }

  /// The names of all facts and the values that each may have.
  package static let allowedValues: [(name: String, values: [String])] = [
    ("sync-role-echo", SyncRoleEcho.allCases.map(\.rawValue)),
    ("user-taggings-echo", OnOff.allCases.map(\.rawValue)),
    ("rule-id-header", OnOff.allCases.map(\.rawValue)),
    ("action-normalised", YesNo.allCases.map(\.rawValue)),
    ("delete-unknown-id", DeleteUnknownID.allCases.map(\.rawValue)),
    ("transfer-type-required", YesNo.allCases.map(\.rawValue)),
    ("oss-acc-same-region", Acceptance.allCases.map(\.rawValue)),
    ("internal-across-border", Acceptance.allCases.map(\.rawValue)),
  ]

  /// The names of all facts.
  package static var names: [String] { allowedValues.map(\.name) }

  /// Sets one fact from a text such as `rule-id-header=off`.
  package mutating func assign(_ assignment: String) throws(AssignmentError) {
    let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw .noEqualsSign(assignment) }
    let (name, value) = (parts[0], parts[1])
    switch name {
    case "sync-role-echo": syncRoleEcho = try Self.value(value, of: name)
    case "user-taggings-echo": userTaggingsEcho = try Self.value(value, of: name)
    case "rule-id-header": ruleIDHeader = try Self.value(value, of: name)
    case "action-normalised": actionNormalised = try Self.value(value, of: name)
    case "delete-unknown-id": deleteUnknownID = try Self.value(value, of: name)
    case "transfer-type-required": transferTypeRequired = try Self.value(value, of: name)
    case "oss-acc-same-region": ossAccSameRegion = try Self.value(value, of: name)
    case "internal-across-border": internalAcrossBorder = try Self.value(value, of: name)
    default: throw .unknownName(name)
    }
  }

  private static func value<Value: RawRepresentable & CaseIterable>(
    _ text: String, of name: String
  ) throws(AssignmentError) -> Value where Value.RawValue == String {
    guard let value = Value(rawValue: text) else {
      throw .unknownValue(name: name, value: text, allowed: Value.allCases.map(\.rawValue))
    }
    return value
  }
}
