import Diagnostics

extension Mistake {
  /// Every kind of mistake, each alone in its file.
  static let all: [Mistake] =
    text + unquoted + lineMistakes + otherTools + keys + types + quoting + words + names + rules + pairs + cautions
    + places + AccountMistakes.all + endpoints + safeguards + variables + inputs + templates + groups + includes
    + graphs

  private static let text: [Mistake] = [
    Mistake(.emptyFile, file: "⟦⟧"),
    Mistake(.emptyFile, file: "⟦⟧# only a comment\n", help: "version: 1"),
    Mistake(.emptyFile, file: "⟦⟧---\n...\n"),
    Mistake(.severalDocuments, file: "version: 1\nbuckets: {}\n⟦---⟧\nversion: 1\n", help: "one document"),
    Mistake(.malformedYAML, file: "version: 1\nproject: ⟦\"⟧acme\nbuckets: {}\n", help: "close the quote"),
    Mistake(.malformedYAML, file: "version: 1\nproject: ⟦'⟧acme\n", help: "close the quote"),
    Mistake(.malformedYAML, file: "version: 1\nproject: ⟦a: b⟧\nbuckets: {}\n", help: "quote it: `\"a: b\"`"),
    Mistake(.malformedYAML, file: "version: 1\n⟦b⟧uckets\nproject: a\n", help: "key: value"),
    Mistake(.malformedYAML, file: "version: 1\nproject: \"a⟦\\⟧d\"\n", help: "single quotes"),
    Mistake(.malformedYAML, file: "version: 1\nproject: ⟦@home⟧\nbuckets: {}\n", help: "quote"),
    Mistake(.malformedYAML, file: "buckets: {a: {rules: [⟦}⟧\n"),
    Mistake(.tabIndentation, file: "version: 1\nbuckets:\n⟦\t⟧invoices: {}\n", help: "spaces"),
    Mistake(.tabIndentation, file: "version: 1\nbuckets:\n  ⟦\t⟧invoices:\n  \t  rules: []\n", help: "spaces"),
    Mistake(.controlCharacter, file: "version: 1\nproject: \"a⟦\u{1}⟧b\"\n", help: "remove"),
    Mistake(.badAlias, file: "version: 1\nbuckets: ⟦*nothing⟧\n", help: "define the anchor"),
    Mistake(.badAlias, file: "version: 1\nbuckets: &self {a: ⟦*self⟧}\n", help: "write the value out"),
    Mistake(.badMerge, file: "version: 1\nbuckets: {}\n⟦<<⟧: text\n", help: "<<: *anchor"),
    Mistake(.badMerge, file: "version: 1\nbuckets: {}\n<<: [{}, ⟦text⟧]\n", help: "<<: *anchor"),
    Mistake(.keyNotText, file: "version: 1\nbuckets: {}\n⟦[a, b]⟧: c\n", help: "quote"),
    Mistake(.unsupportedTag, file: "version: 1\nproject: ⟦!env PROJECT⟧\nbuckets: {}\n", help: "remove the tag"),
    Mistake(.unsupportedTag, file: "version: 1\nbuckets: ⟦!!omap {}⟧\n", help: "remove the tag"),
    Mistake(.unsupportedTag, rule: "prefixes: [⟦!!binary telemetry⟧]", help: "remove the tag"),
    Mistake(.unsupportedTag, rule: "sync_role: ⟦!env \"REPLICATION_ROLE\"⟧", help: "remove the tag"),
  ]

