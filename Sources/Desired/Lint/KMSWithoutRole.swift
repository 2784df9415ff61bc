internal import Diagnostics

/// Without a role OSS accepts a rule for KMS-encrypted objects and silently drops that part of it.
enum KMSWithoutRole: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard case .written(true?, let span) = rule.fields.sseKMSEncryptedObjects, rule.fields.syncRole.isNone else {
      return []
    }
    return [
      Diagnostic(
        .kmsWithoutRole, "`sse_kms_encrypted_objects: enabled` needs `sync_role`", at: span,
        notes: ["OSS would accept the rule and silently drop the KMS settings"],
        help: ["write `sync_role: NAME`, a RAM role that may use the keys"])
    ]
  }
}
