import Diagnostics

extension Mistake {
  /// What people write who know another tool or cloud, or who half remember ours.
  static let otherTools: [Mistake] = [
    Mistake(
      .unknownKey, rule: "⟦source_selection_criteria⟧: {sse_kms_encrypted_objects: {status: Enabled}}",
      help: "write `sse_kms_encrypted_objects: enabled`"),
    Mistake(.unknownKey, rule: "⟦SourceSelectionCriteria⟧: {}", help: "write `sse_kms_encrypted_objects: enabled`"),
    Mistake(.unknownKey, rule: "⟦prefix_set⟧: {prefixes: [a/]}", help: "write `prefixes: [\"PREFIX/\"]`"),
    Mistake(
      .unknownKey, rule: "⟦encryption_configuration⟧: {replica_kms_key_id: a}", help: "write `replica_kms_key_id: KEY`"),
    Mistake(.unknownKey, rule: "⟦rule_id⟧: a", help: "remove the key", note: "OSS gives a rule its ID"),
    Mistake(.unknownKey, rule: "⟦progress⟧: {}", help: "remove the key", note: "can set"),
    Mistake(
      .unknownKey, rule: "⟦existing_object_replication⟧: {status: Enabled}",
      help: "`historical_object_replication: enabled`"),
    Mistake(.unknownKey, rule: "⟦priority⟧: 1", help: "remove the key", note: "no order"),
    Mistake(.unknownKey, rule: "⟦Priority⟧: 1", help: "remove the key", note: "no order"),
    Mistake(.unknownKey, rule: "⟦status⟧: Enabled", help: "remove the key", note: "`state: absent`"),
    Mistake(.unknownKey, rule: "⟦delete_marker_replication⟧: {status: Enabled}", help: "`action: ALL`"),
    Mistake(.unknownKey, rule: "⟦filter⟧: {prefix: a/}", help: "`prefixes: [\"PREFIX/\"]`"),
    Mistake(.unknownKey, rule: "⟦exclude_prefixes⟧: [a/]", note: "leave prefixes out"),
    Mistake(.unknownKey, rule: "⟦schedule⟧: daily", note: "at any time"),
    Mistake(.unknownKey, rule: "⟦role⟧: my-role", help: "did you mean `sync_role`?"),
    Mistake(.unknownKey, rule: "⟦description⟧: a", help: "did you mean `note`?"),
    Mistake(.unknownKey, rules: "- ⟦target_bucket⟧: invoices-dr", help: "write `destination: {bucket: NAME"),
    Mistake(
      .unknownKey, rules: "- destination: {bucket: invoices-dr, location: cn-beijing, ⟦storage_class⟧: IA}",
      help: "remove the key", note: "no storage class"),
    Mistake(
      .unknownKey, rules: "- destination: {bucket: invoices-dr, ⟦region⟧: cn-beijing}", help: "did you mean `location`?"
    ),
    Mistake(.unknownKey, bucket: "⟦location⟧: cn-beijing\nrules: []", help: "did you mean `region`?"),
    Mistake(
      .unknownKey, bucket: "⟦versioning⟧: enabled\nrules: []", help: "remove the key",
      note: "only its replication rules"),
    Mistake(.unknownKey, bucket: "⟦replication_configuration⟧: []", help: "did you mean `rules`?"),
    Mistake(.unknownKey, top: "⟦Rules⟧: []", help: "under their source bucket"),
    Mistake(.unknownKey, top: "⟦provider⟧: {region: cn-beijing}\nbuckets: {}", help: "`defaults: {region: cn-REGION}`"),
    Mistake(.wrongType, rule: "rtc: ⟦{enabled: true}⟧", help: "write `rtc: enabled`"),
    Mistake(.wrongType, rule: "rtc:\n  ⟦status⟧: Disabled", help: "write `rtc: disabled`"),
    Mistake(
      .wrongType, rule: "historical_object_replication: ⟦{status: enabled}⟧",
      help: "`historical_object_replication: enabled`"),
    Mistake(
      .wrongType, rule: "sse_kms_encrypted_objects: ⟦{Status: Enabled}⟧", help: "`sse_kms_encrypted_objects: enabled`"),
    Mistake(
      .wrongType, rules: "- use: ⟦[dr, rtc]⟧", help: "{<<: [*dr, *rtc]}"),
    Mistake(
      .wrongType, group: "each: {x: ⟦[\"1\", \"20\"]⟧}\nbucket: \"b-${x}\"\nrules: []",
      help: "or `{range: [\"01\", \"20\"]}`"),
    Mistake(
      .wrongType, group: "each: {x: ⟦sites.yaml⟧}\nbucket: \"b-${x}\"\nrules: []", help: "write `{file: sites.yaml}`"),
    Mistake(.wrongType, group: "each: {x: ⟦hz⟧}\nbucket: \"b-${x}\"\nrules: []", help: "write `{list: [hz]}`"),
    Mistake(.eachForm, group: "each: {⟦list⟧: [hz, sh]}\nbucket: \"b-${x}\"\nrules: []", help: "`{KEY: {list: …}}`"),
    Mistake(.eachForm, group: "each: {⟦map⟧: {hz: a}}\nbucket: \"b-${x}\"\nrules: []", help: "`{KEY: {map: …}}`"),
    Mistake(
      .illegalRange, group: "each: {x: {range: ⟦[1, 20]⟧}}\nbucket: \"b-${x}\"\nrules: []",
      help: "write `[\"01\", \"20\"]`",
      note: "same number of digits"),
    Mistake(
      .illegalRange, group: "each: {x: {range: ⟦[20, \"10\"]⟧}}\nbucket: \"b-${x}\"\nrules: []",
      help: "`[\"10\", \"20\"]`"),
    Mistake(
      .illegalRange, group: "each: {x: {range: ⟦[001, 240]⟧}}\nbucket: \"b-${x}\"\nrules: []",
      help: "`[\"001\", \"240\"]`"),
    Mistake(.missingValue, top: "buckets:\n  ⟦invoices⟧:", help: "every live rule shall be deleted"),
    Mistake(.missingValue, bucket: "⟦rules⟧:", help: "every live rule shall be deleted"),
    Mistake(.missingKey, top: "buckets:\n  ⟦invoices⟧: {region: cn-beijing}", help: "every live rule shall be deleted"),
    Mistake(
      .illegalBucketName, rules: "- destination: {bucket: ⟦oss://invoices-dr/⟧, location: cn-x}",
      help: "mean `invoices-dr`?"),
    Mistake(
      .illegalBucketName, rules: "- destination: {bucket: ⟦\"acs:oss:*:*:invoices-dr\"⟧, location: cn-x}",
      help: "mean `invoices-dr`?"),
    Mistake(
      .illegalBucketName, rules: "- destination: {bucket: ⟦invoices-dr.oss-cn-beijing.aliyuncs.com⟧, location: cn-x}",
      help: "mean `invoices-dr`?"),
    Mistake(
      .illegalBucketName, rules: "- destination: {bucket: ⟦“invoices-dr”⟧, location: cn-x}", help: "mean `invoices-dr`?"
    ),
    Mistake(.illegalRegion, bucket: "region: ⟦“cn-beijing”⟧\nrules: []", help: "mean `cn-beijing`?"),
    Mistake(.illegalRegion, bucket: "region: ⟦cn-beijing\u{A0}⟧\nrules: []", help: "mean `cn-beijing`?"),
    Mistake(.illegalRegion, bucket: "region: ⟦Beijing⟧\nrules: []", help: "for example `cn-beijing`"),
    Mistake(
      .unknownVariable, rules: "- destination: {bucket: \"invoices-⟦${STAGE}⟧\", location: cn-x}",
      help: "`inputs: {STAGE: {}}`"),
    Mistake(
      .badVariable, rules: "- destination: {bucket: \"invoices-⟦$⟧STAGE\", location: cn-x}", help: "`${var:STAGE}`"),
    Mistake(.unknownKey, group: "⟦buckets⟧: [a-b, c-d]\nrules: []", help: "each: {name: {list:"),
    Mistake(
      .unknownKey, rules: "- destination: {bucket: c-d, location: cn-x}\n  ⟦region⟧: cn-x",
      help: "belongs to its bucket"),
    Mistake(
      .wrongType, group: "each: ⟦[{site: hz, dr: sh}]⟧\nbucket: \"b-${x}\"\nrules: []",
      help: "{KEY: {map: {ITEM: {FIELD"),
    Mistake(.wrongType, group: "each: {x: ⟦[{site: hz}]⟧}\nbucket: \"b-${x}\"\nrules: []", help: "`${x.FIELD}`"),
    Mistake(
      .eachForm, group: "each: {x: {list: [a]}, ⟦y⟧: {list: [b]}}\nbucket: \"b-${x}\"\nrules: []", help: "{map: {ITEM:"),
    Mistake(.unfitFileName, top: "include: [⟦sites/⟧]\nbuckets: {}", help: "write `sites/*.yaml`"),
  ]
}