  private static let keys: [Mistake] = [
    Mistake(.duplicateKey, file: "version: 1\nbuckets: {}\n⟦version⟧: 1\n", help: "keep one"),
    Mistake(.duplicateKey, bucket: "rules: []\n⟦rules⟧: []", help: "keep one"),
    Mistake(.duplicateKey, top: "buckets:\n  a-b: {region: cn-x, rules: []}\n  ⟦a-b⟧: {rules: []}"),
    Mistake(.duplicateKey, top: "buckets: {}\n<<: {}\n⟦<<⟧: {}", help: "<<: [*first, *second]"),
    Mistake(.missingKey, file: "⟦buckets⟧: {}\n", help: "version: 1"),
    Mistake(.missingKey, file: "⟦version⟧: 1\n", help: "buckets: {}"),
    Mistake(.missingKey, file: "⟦{version: 1}⟧", help: "buckets: {}"),
    Mistake(.missingKey, top: "buckets:\n  ⟦invoices⟧: {region: cn-beijing}", help: "rules that the bucket shall have"),
    Mistake(.missingKey, rules: "- ⟦prefixes⟧: [a]", help: "destination: {bucket: NAME"),
    Mistake(.missingKey, rules: "- ⟦{prefixes: [a]}⟧", help: "destination: {bucket: NAME"),
    Mistake(.missingKey, rules: "- ⟦destination⟧: {location: cn-beijing}", help: "destination bucket"),
    Mistake(.missingKey, rules: "- ⟦destination⟧: {bucket: invoices-dr}", help: "oss-cn-beijing"),
    Mistake(.missingKey, rules: "- {⟦destination⟧: {}, state: absent}", help: "destination bucket"),
    Mistake(.missingKey, rule: "user_taggings: {filter_type: OR, tags: [⟦{key: team}⟧]}", help: "value"),
    Mistake(.unknownKey, top: "buckets: {}\n⟦bucket⟧: {}", help: "`buckets`"),
    Mistake(.unknownKey, top: "⟦bukets⟧: {}", help: "did you mean `buckets`?"),
    Mistake(.unknownKey, top: "buckets: {}\n⟦includes⟧: [\"buckets/*.yaml\"]", help: "did you mean `include`?"),
    Mistake(.unknownKey, top: "buckets: {}\n⟦template⟧: {}", help: "did you mean `templates`?"),
    Mistake(.unknownKey, top: "buckets: {}\n⟦variables⟧: {}"),
    Mistake(.unknownKey, top: "⟦endpoint⟧: internal\nbuckets: {}", help: "belongs in `defaults`, a bucket or a group"),
    Mistake(
      .unknownKey, top: "defaults: {rule: {⟦note⟧: x}}\nbuckets: {}", help: "`note` belongs in a template or a rule"),
    Mistake(
      .unknownKey, top: "⟦region⟧: cn-beijing\nbuckets: {invoices: {rules: []}}",
      help: "`defaults`, a bucket or a group"),
    Mistake(.unknownKey, bucket: "⟦pathStyle⟧: true\nrules: []", help: "did you mean `path_style`?"),
    Mistake(.unknownKey, bucket: "⟦rule⟧: []", help: "did you mean `rules`?"),
    Mistake(.unknownKey, bucket: "⟦Region⟧: cn-beijing\nrules: []", help: "did you mean `region`?"),
    Mistake(
      .unknownKey, bucket: "⟦prefixes⟧: [a]\nrules: []", help: "belongs in `defaults.rule`, a template or a rule"),
    Mistake(.unknownKey, rule: "⟦uses⟧: dr", help: "did you mean `use`?"),
    Mistake(.unknownKey, rule: "⟦prefix⟧: [a]", help: "did you mean `prefixes`?"),
    Mistake(.unknownKey, rule: "⟦transferType⟧: internal", help: "did you mean `transfer_type`?"),
    Mistake(.unknownKey, rule: "⟦rct⟧: enabled", help: "did you mean `rtc`?"),
    Mistake(.unknownKey, rule: "⟦sse_kms⟧: enabled", help: "did you mean `sse_kms_encrypted_objects`?"),
    Mistake(
      .unknownKey, rules: "- destination: {bucket: invoices-dr}\n  ⟦location⟧: cn-beijing",
      help: "`location` belongs in `destination`"),
    Mistake(
      .unknownKey, rules: "- ⟦bucket⟧: invoices-dr", help: "`bucket` belongs in a group or `destination`"),
    Mistake(
      .unknownKey, rules: "- destination: {bucket: invoices-dr, location: cn-beijing, ⟦transfer_type⟧: internal}",
      help: "belongs in `defaults.rule`, a template or a rule"),
    Mistake(
      .unknownKey, rules: "- ⟦destinaton⟧: {bucket: invoices-dr, location: cn-beijing}",
      help: "did you mean `destination`?"),
    Mistake(
      .unknownKey, rule: "user_taggings: {⟦filterType⟧: AND, tags: [{key: a, value: b}]}",
      help: "did you mean `filter_type`?"),
  ]

