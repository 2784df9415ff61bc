import Diagnostics

extension Mistake {
  static let variables: [Mistake] = [
    Mistake(.badVariable, rule: "prefixes: [\"a⟦$⟧b\"]", help: "`${var:b}` for a variable"),
    Mistake(.badVariable, rule: "prefixes: ['⟦$⟧']", help: "write `$$` for a `$`"),
    Mistake(.badVariable, rule: "note: costs 5⟦$⟧", help: "`$$`"),
    Mistake(.badVariable, rule: "note: \"中文 ⟦$⟧(site)\"", help: "`$$`"),
    Mistake(.badVariable, rule: "prefixes: [\"x/⟦${site⟧\"]", help: "write the `}`"),
    Mistake(.badVariable, rule: "sync_role: \"⟦${}⟧-role\"", help: "no functions"),
    Mistake(.badVariable, rule: "sync_role: ⟦${upper(site)}⟧", help: "no functions"),
    Mistake(.badVariable, rule: "sync_role: \"⟦${ source.bucket }⟧\"", help: "did you mean `${source.bucket}`?"),
    Mistake(.badVariable, rule: "sync_role: \"⟦${var.STAGE}⟧\"", help: "did you mean `${var:STAGE}`?"),
    Mistake(.badVariable, rule: "sync_role: \"⟦${var:}⟧\"", help: "${var:NAME}"),
    Mistake(.badVariable, bucket: "region: \"⟦${var:MY-REGION}⟧\"\nrules: []", help: "${var:NAME}"),
    Mistake(.badVariable, rule: "note: ⟦\"tab\\t$x\"⟧", help: "`${var:x}`"),
    Mistake(
      .badVariable,
      file: head + """
        buckets:
          a-b:
            rules:
              - destination: {bucket: b-c, location: cn-y}
                note: ⟦|
                  costs 5$
                  a month
        ⟧        rtc: enabled
        """, help: "`$$`"),
    Mistake(.badVariable, rule: "note: ⟦\"many\n  lines $\"⟧", help: "`$$`"),
    Mistake(.badVariable, top: "buckets: {\"a-⟦$⟧\": {region: cn-x, rules: []}}"),
    Mistake(.unknownVariable, rule: "prefixes: [\"⟦${site}⟧/\"]", help: "group"),
    Mistake(.unknownVariable, rule: "prefixes: [\"⟦${source.name}⟧/\"]", help: "did you mean `${source.bucket}`?"),
    Mistake(.unknownVariable, rule: "prefixes: [\"a/\", \"b/⟦${bucket}⟧/\"]", help: "did you mean `${source.bucket}`?"),
    Mistake(
      .unknownVariable, rule: "user_taggings: {filter_type: OR, tags: [{key: a, value: \"⟦${x.value}⟧\"}]}",
      help: "${var:NAME}"),
    Mistake(
      .unknownVariable, top: "buckets: {\"a-⟦${source.bucket}⟧\": {region: cn-x, rules: []}}", help: "name itself"),
    Mistake(.variableNotReplaced, rule: "action: ⟦\"${var:ACTION}\"⟧"),
    Mistake(.variableNotReplaced, rule: "action: [PUT, ⟦\"${var:ACTION}\"⟧]"),
    Mistake(.variableNotReplaced, bucket: "path_style: ⟦\"${var:STYLE}\"⟧\nrules: []"),
    Mistake(.variableNotReplaced, top: "limits: {delete: {max: ⟦\"${var:MOST}\"⟧}}\nbuckets: {}"),
    Mistake(.variableNotReplaced, rule: "use: ⟦\"${var:STAGE}\"⟧", help: "text itself"),
    Mistake(.variableNotReplaced, rule: "rtc: ⟦\"${rtc}\"⟧", note: "prefixes, roles"),
    Mistake(.variableNotReplaced, top: "project: ⟦\"acme-${var:STAGE}\"⟧\nbuckets: {}"),
    Mistake(.variableNotReplaced, top: "protect: [{match: ⟦\"${x}:*\"⟧, from: [delete]}]\nbuckets: {}"),
    Mistake(.variableNotReplaced, bucket: "endpoint: ⟦\"https://${var:HOST}\"⟧\nrules: []"),
    Mistake(.variableNotReplaced, bucket: "account: ⟦\"${var:ACCOUNT}\"⟧\nrules: []"),
    Mistake(.variableNotReplaced, top: "include: [⟦\"${var:STAGE}/*.yaml\"⟧]\nbuckets: {}"),
    Mistake(
      .illegalBucketName, rules: "- {destination: {bucket: ⟦\"${source.bucket}_dr\"⟧, location: cn-beijing}}",
      note: "it comes of `${source.bucket}_dr`"),
    Mistake(
      .illegalBucketName,
      files: [
        root: head
          + "inputs: {STAGE: {}}\nbuckets:\n  ⟦\"invoices-${var:STAGE}\"⟧: {rules: []}\n"
      ], environment: ["STAGE": "Prod"], help: "did you mean `invoices-prod`?", note: "invoices-${var:STAGE}"),
    Mistake(
      .illegalRegion,
      files: [root: head + "inputs: {R: {default: hangzhou}}\nbuckets: {a-b: {region: ⟦\"${var:R}\"⟧, rules: []}}\n"],
      help: "cn-hangzhou", note: "${var:R}"),
    Mistake(
      .overlappingPrefixes,
      files: [
        root: head + """
          inputs: {TEAM: {}}
          buckets:
            a-b: {rules: [{destination: {bucket: b-c, location: cn-y}, prefixes: ["${var:TEAM}/", ⟦"ops/2025/"⟧]}]}
          """
      ], environment: ["TEAM": "ops"], help: "covered already"),
    Mistake(.sourceIsDestination, rules: "- {destination: {bucket: ⟦\"${source.bucket}\"⟧, location: cn-beijing}}"),
  ]

