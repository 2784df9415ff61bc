internal import Diagnostics

/// `action` and `historical_object_replication` must come from somewhere in the configuration, because OSS's own
/// defaults are dangerous: deletes propagate, and a billed copy overwrites objects of the same name.
enum MissingSetting: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard !rule.isTombstone else { return [] }
    var findings = incompleteDestination(rule)
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
      .missingSetting, "a rule needs `\(name)`, from itself or from what it inherits", at: rule.written.place,
      notes: [note], help: [help])
  }

  /// What neither a rule nor its template says of the destination; without a template it is a missing key.
  private static func incompleteDestination(_ rule: ResolvedRule) -> [Diagnostic] {
    guard rule.link.destination.bucket.isNone || rule.link.destination.location.isNone else { return [] }
    let missing = [
      ("bucket", rule.link.destination.bucket.isNone, "NAME"),
      ("location", rule.link.destination.location.isNone, "oss-REGION"),
    ]
    return missing.filter(\.1).map { name, _, example in
      Diagnostic(
        .missingSetting, "a rule needs `destination.\(name)`, from itself or from its template",
        at: rule.written.destination.place ?? rule.written.place,
        labels: rule.link.use.map { [Diagnostic.Label(span: $0, message: "the template does not say it")] } ?? [],
        help: ["write `destination: {\(name): \(example)}`, here or in the template"])
    }
  }

  private static func incompleteTaggings(_ rule: ResolvedRule) -> [Diagnostic] {
    guard case .written(let taggings?, let span) = rule.fields.userTaggings else { return [] }
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