  private static let types: [Mistake] = [
    Mistake(.wrongType, file: "⟦⟧just text\n", help: "version: 1"),
    Mistake(.wrongType, file: "⟦⟧- version: 1\n", help: "version: 1"),
    Mistake(.wrongType, file: "version: ⟦\"1\"⟧\nbuckets: {}\n", help: "version: 1"),
    Mistake(.wrongType, file: "version: ⟦1.0⟧\nbuckets: {}\n", help: "version: 1"),
    Mistake(.wrongType, file: "version: ⟦[1]⟧\nbuckets: {}\n"),
    Mistake(.unsupportedVersion, file: "version: ⟦2⟧\nplans: {}\n", help: "newer program"),
    Mistake(.wrongType, top: "buckets: ⟦[invoices]⟧", help: "bucket's name as a key"),
    Mistake(.wrongType, top: "buckets: {}\ndefaults: ⟦none⟧", help: "remove the key"),
    Mistake(.wrongType, top: "buckets: {}\nproject: ⟦[acme]⟧"),
    Mistake(.wrongType, top: "buckets: {invoices: ⟦[]⟧}", help: "region: cn-REGION"),
    Mistake(.wrongType, bucket: "rules: ⟦{}⟧", help: "begins with `-`"),
    Mistake(.wrongType, bucket: "rules: ⟦none⟧", help: "begins with `-`"),
    Mistake(.wrongType, bucket: "rules:\n  ⟦destination⟧: {bucket: invoices-dr}", help: "begins with `-`"),
    Mistake(.wrongType, rules: "- ⟦invoices-dr⟧", help: "destination: {bucket: NAME"),
    Mistake(.wrongType, rules: "- destination: ⟦invoices-dr⟧", help: "{bucket: NAME"),
    Mistake(.wrongType, rule: "prefixes: ⟦2025/⟧", help: "[\"2025/\"]"),
    Mistake(.wrongType, rule: "prefixes: [⟦[a]⟧]"),
    Mistake(.wrongType, rule: "rtc: ⟦{status: enabled}⟧"),
    Mistake(.wrongType, rule: "user_taggings: ⟦[]⟧", help: "filter_type"),
    Mistake(.wrongType, rule: "user_taggings: {filter_type: AND, tags: ⟦{team: finance}⟧}", help: "[{key: team"),
    Mistake(.missingValue, file: "⟦version⟧:\nbuckets: {}\n", help: "the number 1"),
    Mistake(.missingValue, top: "⟦buckets⟧:", help: "`{}`"),
    Mistake(.missingValue, top: "⟦defaults⟧:\nbuckets: {}", help: "remove the key"),
    Mistake(.missingValue, top: "buckets:\n  ⟦invoices⟧:", help: "region: cn-REGION"),
    Mistake(.missingValue, bucket: "⟦rules⟧:", help: "begins with `-`"),
    Mistake(.missingValue, rules: "- ⟦destination⟧:", help: "{bucket: NAME"),
    Mistake(.missingValue, rule: "⟦prefixes⟧:", help: "[\"2025/\"]"),
    Mistake(.missingValue, rule: "⟦action⟧:"),
    Mistake(.missingValue, rule: "⟦note⟧:", help: "remove the key"),
    Mistake(.emptyValue, rule: "prefixes: ⟦[]⟧", help: "whole bucket"),
    Mistake(.emptyValue, rule: "prefixes: [a, ⟦\"\"⟧]", help: "whole bucket"),
    Mistake(.emptyValue, rule: "sync_role: ⟦''⟧", help: "leave the key out"),
    Mistake(.emptyValue, rule: "action: ⟦[]⟧", help: "`PUT`"),
    Mistake(.emptyValue, rule: "user_taggings: {filter_type: AND, tags: ⟦[]⟧}", help: "at least one tag"),
    Mistake(.emptyValue, top: "project: ⟦\"\"⟧\nbuckets: {}", help: "leave the key out"),
  ]

  private static let quoting: [Mistake] =
    ["no", "on", "y", "True", "1e3", "~", "null", "2025", "0x1F", "1_000", "1.5", ".inf", "12:30", "2025-01-31"].map {
      Mistake(.ambiguousScalar, rule: "prefixes: [⟦\($0)⟧]", help: "quote it: `\"\($0)\"`")
    } + [
      Mistake(.ambiguousScalar, rule: "note: ⟦4412⟧", help: "\"4412\""),
      Mistake(.ambiguousScalar, top: "project: ⟦no⟧\nbuckets: {}", help: "\"no\""),
      Mistake(.ambiguousScalar, top: "buckets: {⟦20250131⟧: {region: cn-beijing, rules: []}}", help: "\"20250131\""),
      Mistake(.ambiguousScalar, rules: "- destination: {bucket: ⟦12345⟧, location: cn-beijing}", help: "\"12345\""),
      Mistake(.ambiguousScalar, rule: "sync_role: ⟦~⟧", help: "\"~\""),
      Mistake(.ambiguousScalar, rule: "user_taggings: {filter_type: OR, tags: [{key: ⟦y⟧, value: a}]}"),
      Mistake(.ambiguousScalar, rule: "user_taggings: {filter_type: OR, tags: [{key: a, value: ⟦1⟧}]}"),
      Mistake(.ambiguousScalar, rule: "prefixes: ⟦~⟧", help: "write `null` to unset what `prefixes` inherits"),
      Mistake(.ambiguousScalar, rule: "rtc: ⟦Null⟧", help: "write `null`"),
      Mistake(.ambiguousScalar, rule: "note: ⟦NULL⟧", help: "or quote it: `\"NULL\"`"),
    ]