  static let inputs: [Mistake] = [
    Mistake(
      .undeclaredInput, rule: "prefixes: [\"⟦${var:STAGE}⟧/\", \"${var:STAGE}-2/\"]", help: "inputs: {STAGE: {}}"),
    Mistake(
      .undeclaredInput, top: "templates: {dr: {prefixes: [a/, \"⟦${var:STAGE}⟧/\"]}}\nbuckets: {}",
      help: "inputs: {STAGE: {}}"),
    Mistake(
      .undeclaredInput, top: "templates: {dr: {destination: {bucket: \"⟦${var:STAGE}⟧-dr\"}}}\nbuckets: {}"),
    Mistake(
      .undeclaredInput,
      top: "defaults: {rule: {user_taggings: {tags: [{key: a, value: \"⟦${var:STAGE}⟧\"}]}}}\nbuckets: {}"),
    Mistake(.undeclaredInput, top: "defaults: {region: \"cn-⟦${var:PLACE}⟧\"}\nbuckets: {}"),
    Mistake(
      .undeclaredInput,
      files: [root: head + "inputs: {STAGE: {}}\nbuckets: {a-b: {region: \"cn-⟦${var:STAGGE}⟧\", rules: []}}\n"],
      environment: ["STAGGE": "x"], help: "did you mean `${var:STAGE}`?"),
    Mistake(
      .missingInput,
      files: [
        root: head
          + "inputs: {STAGE: {description: the stage}}\nbuckets: {\"a-⟦${var:STAGE}⟧\": {rules: []}, \"b-${var:STAGE}\": {rules: []}}\n"
      ], help: "--var STAGE=TEXT", note: "STAGE: the stage"),
    Mistake(
      .missingInput,
      files: [
        root: head + "inputs: {STAGE: {default: prod}}\nbuckets: {\"a-⟦${var:STAGE}⟧\": {rules: []}}\n"
      ], environment: ["STAGE": ""], help: "leave it out"),
    Mistake(
      .unfitVariable,
      files: [root: head + "inputs: {STAGE: {}}\nbuckets: {\"a-⟦${var:STAGE}⟧\": {rules: []}}\n"],
      environment: ["STAGE": "a\nb"], help: "UTF-8"),
    Mistake(
      .formerVariable, rule: "prefixes: [\"⟦${env:STAGE}⟧/\"]", help: "`${var:STAGE}`", note: "OSS_REPL_VAR_NAME"),
    Mistake(.formerVariable, rule: "prefixes: [\"⟦${ Env:STAGE }⟧/\"]", help: "`${var:STAGE}`"),
    Mistake(.secretInput, top: "inputs: {⟦GITHUB_TOKEN⟧: {}}\nbuckets: {}", help: "another variable"),
    Mistake(.secretInput, top: "inputs: {⟦OSS_ACCESS_KEY_SECRET⟧: {}}\nbuckets: {}", help: "another variable"),
    Mistake(.illegalName, top: "inputs: {⟦MY-STAGE⟧: {}}\nbuckets: {}", help: "letters, digits and `_`"),
    Mistake(.ambiguousScalar, top: "inputs: {⟦Y⟧: {}}\nbuckets: {}", help: "quote"),
    Mistake(.missingValue, top: "inputs: {⟦STAGE⟧: }\nbuckets: {}", help: "`{}`"),
    Mistake(.wrongType, top: "inputs: ⟦[STAGE]⟧\nbuckets: {}", help: "{NAME: {}}"),
    Mistake(.emptyValue, top: "inputs: {STAGE: {default: ⟦\"\"⟧}}\nbuckets: {}"),
    Mistake(.variableNotReplaced, top: "inputs: {STAGE: {default: ⟦\"${var:OTHER}\"⟧}}\nbuckets: {}"),
  ]

