internal import Diagnostics

/// OSS's documentation asks for a key of the destination's region, but accepts rules without one.
enum KMSWithoutKey: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard case .written(true?, let span) = rule.fields.sseKMSEncryptedObjects, !rule.fields.syncRole.isNone,
      rule.fields.replicaKMSKeyID.isNone
    else { return [] }
    return [
      Diagnostic(
        .kmsWithoutKey, severity: .warning, "`sse_kms_encrypted_objects: enabled` should have `replica_kms_key_id`",
        at: span, notes: ["without a key OSS may skip objects that are encrypted with KMS"],
        help: ["write `replica_kms_key_id: ID`, a key of the destination's region"])
    ]
  }
}
