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
    bytes.append(settings)
    bytes.append(list: unmodelled) { $0.append($1) }
    return Fingerprint(bytes)
  }
}

extension ReplicationRule {
  /// What is asked for: every field, history among them.
  package var fingerprint: Fingerprint {
    var bytes = CanonicalBytes()
    bytes.append("oss-repl desired rule 1")
    bytes.append(LiveSettings(settings))
    bytes.append(historicalObjectReplication.rawValue)
    return Fingerprint(bytes)
  }
}

extension CanonicalBytes {
  /// What a live and a desired rule have in common; history replication is not among it.
  fileprivate mutating func append(_ settings: LiveSettings) {
    append(optional: settings.location.value) { $0.append($1.location) }
    append(optional: settings.transferType.value) { $0.append($1.rawValue) }
    append(optional: settings.prefixes.value) { $0.append(list: $1.prefixes) { $0.append($1) } }
    append(optional: settings.action.value) { $0.append($1.wireText) }
    append(optional: settings.rtc.value) { $0.append($1.rawValue) }
    append(optional: settings.syncRole.value) { $0.append(optional: $1) { $0.append($1) } }
    append(optional: settings.sseKMS.value) {
      $0.append($1.word)
      $0.append(optional: $1.replicaKMSKeyID) { $0.append($1) }
    }
    append(optional: settings.userTaggings.value) {
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