  static let templates: [Mistake] = [
    Mistake(.unknownTemplate, rule: "use: ⟦dr⟧", help: "templates: {dr:"),
    Mistake(
      .unknownTemplate, file: head + "templates: {standard: {}}\nbuckets: {a-b: {rules: [{use: ⟦standrad⟧}]}}\n",
      help: "did you mean `standard`?"),
    Mistake(.wrongType, rule: "use: ⟦[dr]⟧", help: "write `use: dr`"),
    Mistake(.unknownKey, top: "templates: {dr: {⟦use⟧: other}}\nbuckets: {}", help: "belongs in a rule"),
    Mistake(.unknownKey, top: "templates: {dr: {⟦state⟧: absent}}\nbuckets: {}", help: "belongs in a rule"),
    Mistake(.illegalName, top: "templates: {⟦disaster recovery⟧: {}}\nbuckets: {}", help: "letters"),
    Mistake(.missingValue, top: "templates: {⟦dr⟧: }\nbuckets: {}", help: "{action: PUT}"),
    Mistake(.illegalAction, top: "templates: {dr: {action: ⟦SYNC⟧}}\nbuckets: {}"),
    Mistake(.illegalRegion, top: "templates: {dr: {destination: {location: ⟦beijing⟧}}}\nbuckets: {}"),
    Mistake(
      .tombstoneSetting, rules: "- {destination: {bucket: invoices-dr}, state: absent, ⟦use⟧: dr}",
      help: "remove `use`"),
    Mistake(
      .missingSetting,
      file: head + "templates: {dr: {}}\nbuckets: {a-b: {rules: [{use: dr, ⟦destination⟧: {location: cn-y}}]}}\n",
      help: "destination: {bucket: NAME}"),
    Mistake(
      .missingSetting,
      file: head
        + "templates: {dr: {destination: {bucket: \"${source.bucket}-dr\"}}}\nbuckets: {a-b: {rules: [⟦{use: dr}⟧]}}\n",
      help: "destination: {location: oss-REGION}"),
    Mistake(
      .rtcWithinRegion,
      file: head + """
        templates: {dr: {rtc: enabled, destination: {bucket: "${source.bucket}-dr", location: cn-hangzhou}}}
        buckets: {a-b: {rules: [⟦{use: dr}⟧]}}
        """, help: "rtc: disabled"),
    Mistake(
      .unknownVariable,
      file: head + """
        templates: {dr: {prefixes: ["⟦${site}⟧/"]}}
        buckets: {a-b: {rules: [{use: dr, destination: {bucket: b-c, location: cn-y}}]}}
        """, help: "group", note: "within its group"),
    Mistake(
      .duplicateName,
      files: [
        root: head + "include: [b.yaml]\ntemplates: {dr: {}}\nbuckets: {}\n", "b.yaml": "templates: {⟦dr⟧: {}}\n",
      ], help: "rename"),
  ]