  private static let words: [Mistake] = [
    Mistake(.unknownValue, file: "version: 1\nmanage: ⟦exclusiv⟧\nbuckets: {}\n", help: "did you mean `exclusive`?"),
    Mistake(
      .unknownValue, file: "version: 1\nmanage: ⟦all⟧\nbuckets: {}\n", help: "`exclusive`, `listed` and `observe`"),
    Mistake(.unknownValue, bucket: "manage: ⟦no⟧\nrules: []", help: "`listed`"),
    Mistake(.unknownValue, rule: "rtc: ⟦on⟧", help: "did you mean `enabled`?"),
    Mistake(.unknownValue, rule: "rtc: ⟦false⟧", help: "did you mean `disabled`?"),
    Mistake(.unknownValue, rule: "rtc: ⟦Enabled⟧", help: "did you mean `enabled`?"),
    Mistake(.unknownValue, rule: "sse_kms_encrypted_objects: ⟦yes⟧", help: "did you mean `enabled`?"),
    Mistake(.unknownValue, rule: "transfer_type: ⟦oss-acc⟧", help: "did you mean `oss_acc`?"),
    Mistake(.unknownValue, rule: "user_taggings: {filter_type: ⟦and⟧, tags: [{key: a, value: b}]}", help: "`AND`"),
    Mistake(.unknownValue, rules: "- {destination: {bucket: invoices-dr}, state: ⟦present⟧}", help: "`absent`"),
    Mistake(.illegalAction, rule: "action: ⟦SET⟧", help: "`ALL`"),
    Mistake(.illegalAction, rule: "action: ⟦put⟧", help: "did you mean `PUT`?"),
    Mistake(.illegalAction, rule: "action: ⟦\"PUT,DELETE\"⟧", help: "[PUT, DELETE]"),
    Mistake(.illegalAction, rule: "action: [PUT, ⟦DELET⟧]", help: "did you mean `DELETE`?"),
    Mistake(.illegalAction, rule: "action: [PUT, ⟦ALL⟧]", help: "action: ALL"),
    Mistake(.illegalHistory, rule: "historical_object_replication: ⟦no⟧", help: "did you mean `disabled`?"),
    Mistake(.illegalHistory, rule: "historical_object_replication: ⟦sometimes⟧", help: "`enabled` and `disabled`"),
    Mistake(.illegalAction, top: "defaults: {rule: {action: ⟦SYNC⟧}}\nbuckets: {}"),
  ]

  private static let names: [Mistake] = [
    Mistake(.illegalBucketName, top: "buckets: {⟦Invoices⟧: {region: cn-beijing, rules: []}}", help: "`invoices`"),
    Mistake(.illegalBucketName, top: "buckets: {⟦ab⟧: {region: cn-beijing, rules: []}}"),
    Mistake(.illegalBucketName, rules: "- destination: {bucket: ⟦in_voices⟧, location: cn-beijing}"),
    Mistake(.illegalBucketName, rules: "- destination: {bucket: ⟦-dr-⟧, location: cn-beijing}"),
    Mistake(.illegalRegion, bucket: "region: ⟦hangzhou⟧\nrules: []", help: "cn-hangzhou"),
    Mistake(
      .illegalRegion, top: "defaults: {region: ⟦oss-cn-hangzhou.aliyuncs.com⟧}\nbuckets: {}", help: "cn-hangzhou"),
    Mistake(
      .illegalRegion, rules: "- destination: {bucket: invoices-dr, location: ⟦CN-Beijing⟧}",
      help: "did you mean `cn-beijing`?"),
    Mistake(.illegalRoleName, rule: "sync_role: ⟦acs:ram::123:role/oss-replication⟧", help: "write `oss-replication`"),
  ]

