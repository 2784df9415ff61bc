package import Replication

/// What a rule says, as a digest: two rules that say the same have the same one.
package struct Fingerprint: Hashable, Sendable {
  /// The SHA-256 of the rule's canonical bytes; 32 bytes.
  package let bytes: [UInt8]

  fileprivate init(_ canonical: CanonicalBytes) { bytes = canonical.digest }

  /// Reads the form of `description`; nil for anything else.
  package init?(_ text: String) {
    guard text.utf8.count == 64, let bytes = hexadecimalBytes(of: text) else { return nil }
    self.bytes = bytes
  }
}

extension Fingerprint: CustomStringConvertible {
  /// 64 hexadecimal digits in lower case.
  package var description: String { hexadecimal(bytes) }
}

extension LiveRule {
  /// What OSS lists: canonical configuration and unmodelled XML, without identifier, status and history.
  package var fingerprint: Fingerprint {
    var bytes = CanonicalBytes()
    bytes.append("oss-repl live rule 1")
    bytes.append(
      fields: RuleContents(
        location: location.value, transferType: transferType.value, prefixes: prefixes.value, action: action.value,
        rtc: rtc.value, syncRole: syncRole.value, sseKMS: sseKMS.value, userTaggings: userTaggings.value))
    bytes.append(list: unmodelled) { $0.append($1) }
    return Fingerprint(bytes)
  }
}

extension ReplicationRule {
  /// What is asked for: every field, history among them.
  package var fingerprint: Fingerprint {
    var bytes = CanonicalBytes()
    bytes.append("oss-repl desired rule 1")
    bytes.append(
      fields: RuleContents(
        location: location, transferType: transferType, prefixes: prefixes, action: action, rtc: rtc,
        syncRole: .some(syncRole), sseKMS: sseKMS, userTaggings: .some(userTaggings)))
    bytes.append(historicalObjectReplication.rawValue)
    return Fingerprint(bytes)
  }
}

/// The fields that a live and a desired rule have in common; nil for what is not known.
private struct RuleContents {
  let location: Region?
  let transferType: TransferType?
  let prefixes: PrefixSet?
  let action: Action?
  let rtc: RTC?
  let syncRole: ExactString??
  let sseKMS: SSEKMS?
  let userTaggings: UserTaggings??
}

extension CanonicalBytes {
  fileprivate mutating func append(fields rule: RuleContents) {
    append(optional: rule.location) { $0.append($1.location) }
    append(optional: rule.transferType) { $0.append($1.rawValue) }
    append(optional: rule.prefixes) { $0.append(list: $1.prefixes) { $0.append($1) } }
    append(optional: rule.action) { $0.append($1.wireText) }
    append(optional: rule.rtc) { $0.append($1.rawValue) }
    append(optional: rule.syncRole) { $0.append(optional: $1) { $0.append($1) } }
    append(optional: rule.sseKMS) {
      $0.append($1.isEnabled ? "enabled" : "disabled")
      $0.append(optional: $1.replicaKMSKeyID) { $0.append($1) }
    }
    append(optional: rule.userTaggings) {
      $0.append(optional: $1) {
        $0.append($1.filterType.rawValue)
        $0.append(list: $1.tags) {
          $0.append($1.key)
          $0.append($1.value)
        }
      }
    }
  }
}