  static let groups: [Mistake] = [
    Mistake(.missingKey, top: "groups:\n  ⟦fleet⟧: {bucket: \"a-${x}\", region: cn-x, rules: []}", help: "each:"),
    Mistake(
      .missingKey, top: "groups:\n  ⟦fleet⟧: {each: {x: {list: [a]}}, region: cn-x, rules: []}",
      help: "bucket: \"NAME-${KEY}\""),
    Mistake(
      .missingKey, top: "groups:\n  ⟦fleet⟧: {each: {x: {list: [a]}}, bucket: \"b-${x}\", region: cn-x}",
      help: "rules: []"),
    Mistake(
      .illegalName, top: "groups: {⟦my fleet⟧: {each: {x: {list: [a]}}, bucket: \"b-${x}\", region: cn-x, rules: []}}"),
    Mistake(.wrongType, group: "each: ⟦[a, b]⟧\nbucket: \"b-${x}\"\nrules: []", help: "{KEY: {list: [a, b]}}"),
    Mistake(.wrongType, group: "each: {x: ⟦[a, b]⟧}\nbucket: \"b-${x}\"\nrules: []", help: "write `{list: [a, b]}`"),
    Mistake(.eachForm, group: "⟦each⟧: {}\nbucket: \"b-${x}\"\nrules: []", help: "{KEY:"),
    Mistake(
      .eachForm, group: "each: {x: {list: [a]}, ⟦y⟧: {list: [b]}}\nbucket: \"b-${x}-${y}\"\nrules: []", help: "{KEY:"),
    Mistake(
      .eachForm, group: "each: {⟦x⟧: {}}\nbucket: \"b-${x}\"\nrules: []", help: "`range`, `list`, `map` and `file`"),
    Mistake(.eachForm, group: "each: {x: {list: [a], ⟦map⟧: {a: b}}}\nbucket: \"b-${x}\"\nrules: []", help: "one of"),
    Mistake(.unknownKey, group: "each: {x: {⟦items⟧: [a]}}\nbucket: \"b-${x}\"\nrules: []", note: "`range`, `list`"),
    Mistake(
      .illegalName, group: "each: {⟦source⟧: {list: [a]}}\nbucket: \"b-${x}\"\nrules: []", note: "something else"),
    Mistake(.illegalName, group: "each: {⟦my key⟧: {list: [a]}}\nbucket: \"b-${x}\"\nrules: []", help: "letters"),
    Mistake(.ambiguousScalar, group: "each: {⟦y⟧: {list: [a]}}\nbucket: \"b-${x}\"\nrules: []", help: "quote"),
    Mistake(.emptyValue, group: "each: {x: {list: ⟦[]⟧}}\nbucket: \"b-${x}\"\nrules: []", help: "at least one"),
    Mistake(.emptyValue, group: "each: {x: {map: ⟦{}⟧}}\nbucket: \"b-${x}\"\nrules: []", help: "at least one"),
    Mistake(
      .repeatedItem, group: "each: {x: {list: [a, b, ⟦a⟧]}}\nbucket: \"b-${x}\"\nrules: []", help: "one of the two"),
    Mistake(.ambiguousScalar, group: "each: {x: {list: [⟦1⟧]}}\nbucket: \"b-${x}\"\nrules: []", help: "\"1\""),
    Mistake(
      .overlappingPrefixes,
      group: """
        each: {x: {list: [cc, dd]}}
        bucket: "b-${x}"
        rules: [{destination: {bucket: copies, location: cn-y}, prefixes: [d, ⟦"${x}"⟧]}]
        """, help: "that no value of a variable makes overlap", note: "`dd` comes of `${x}`"),
    Mistake(
      .emptyValue, group: "each: {x: {list: [a, ⟦\"\"⟧]}}\nbucket: \"b-${x}\"\nrules: []", help: "leave the item out"),
    Mistake(.variableNotReplaced, group: "each: {x: {list: [⟦\"${var:A}\"⟧]}}\nbucket: \"b-${x}\"\nrules: []"),
    Mistake(.illegalRange, group: "each: {x: {range: ⟦[a1]⟧}}\nbucket: \"b-${x}\"\nrules: []", help: "[FIRST, LAST]"),
    // What looks alike is not: the same letter in two spellings, and digits of another script.
    Mistake(
      .illegalRange, group: "each: {x: {range: [\"caf\u{E9}1\", ⟦\"cafe\u{301}2\"⟧]}}\nbucket: \"b-${x}\"\nrules: []",
      help: "`list`"),
    Mistake(
      .illegalRange, group: "each: {x: {range: [⟦\"a\u{FF11}\"⟧, \"a\u{FF12}\"]}}\nbucket: \"b-${x}\"\nrules: []",
      help: "`list`"),
    Mistake(.illegalRange, group: "each: {x: {range: [⟦a⟧, b]}}\nbucket: \"b-${x}\"\nrules: []", help: "`list`"),
    Mistake(
      .illegalRange, group: "each: {x: {range: [ap001, ⟦bp240⟧]}}\nbucket: \"b-${x}\"\nrules: []", help: "`list`"),
    Mistake(
      .illegalRange, group: "each: {x: {range: [ap1, ⟦ap240⟧]}}\nbucket: \"b-${x}\"\nrules: []", help: "\"ap001\""),
    Mistake(
      .illegalRange, group: "each: {x: {range: [ap240, ⟦ap001⟧]}}\nbucket: \"b-${x}\"\nrules: []",
      help: "[ap001, ap240]"),
    Mistake(
      .illegalRange, group: "each: {x: {range: [⟦\"a99999999999999999999\"⟧, a1]}}\nbucket: \"b-${x}\"\nrules: []"),
    Mistake(
      .tooManyBuckets, group: "each: {x: {range: ⟦[a00000, a50000]⟧}}\nbucket: \"b-${x}\"\nrules: []",
      help: "several groups"),
    Mistake(.tooManyBuckets, group: "each: {x: {range: ⟦[a000000000, a999999999]⟧}}\nbucket: \"b-${x}\"\nrules: []"),
    Mistake(
      .tooManyBuckets,
      file: head + """
        groups:
          ⟦fleet⟧:
            each: {x: {range: [a0000, a9999]}}
            bucket: "b-${x}"
            rules:

        """ + (1...6).map { "      - destination: {bucket: \"c\($0)-${x}\", location: cn-y}\n" }.joined(), help: "split"
    ),
    Mistake(.unusedEachKey, group: "each: {x: {range: [a1, a9]}}\nbucket: ⟦telemetry⟧\nrules: []", help: "NAME-${x}"),
    Mistake(
      .unknownVariable, group: "each: {site: {range: [a1, a9]}}\nbucket: \"b-⟦${stie}⟧\"\nrules: []",
      help: "did you mean `${site}`?", note: "and 8 more buckets of the group `fleet`"),
    Mistake(
      .unknownVariable, group: "each: {site: {list: [a, b]}}\nbucket: \"b-⟦${site.value}⟧\"\nrules: []", help: "map:",
      note: "and 1 more bucket of the group"),
    Mistake(
      .unknownVariable, group: "each: {x: {map: {a: {dr: b}, c: {}}}}\nbucket: \"b-${x}-⟦${x.dr}⟧\"\nrules: []",
      help: "each item of the group"),
    Mistake(
      .unknownVariable, group: "each: {x: {map: {a: {region: b}}}}\nbucket: \"b-${x}-⟦${x.regoin}⟧\"\nrules: []",
      help: "did you mean `${x.region}`?"),
    Mistake(
      .unknownVariable, group: "each: {x: {map: {a: b}}}\nbucket: \"b-${x}-⟦${x.dr}⟧\"\nrules: []",
      help: "`{dr: TEXT}` beside it, or `${x.value}`"),
    Mistake(
      .unknownVariable, group: "each: {x: {map: {a: {dr: b}}}}\nbucket: \"b-${x}-⟦${x.value}⟧\"\nrules: []",
      help: "each item of the group"),
    Mistake(
      .unknownVariable, group: "each: {x: {list: [a]}}\nbucket: \"b-${x}-⟦${x.dr}⟧\"\nrules: []",
      help: "map: {ITEM: {dr: TEXT}}"),
    Mistake(
      .illegalName, group: "each: {x: {map: {a: {⟦d.r⟧: b}}}}\nbucket: \"b-${x}\"\nrules: []", help: "a letter first"),
    Mistake(
      .wrongType, group: "each: {x: {map: {a: {dr: ⟦[b]⟧}}}}\nbucket: \"b-${x}\"\nrules: []"),
    Mistake(.unknownKey, group: "each: {x: {list: [a]}}\nbucket: \"b-${x}\"\n⟦x-note⟧: 1\nrules: []"),
    Mistake(
      .illegalBucketName, group: "each: {x: {range: [AP001, AP240]}}\nbucket: ⟦\"b-${x}\"⟧\nrules: []",
      help: "`b-ap001`", note: "and 239 more buckets of the group `fleet`"),
    Mistake(
      .illegalRegion,
      group: "each: {x: {map: {a: beijing, b: cn-beijing}}}\nbucket: \"b-${x}\"\nregion: ⟦\"${x.value}\"⟧\nrules: []",
      note: "it comes of `${x.value}`"),
    Mistake(
      .emptyValue, group: "each: {x: {map: {a: \"\"}}}\nbucket: \"b-${x}\"\nregion: ⟦\"${x.value}\"⟧\nrules: []",
      help: "write a text"),
    Mistake(
      .rtcWithinRegion,
      group: """
        each: {x: {range: [a001, a240]}}
        bucket: "b-${x}"
        rules:
          - {destination: {bucket: "c-${x}", location: cn-hangzhou}, rtc: ⟦enabled⟧}
        """, note: "and 239 more"),
    Mistake(
      .overlappingPrefixes,
      group: """
        each: {x: {range: [a001, a240]}}
        bucket: "b-${x}"
        rules:
          - {destination: {bucket: "c-${x}", location: cn-y}, prefixes: ["${x}/", ⟦"${x}/2025/"⟧]}
        """, help: "`a001/2025/`", note: "and 239 more"),
    Mistake(
      .unknownTemplate,
      group: """
        each: {x: {range: [a001, a240]}}
        bucket: "b-${x}"
        rules:
          - {destination: {bucket: "c-${x}", location: cn-y}, use: ⟦dr⟧}
        """),
    Mistake(
      .unknownAccount, group: "each: {x: {range: [a001, a240]}}\nbucket: \"b-${x}\"\naccount: ⟦dr⟧\nrules: []"),
    Mistake(
      .kmsWithoutKey,
      group: """
        each: {x: {range: [a001, a240]}}
        bucket: "b-${x}"
        rules:
          - {destination: {bucket: "c-${x}", location: cn-y}, sync_role: r, sse_kms_encrypted_objects: ⟦enabled⟧}
        """, note: "and 239 more"),
    Mistake(
      .duplicateBucket,
      file: head + """
        buckets: {b-007: {rules: []}}
        groups: {fleet: {each: {x: {range: ["001", "240"]}}, bucket: ⟦"b-${x}"⟧, rules: []}}
        """, help: "keep one", note: "group `fleet`"),
    Mistake(
      .duplicateBucket,
      file: head + """
        groups:
          first: {each: {x: {range: ["001", "240"]}}, bucket: "b-${x}", rules: []}
          second: {each: {x: {range: ["001", "300"]}}, bucket: ⟦"b-${x}"⟧, rules: []}
        """, note: "and 239 more"),
    Mistake(
      .duplicateBucket, group: "each: {x: {map: {a: same, ⟦b⟧: same}}}\nbucket: \"b-${x.value}\"\nrules: []",
      help: "differs for each item"),
    Mistake(
      .wrongType,
      files: [
        root: head + "groups: {fleet: {each: {x: {file: sites.yaml}}, bucket: \"b-${x}\", rules: []}}\n",
        "sites.yaml": "⟦just text⟧\n",
      ], help: "never quoted"),
    Mistake(
      .emptyFile,
      files: [
        root: head + "groups: {fleet: {each: {x: {file: sites.yaml}}, bucket: \"b-${x}\", rules: []}}\n",
        "sites.yaml": "⟦⟧# nothing\n",
      ], help: "never quoted"),
    Mistake(
      .emptyValue,
      files: [
        root: head + "groups: {fleet: {each: {x: {file: sites.yaml}}, bucket: \"b-${x}\", rules: []}}\n",
        "sites.yaml": "⟦[]⟧\n",
      ], help: "OSSR1023"),
    Mistake(
      .repeatedItem,
      files: [
        root: head + "groups: {fleet: {each: {x: {file: sites.yaml}}, bucket: \"b-${x}\", rules: []}}\n",
        "sites.yaml": "- a\n- ⟦a⟧\n",
      ]),
    Mistake(
      .wrongType,
      files: [
        root: head + "groups: {fleet: {each: {x: {file: sites.yaml}}, bucket: \"b-${x}\", rules: []}}\n",
        "sites.yaml": "- a\n- ⟦[b]⟧\n",
      ]),
    Mistake(
      .malformedYAML,
      files: [
        root: head + "groups: {fleet: {each: {x: {file: sites.yaml}}, bucket: \"b-${x}\", rules: []}}\n",
        "sites.yaml": "[a, b⟦}⟧\n",
      ]),
    Mistake(
      .configurationUnreadable,
      files: [root: head + "groups: {fleet: {each: {x: {file: ⟦sites.yaml⟧}}, bucket: \"b-${x}\", rules: []}}\n"],
      help: "correct the path", note: "relative to `oss-repl.yaml`"),
  ]