  private static let places: [Mistake] = [
    Mistake(.secretInFile, top: "accounts: {main: {⟦access_key_secret⟧: abc}}\nbuckets: {}", help: "write `auth: env`"),
    Mistake(.unsendableCharacter, rule: "prefixes: [⟦\"a\\x01/\"⟧]", help: "without the character"),
    Mistake(.unsendableCharacter, rule: "prefixes: [⟦\"a\\uFFFE/\"⟧]"),
    Mistake(.unsendableCharacter, rule: "sync_role: ⟦\"a\\x1b\"⟧"),
    Mistake(.unsendableCharacter, rule: "user_taggings: {filter_type: OR, tags: [{key: a, value: ⟦\"\\uFFFF\"⟧}]}"),
    Mistake(.unsendableCharacter, rule: "user_taggings: {filter_type: OR, tags: [{key: ⟦\"\\0\"⟧, value: a}]}"),
    Mistake(
      .unsendableCharacter,
      rule: "sync_role: a\nsse_kms_encrypted_objects: enabled\nreplica_kms_key_id: ⟦\"k\\b\"⟧"),
    Mistake(.illegalRoleName, rule: "sync_role: ⟦my role⟧", help: "64 letters"),
    Mistake(.illegalRoleName, rule: "sync_role: ⟦\"my-role \"⟧", help: "write `my-role`"),
    Mistake(.illegalRoleName, rule: "sync_role: ⟦\"acs:ram::1:role/my-role\\n\"⟧", help: "write `my-role`"),
    Mistake(.illegalRoleName, rule: "sync_role: ⟦role/x⟧"),
    Mistake(.illegalRoleName, rule: "sync_role: ⟦角色⟧"),
    Mistake(.illegalRoleName, rule: "sync_role: ⟦\(String(repeating: "a", count: 65))⟧"),
    Mistake(.illegalRegion, bucket: "region: ⟦cn-hangzhou-internal⟧\nrules: []", help: "`endpoint: internal`"),
    Mistake(.unknownRegion, bucket: "region: ⟦cn-hangzou⟧\nrules: []", help: "`cn-hangzhou`"),
    Mistake(
      .unknownRegion, rules: "- destination: {bucket: invoices-dr, location: ⟦oss-cn-bejing⟧}", help: "`cn-beijing`"),
    Mistake(
      .bucketInTwoRegions,
      file: head + """
        buckets:
          a-b: {rules: [{destination: {bucket: c-d, location: cn-beijing}}]}
          c-d: {region: ⟦cn-shanghai⟧, rules: []}
        """, help: "one region"),
    Mistake(
      .tagConditionRegion,
      bucket: """
        region: cn-zhangjiakou
        rules:
          - destination: {bucket: b-c, location: cn-beijing}
            user_taggings: ⟦{filter_type: OR, tags: [{key: a, value: b}]}⟧
        """, help: "prefixes"),
    Mistake(
      .tagConditionRegion,
      rules: """
        - destination: {bucket: b-c, location: cn-zhangjiakou}
          user_taggings: ⟦{filter_type: OR, tags: [{key: a, value: b}]}⟧
        """, help: "prefixes"),
    Mistake(.surroundingWhiteSpace, rule: "prefixes: [⟦\" logs/\"⟧]", help: "`logs/`"),
    Mistake(.surroundingWhiteSpace, rule: "prefixes: [⟦\"logs/\\n\"⟧]", help: "one line"),
    Mistake(
      .surroundingWhiteSpace, rule: "user_taggings: {filter_type: OR, tags: [{key: a, value: ⟦\"b\\u3000\"⟧}]}"),
    Mistake(.suspiciousPrefix, rule: "prefixes: [⟦/logs/⟧]", help: "`logs/`"),
    Mistake(.suspiciousPrefix, rule: "prefixes: [⟦./logs/⟧]", help: "`logs/`"),
    Mistake(.suspiciousPrefix, rule: "prefixes: [⟦logs/*/a⟧]", note: "wildcard"),
    Mistake(.suspiciousPrefix, rule: "prefixes: [⟦“logs/”⟧]", help: "around"),
    Mistake(.malformedYAML, rule: "prefixes:\n  - ⟦&team:⟧a logs/", help: "blank"),
    Mistake(.secretInFile, rule: "⟦Client-Secret⟧: abc", help: "replace it"),
    Mistake(.missingKey, top: "accounts: {⟦main⟧: {}}\nbuckets: {}", help: "auth: env"),
    Mistake(.wrongType, top: "accounts: {main: {auth: ⟦[env]⟧}}\nbuckets: {}"),
    Mistake(.wrongType, top: "accounts: {main: ⟦env⟧}\nbuckets: {}", help: "{auth: env}"),
    Mistake(
      .ambiguousScalar, top: "accounts: {main: {auth: env, uid: ⟦1098765432101234⟧}}\nbuckets: {}", help: "quote"),
    Mistake(.illegalUID, top: "accounts: {main: {auth: env, uid: ⟦acme⟧}}\nbuckets: {}", help: "quotes"),
    Mistake(.illegalName, top: "accounts: {⟦my account⟧: {auth: env}}\nbuckets: {}", help: "letters"),
    Mistake(
      .unknownAccount,
      top: "accounts: {main: {auth: env}}\ndefaults: {account: ⟦mian⟧}\nbuckets: {a-b: {region: cn-x, rules: []}}",
      help: "did you mean `main`?"),
    Mistake(.unknownAccount, bucket: "account: ⟦dr⟧\nrules: []", help: "accounts: {dr: {auth: env}}"),
    Mistake(
      .unknownAccount, bucket: "account: ⟦\"1098765432101234\"⟧\nrules: []",
      help: "accounts: {NAME: {auth: env, uid: \"1098765432101234\"}}"),
    Mistake(
      .unknownAccount, rules: "- destination: {bucket: invoices-dr, location: cn-beijing, account: ⟦dr⟧}",
      help: "accounts: {dr"),
    Mistake(.illegalEndpoint, bucket: "endpoint: ⟦intenal⟧\nrules: []", help: "did you mean `internal`?"),
    Mistake(.illegalEndpoint, bucket: "endpoint: ⟦vpc⟧\nrules: []", help: "`dual-stack`"),
    Mistake(
      .illegalEndpoint, bucket: "endpoint: ⟦ftp://host⟧\nrules: []", help: "`https://oss-cn-hangzhou.aliyuncs.com`"),
    Mistake(
      .illegalEndpoint, bucket: "endpoint: ⟦https://host/invoices⟧\nrules: []",
      help: "`https://oss-cn-hangzhou.aliyuncs.com`"),
    Mistake(
      .illegalEndpoint, bucket: "endpoint: ⟦https://user:secret@host⟧\nrules: []",
      help: "`https://oss-cn-hangzhou.aliyuncs.com`"),
    Mistake(
      .bucketInEndpoint, bucket: "endpoint: ⟦https://invoices.oss-cn-hangzhou.aliyuncs.com⟧\nrules: []",
      help: "`https://oss-cn-hangzhou.aliyuncs.com`", note: "requests go to oss-cn-hangzhou.aliyuncs.com"),
    Mistake(
      .bucketInEndpoint, bucket: "endpoint: ⟦invoices.cn-hangzhou.oss.aliyuncs.com⟧\npath_style: true\nrules: []",
      help: "`https://cn-hangzhou.oss.aliyuncs.com`"),
    Mistake(
      .endpointOfAnotherRegion, bucket: "endpoint: ⟦https://oss-cn-beijing-internal.aliyuncs.com⟧\nrules: []",
      help: "`endpoint: internal`", note: "signed for cn-hangzhou"),
    Mistake(
      .endpointOfAnotherRegion, bucket: "endpoint: ⟦cn-beijing.oss.aliyuncs.com⟧\nrules: []",
      help: "`endpoint: dual-stack`"),
    Mistake(.unknownValue, bucket: "path_style: ⟦yes⟧\nrules: []", help: "did you mean `true`?"),
    Mistake(.unknownValue, bucket: "path_style: ⟦False⟧\nrules: []", help: "did you mean `false`?"),
    Mistake(.unknownValue, bucket: "path_style: ⟦\"true\"⟧\nrules: []", help: "remove the quotes"),
    Mistake(.unknownValue, bucket: "path_style: ⟦1⟧\nrules: []", help: "`true` or `false`"),
  ]

