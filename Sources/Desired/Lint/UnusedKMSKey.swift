internal import Diagnostics

/// OSS drops a key that comes without `sse_kms_encrypted_objects: enabled`.
enum UnusedKMSKey: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard case .written(_?, let span) = rule.fields.replicaKMSKeyID else { return [] }
    if case .invalid = rule.fields.sseKMSEncryptedObjects { return [] }
    guard rule.fields.sseKMSEncryptedObjects.value != true else { return [] }
    return [
      Diagnostic(
        .unusedKMSKey, severity: .warning,
        "`replica_kms_key_id` has no effect without `sse_kms_encrypted_objects: enabled`", at: span,
        notes: ["OSS drops the key"], help: ["write `sse_kms_encrypted_objects: enabled`, or remove the key"])
    ]
  }
}
