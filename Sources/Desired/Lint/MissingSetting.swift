internal import Diagnostics

/// `action` and `historical_object_replication` must come from somewhere in the configuration, because OSS's own
/// defaults are dangerous: deletes propagate, and a billed copy overwrites objects of the same name.
enum MissingSetting: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard !rule.isTombstone else { return [] }
    var findings: [Diagnostic] = []
    if rule.fields.action.isNone {
      findings.append(
        missing(
          "action", rule, note: "OSS would take `ALL`, which also deletes in the destination",
          help: "write `action: PUT` or `action: ALL`, here or under `defaults.rule`"))
    }
    if rule.fields.historicalObjectReplication.isNone {
      findings.append(
        missing(
          "historical_object_replication", rule,
          note: "OSS would take `enabled`: a billed copy of all existing objects that overwrites same names",
          help: "write `historical_object_replication: disabled` or `enabled`, here or under `defaults.rule`"))
    }
    return findings + incompleteTaggings(rule)
  }

  private static func missing(_ name: String, _ rule: ResolvedRule, note: String, help: String) -> Diagnostic {
    Diagnostic(
      .missingSetting, "a rule needs `\(name)`, from itself or from the defaults", at: rule.written.place,
      notes: [note], help: [help])
  }

  private static func incompleteTaggings(_ rule: ResolvedRule) -> [Diagnostic] {
    guard case .given(let taggings, let span) = rule.fields.userTaggings else { return [] }
    var findings: [Diagnostic] = []
    if taggings.filterType.isNone {
      findings.append(
        Diagnostic(
          .missingSetting, "`user_taggings` needs `filter_type`", at: span,
          help: ["write `filter_type: AND` (every tag) or `OR` (one of the tags)"]))
    }
    if taggings.tags.isNone {
      findings.append(
        Diagnostic(
          .missingSetting, "`user_taggings` needs `tags`", at: span,
          help: ["write a list such as `[{key: team, value: finance}]`"]))
    }
    return findings
  }
}