  private static let safeguards: [Mistake] = [
    Mistake(.wrongType, top: "protect: ⟦{match: \"a:*\"}⟧\nbuckets: {}", help: "[{match:"),
    Mistake(.missingKey, top: "protect: [⟦{match: \"a:*\"}⟧]\nbuckets: {}", help: "from: [delete, replace]"),
    Mistake(.missingKey, top: "protect:\n  - ⟦from⟧: [delete]\nbuckets: {}", help: "match:"),
    Mistake(.emptyValue, top: "protect: [{match: \"a:*\", from: ⟦[]⟧}]\nbuckets: {}", help: "`delete`"),
    Mistake(.wrongType, top: "protect: [{match: \"a:*\", from: ⟦delete⟧}]\nbuckets: {}", help: "[delete]"),
    Mistake(.unknownValue, top: "protect: [{match: \"a:*\", from: [⟦remove⟧]}]\nbuckets: {}", help: "`replace`"),
    Mistake(
      .illegalAddressPattern, top: "protect: [{match: ⟦invoices⟧, from: [delete]}]\nbuckets: {}", help: "invoices:*"),
    Mistake(
      .illegalAddressPattern, top: "protect: [{match: ⟦\"*\"⟧, from: [delete]}]\nbuckets: {}", help: "these buckets"),
    Mistake(.illegalAddressPattern, top: "protect: [{match: ⟦\"a:b:c\"⟧, from: [delete]}]\nbuckets: {}"),
    Mistake(
      .illegalAddressPattern, top: "protect: [{match: ⟦\"Invoices:*\"⟧, from: [delete]}]\nbuckets: {}",
      help: "lower-case"),
    Mistake(.wrongType, top: "limits: {delete: ⟦3⟧}\nbuckets: {}", help: "{max: 3}"),
    Mistake(.wrongType, top: "limits: {delete: {max: ⟦many⟧}}\nbuckets: {}", help: "digits"),
    Mistake(.wrongType, top: "limits: {delete: {max: ⟦\"3\"⟧}}\nbuckets: {}", help: "remove the quotes: `3`"),
    Mistake(.wrongType, top: "limits: {delete: {percent: ⟦10%⟧}}\nbuckets: {}", help: "digits"),
    Mistake(.wrongType, top: "limits: {replace: {max: ⟦1_000⟧}}\nbuckets: {}", help: "digits"),
    Mistake(.numberOutOfRange, top: "limits: {delete: {percent: ⟦110⟧}}\nbuckets: {}", help: "from 0 to 100"),
    Mistake(.numberOutOfRange, top: "limits: {delete: {floor: ⟦-1⟧}}\nbuckets: {}", help: "from 0"),
    Mistake(.numberOutOfRange, top: "limits: {rules_per_bucket: ⟦0⟧}\nbuckets: {}", help: "from 1"),
    Mistake(
      .numberOutOfRange, top: "limits: {replace: {max: ⟦99999999999999999999⟧}}\nbuckets: {}", help: "1000000"),
    Mistake(
      .numberOutOfRange, top: "limits: {replace: {max_unavailable: ⟦0⟧}}\nbuckets: {}", help: "from 1 to 1000000"),
    Mistake(.numberOutOfRange, top: "limits: {replace: {max_unavailable: ⟦-1⟧}}\nbuckets: {}", help: "from 1% to 100%"),
    Mistake(.numberOutOfRange, top: "limits: {replace: {max_unavailable: ⟦1000001⟧}}\nbuckets: {}", help: "to 1000000"),
    Mistake(.numberOutOfRange, top: "limits: {replace: {max_unavailable: ⟦0%⟧}}\nbuckets: {}", help: "from 1% to 100%"),
    Mistake(.numberOutOfRange, top: "limits: {replace: {max_unavailable: ⟦101%⟧}}\nbuckets: {}", help: "to 100%"),
    Mistake(.numberOutOfRange, top: "limits: {replace: {max_unavailable: ⟦\"101%\"⟧}}\nbuckets: {}", help: "to 100%"),
    Mistake(.numberOutOfRange, top: "limits: {replace: {max_unavailable: ⟦-5%⟧}}\nbuckets: {}", help: "from 1%"),
    Mistake(
      .wrongType, top: "limits: {replace: {max_unavailable: ⟦10.5%⟧}}\nbuckets: {}", help: "write `10`, or `10%`"),
    Mistake(
      .wrongType, top: "limits: {replace: {max_unavailable: ⟦\"ten\"⟧}}\nbuckets: {}", help: "write `10`, or `10%`"),
    Mistake(
      .wrongType, top: "limits: {replace: {max_unavailable: ⟦\"%\"⟧}}\nbuckets: {}", help: "write `10`, or `10%`"),
    Mistake(
      .wrongType, top: "limits: {replace: {max_unavailable: ⟦\"5\"⟧}}\nbuckets: {}", help: "remove the quotes: `5`"),
    Mistake(.wrongType, top: "limits: {replace: {max_unavailable: ⟦10 %⟧}}\nbuckets: {}", help: "did you mean `10%`?"),
    Mistake(
      .wrongType, top: "limits: {replace: {max_unavailable: ⟦[5]⟧}}\nbuckets: {}", help: "a share from 1% to 100%"),
    Mistake(.wrongType, top: "limits: {replace: {max_unavailable: ⟦{max: 5}⟧}}\nbuckets: {}", help: "a share from 1%"),
    Mistake(.missingValue, top: "limits: {replace: {⟦max_unavailable⟧: }}\nbuckets: {}", help: "a share from 1%"),
    Mistake(.unknownKey, top: "limits: {⟦max_unavailable⟧: 3}\nbuckets: {}", help: "`limits.replace`"),
    Mistake(.unknownKey, top: "limits: {delete: {⟦maximum⟧: 3}}\nbuckets: {}"),
    Mistake(.unknownKey, top: "limits: {⟦max⟧: 3}\nbuckets: {}", help: "`limits.delete` or `limits.replace`"),
    Mistake(
      .tooManyRules,
      top: """
        defaults: {region: cn-x, rule: {action: PUT, historical_object_replication: disabled}}
        limits: {rules_per_bucket: 2}
        buckets:
          first: {rules: [{destination: {bucket: archive, location: cn-y}}]}
          second: {rules: [{destination: {bucket: archive, location: cn-y}}]}
          third: {rules: [{destination: {bucket: ⟦archive⟧, location: cn-y}}]}
        """, help: "rules_per_bucket"),
  ]