  static let includes: [Mistake] = [
    Mistake(.fileOutsideRootFolder, top: "include: [⟦../common.yaml⟧]\nbuckets: {}", help: "--root DIR"),
    Mistake(.fileOutsideRootFolder, top: "include: [⟦\"../*.yaml\"⟧]\nbuckets: {}", help: "--root DIR"),
    Mistake(.fileOutsideRootFolder, top: "include: [⟦/etc/hosts.yaml⟧]\nbuckets: {}"),
    Mistake(.fileOutsideRootFolder, group: "each: {x: {file: ⟦/etc/hosts.txt⟧}}\nbucket: \"b-${x}\"\nrules: []"),
    Mistake(.unfitFileName, top: "include: [⟦/proc/self/environ⟧]\nbuckets: {}", help: "endings"),
    Mistake(.unfitFileName, top: "include: [⟦sites.json⟧]\nbuckets: {}"),
    Mistake(.unfitFileName, top: "include: [⟦.git/config.yaml⟧]\nbuckets: {}", help: "version control"),
    Mistake(.unfitFileName, top: "include: [⟦\".git/*.yaml\"⟧]\nbuckets: {}", help: "version control"),
    Mistake(.unfitFileName, top: "include: [⟦a/.GIT/b/c.yaml⟧]\nbuckets: {}", help: "version control"),
    Mistake(.unfitFileName, group: "each: {x: {file: ⟦.netrc⟧}}\nbucket: \"b-${x}\"\nrules: []", help: "endings"),
    Mistake(.includeMatchesNothing, top: "include: [⟦buckets/*.yaml⟧]\nbuckets: {}", help: "correct the path"),
    Mistake(.includeMatchesNothing, top: "include: [⟦missing.yaml⟧]\nbuckets: {}", note: "relative to"),
    Mistake(
      .includeMatchesNothing,
      files: [
        root: head + "include: [b/*.yaml, ⟦\"b/x*\"⟧]\nbuckets: {}\n", "b/a.yaml": "buckets: {}\n", "b/.x.yaml": "",
      ]),
    Mistake(.recursivePattern, top: "include: [⟦\"**/*.yaml\"⟧]\nbuckets: {}", help: "buckets/*/*.yaml"),
    Mistake(.emptyValue, top: "include: ⟦[]⟧\nbuckets: {}", help: "at least one file"),
    Mistake(.emptyValue, top: "include: [⟦\"\"⟧]\nbuckets: {}"),
    Mistake(.wrongType, top: "include: ⟦buckets/*.yaml⟧\nbuckets: {}", help: "[\"buckets/*.yaml\"]"),
    Mistake(.includeCycle, top: "include: [⟦\"*.yaml\"⟧]\nbuckets: {}", help: "buckets/*.yaml"),
    Mistake(.includeCycle, top: "include: [⟦oss-repl.yaml⟧]\nbuckets: {}"),
    Mistake(
      .includeCycle, files: [root: head + "include: [⟦\"b/*\"⟧]\nbuckets: {}\n"],
      note: "`b/link.yaml` leads to `oss-repl.yaml`"
    ).linking("b/link.yaml", to: root),
    Mistake(
      .configurationUnreadable, files: [root: head + "include: [⟦b.yaml⟧]\nbuckets: {}\n", "b.yaml": "buckets: {}"],
      help: "mode"
    ).forbidding("b.yaml"),
    Mistake(
      .configurationUnreadable,
      files: [root: head + "include: [⟦b/*.yaml⟧]\nbuckets: {}\n", "b/a.yaml": "buckets: {}"],
      help: "mode"
    ).forbidding("b/"),
    Mistake(
      .rootKeyInIncludedFile,
      files: [root: head + "include: [b.yaml]\nbuckets: {}\n", "b.yaml": "⟦defaults⟧: {}\nbuckets: {}\n"],
      help: "`oss-repl.yaml`", note: "`templates`, `buckets` and `groups`"),
    Mistake(
      .rootKeyInIncludedFile,
      files: [root: head + "include: [b.yaml]\nbuckets: {}\n", "b.yaml": "⟦version⟧: 1\nbuckets: {}\n"]),
    Mistake(
      .rootKeyInIncludedFile,
      files: [root: head + "include: [b.yaml]\nbuckets: {}\n", "b.yaml": "⟦include⟧: [c.yaml]\nbuckets: {}\n"]),
    Mistake(
      .unknownKey, files: [root: head + "include: [b.yaml]\nbuckets: {}\n", "b.yaml": "⟦bukets⟧: {}\n"],
      help: "did you mean `buckets`?"),
    Mistake(
      .wrongType, files: [root: head + "include: [b.yaml]\nbuckets: {}\n", "b.yaml": "⟦⟧- a\n"],
      help: "begin with `buckets:`"),
    Mistake(
      .emptyFile, files: [root: head + "include: [b.yaml]\nbuckets: {}\n", "b.yaml": "⟦⟧\n"], help: "remove the file"),
    Mistake(
      .tabIndentation, files: [root: head + "include: [b.yaml]\nbuckets: {}\n", "b.yaml": "buckets:\n⟦\t⟧a-b: {}\n"],
      help: "spaces"),
    Mistake(
      .missingKey, files: [root: head + "⟦include⟧: [b.yaml]\n", "b.yaml": "templates: {}\n"], help: "buckets: {}"),
    Mistake(
      .duplicateBucket,
      files: [
        root: head + "include: [\"b/*.yaml\"]\n", "b/1.yaml": "buckets: {a-b: {rules: []}}\n",
        "b/2.yaml": "buckets: {c-d: {rules: []}, ⟦a-b⟧: {rules: []}}\n",
      ], help: "keep one"),
    Mistake(
      .duplicateName,
      files: [
        root: head + "include: [b.yaml]\ngroups: {fleet: {each: {x: {list: [a]}}, bucket: \"b-${x}\", rules: []}}\n",
        "b.yaml": "groups: {⟦fleet⟧: {each: {x: {list: [a]}}, bucket: \"c-${x}\", rules: []}}\n",
      ], help: "rename"),
    Mistake(
      .missingSetting,
      files: [root: "version: 1\nmanage: listed\ninclude: [b.yaml]\n", "b.yaml": "buckets: {⟦a-b⟧: {rules: []}}\n"],
      help: "region: cn-REGION"),
  ]