  private static let rules: [Mistake] = [
    Mistake(.overlappingPrefixes, rule: "prefixes: [source, ⟦source/video⟧]", help: "`source/video`"),
    Mistake(.overlappingPrefixes, rule: "prefixes: [⟦source/video⟧, source]", help: "`source/video`"),
    Mistake(.overlappingPrefixes, rule: "prefixes: [source, other, ⟦source⟧]", help: "one of the two"),
    Mistake(
      .overlappingPrefixes,
      top: """
        defaults: {region: cn-x, rule: {action: PUT, historical_object_replication: enabled, prefixes: [a, ⟦ab⟧]}}
        buckets:
          invoices:
            rules:
              - destination: {bucket: invoices-dr, location: cn-y}
              - destination: {bucket: invoices-xr, location: cn-z}
        """),
    Mistake(.prefixTooLong, rule: "prefixes: [⟦\(String(repeating: "x", count: 1024))⟧]"),
    Mistake(.prefixTooLong, rule: "prefixes: [⟦\(String(repeating: "中", count: 342))⟧]"),
    Mistake(.kmsWithoutRole, rule: "sse_kms_encrypted_objects: ⟦enabled⟧\nreplica_kms_key_id: key", help: "sync_role"),
    Mistake(.unusedKMSKey, rule: "replica_kms_key_id: ⟦key⟧", help: "sse_kms_encrypted_objects"),
    Mistake(.unusedKMSKey, rule: "sync_role: r\nsse_kms_encrypted_objects: disabled\nreplica_kms_key_id: ⟦key⟧"),
    Mistake(
      .rtcWithinRegion, rules: "- destination: {bucket: invoices-dr, location: oss-cn-hangzhou}\n  rtc: ⟦enabled⟧",
      help: "disabled"),
    Mistake(
      .rtcWithinRegion,
      top: """
        defaults: {region: cn-x, rule: {action: PUT, historical_object_replication: enabled, rtc: enabled}}
        buckets:
          invoices:
            rules:
              - destination: {bucket: invoices-dr, location: ⟦oss-cn-x⟧}
        """),
    Mistake(.missingSetting, top: "buckets: {⟦invoices⟧: {rules: []}}", help: "region"),
    Mistake(
      .missingSetting, file: "version: 1\nbuckets: {⟦invoices⟧: {region: cn-x, rules: []}}\n", help: "exclusive"),
    Mistake(
      .missingSetting,
      top: """
        buckets:
          invoices:
            region: cn-hangzhou
            rules:
              - ⟦destination⟧: {bucket: invoices-dr, location: cn-beijing}
                action: PUT
        """, help: "historical_object_replication: disabled"),
    Mistake(
      .missingSetting, rules: "- ⟦{destination: {bucket: invoices-dr, location: cn-beijing}, action: null}⟧",
      help: "action: PUT"),
    Mistake(.missingSetting, rule: "user_taggings: ⟦{tags: [{key: a, value: b}]}⟧", help: "filter_type"),
    Mistake(.missingSetting, rule: "user_taggings: ⟦{filter_type: AND}⟧", help: "list"),
    Mistake(.unknownValue, rule: "state: ⟦present⟧\naction: ALL\nprefixes: [a/]", help: "`absent`"),
    Mistake(
      .unknownValue, rules: "- {destination: {bucket: invoices-dr}, state: ⟦absnet⟧}", help: "did you mean `absent`?"),
    Mistake(
      .tombstoneSetting, rules: "- {destination: {bucket: invoices-dr}, state: absent, ⟦action⟧: PUT}",
      help: "remove `action`"),
    Mistake(.tombstoneUnderObserve, bucket: "manage: observe\nrules: [{destination: {bucket: dr-1}, state: ⟦absent⟧}]"),
  ]

  private static let pairs: [Mistake] = [
    Mistake(
      .duplicatePair,
      rules: """
        - {destination: {bucket: invoices-dr, location: cn-beijing}, prefixes: [a]}
        - {destination: {bucket: ⟦invoices-dr⟧, location: cn-beijing}, prefixes: [b]}
        """, help: "one rule"),
    Mistake(
      .duplicatePair,
      rules: """
        - {destination: {bucket: invoices-dr}, state: absent}
        - {destination: {bucket: ⟦invoices-dr⟧}, state: absent}
        """, help: "remove one of the two"),
    Mistake(
      .tombstoneConflict,
      rules: """
        - {destination: {bucket: invoices-dr}, state: absent}
        - {destination: {bucket: ⟦invoices-dr⟧, location: cn-beijing}}
        """, help: "either"),
    Mistake(
      .sourceIsDestination, rules: "- destination: {bucket: ⟦invoices⟧, location: cn-beijing}",
      help: "another bucket"),
    Mistake(
      .tooManyRules,
      file: """
        version: 1
        manage: exclusive
        defaults: {region: cn-x, rule: {action: PUT, historical_object_replication: disabled}}
        buckets:
          ⟦invoices⟧:
            rules:

        """ + (1...101).map { "      - destination: {bucket: copy-\($0), location: cn-y}\n" }.joined()),
    Mistake(
      .tooManyRules,
      file: """
        version: 1
        manage: exclusive
        defaults: {region: cn-x, rule: {action: PUT, historical_object_replication: disabled}}
        buckets:

        """
          + (1...101).map {
            "  source-\($0): {rules: [{destination: {bucket: \($0 == 101 ? "⟦archive⟧" : "archive"), location: cn-y}}]}\n"
          }.joined()),
  ]

  private static let cautions: [Mistake] = [
    Mistake(
      .kmsWithoutKey, rule: "sync_role: r\nsse_kms_encrypted_objects: ⟦enabled⟧", help: "replica_kms_key_id"),
    Mistake(
      .accelerationWithinRegion,
      rules: "- {destination: {bucket: invoices-dr, location: cn-hangzhou}, transfer_type: ⟦oss_acc⟧}",
      help: "transfer_type: internal"),
    Mistake(
      .borderWithoutAcceleration, rules: "- destination: {bucket: invoices-dr, location: ⟦cn-hongkong⟧}",
      help: "transfer_type: oss_acc"),
    Mistake(
      .borderWithoutAcceleration,
      bucket: "region: us-west-1\nrules: [{destination: {bucket: invoices-dr, location: ⟦oss-cn-beijing⟧}}]",
      help: "transfer_type: oss_acc"),
    Mistake(.manyPrefixes, rule: "prefixes: ⟦[a, b, c, d, e, f, g, h, i, j, k]⟧", help: "fewer"),
    Mistake(.suspiciousPrefix, rule: "prefixes: [⟦2025/*⟧]", help: "remove the `*`"),
    Mistake(.suspiciousPrefix, rule: "prefixes: [⟦oss/invoices/a⟧]", help: "within the bucket"),
  ]
}