  static let graphs: [Mistake] = [
    Mistake(
      .replicationChain,
      file: head + """
        buckets:
          aaa: {rules: [{destination: {bucket: bbb, location: cn-hangzhou}}]}
          bbb: {rules: [{destination: {bucket: ⟦ccc⟧, location: cn-hangzhou}}]}
        """, help: "from `aaa` to `ccc`"),
    Mistake(
      .replicationChain,
      file: head + """
        groups:
          one: {each: {x: {range: [a001, a240]}}, bucket: "b-${x}", rules: [{destination: {bucket: "c-${x}", location: cn-hangzhou}}]}
          two: {each: {x: {range: [a001, a240]}}, bucket: "c-${x}", rules: [{destination: {bucket: ⟦"d-${x}"⟧, location: cn-hangzhou}}]}
        """, note: "and 239 more"),
    Mistake(
      .replicationCycle,
      file: head + """
        buckets:
          aaa: {rules: [{destination: {bucket: ⟦bbb⟧, location: cn-hangzhou}}]}
          bbb: {rules: [{destination: {bucket: aaa, location: cn-hangzhou}}]}
        """, help: "where it is meant", note: "OSS allows it"),
    Mistake(
      .replicationCycle,
      file: head + """
        buckets:
          aaa: {rules: [{destination: {bucket: ⟦bbb⟧, location: cn-hangzhou}}]}
          bbb: {rules: [{destination: {bucket: ccc, location: cn-hangzhou}}]}
          ccc: {rules: [{destination: {bucket: aaa, location: cn-hangzhou}}]}
        """),
    Mistake(
      .replicationCycle,
      file: head + """
        groups:
          one: {each: {x: {range: [a001, a240]}}, bucket: "b-${x}", rules: [{destination: {bucket: ⟦"c-${x}"⟧, location: cn-hangzhou}}]}
          two: {each: {x: {range: [a001, a240]}}, bucket: "c-${x}", rules: [{destination: {bucket: "b-${x}", location: cn-hangzhou}}]}
        """, note: "and 239 more"),
    Mistake(
      .protectionWithoutBucket,
      file: head + """
        protect: [{match: ⟦"invoces:*"⟧, from: [delete]}, {match: "*:invoices-dr", from: [delete]}]
        buckets: {invoices: {rules: []}, ledgers: {rules: []}}
        """, help: "did you mean `invoices:*`?", note: "neither read nor changed"),
    Mistake(
      .protectionWithoutBucket,
      file: head + """
        protect:
          - {match: "telemetry-ap240:gone-*", from: [delete]}
          - match: ⟦telemetry-eu*:*-dr⟧
            from: [delete, replace]
        groups: {fleet: {each: {x: {range: [ap001, ap240]}}, bucket: "telemetry-${x}", rules: []}}
        """, help: "name the bucket under `buckets` or `groups`"),
  ]
}
