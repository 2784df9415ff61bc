import Diagnostics

extension Mistake {
  /// Texts whose signs YAML takes for its own.
  static let unquoted: [Mistake] = [
    Mistake(
      .malformedYAML, rules: "- destination: {bucket: ⟦${source.bucket}-dr⟧, location: cn-beijing}",
      help: "quote it: `\"${source.bucket}-dr\"`", note: "`{`"),
    Mistake(
      .malformedYAML, rule: "prefixes: [logs/, ⟦a-${source.bucket}/${var:X}⟧]",
      help: "`\"a-${source.bucket}/${var:X}\"`"),
    Mistake(.malformedYAML, top: "buckets: {a-b: {rules: [{destination: {bucket: ⟦${x}⟧}}]}}", help: "`\"${x}\"`"),
    Mistake(.malformedYAML, rule: "prefixes:\n  [\n    ⟦${x}⟧,\n  ]", help: "`\"${x}\"`"),
    Mistake(
      .malformedYAML,
      rules: "- {note: ⟦copy of ${source.bucket}⟧, destination: {bucket: invoices-dr, location: cn-beijing}}",
      help: "`\"copy of ${source.bucket}\"`"),
    Mistake(.malformedYAML, rule: "prefixes: [⟦*.jpg⟧]", help: "quote it: `\"*.jpg\"`", note: "alias"),
    Mistake(.malformedYAML, rule: "prefixes:\n  - ⟦*⟧", help: "`\"*\"`"),
    Mistake(.malformedYAML, rule: "prefixes:\n  [\n    a,\n    ⟦*⟧,\n  ]", help: "`\"*\"`"),
    Mistake(.malformedYAML, rule: "prefixes:\n  - ⟦*logs/a]⟧", help: "`\"*logs/a]\"`"),
    Mistake(.malformedYAML, top: "protect: [{match: ⟦*:*⟧, from: [delete]}]\nbuckets: {}", help: "`\"*:*\"`"),
    Mistake(.malformedYAML, top: "include:\n  - ⟦*/a.yaml⟧\nbuckets: {}", help: "`\"*/a.yaml\"`"),
    Mistake(.malformedYAML, rule: "note: ⟦&.⟧", help: "`\"&.\"`", note: "anchor"),
    Mistake(.malformedYAML, rule: "prefixes: [⟦!a/b{c⟧]", help: "quote it", note: "tag"),
    Mistake(.malformedYAML, rule: "note: ⟦>=3⟧", help: "`\">=3\"`", note: "block of text"),
    Mistake(.malformedYAML, rule: "note: ⟦@team later⟧ # soon", help: "`\"@team later\"`"),
    Mistake(.malformedYAML, rule: "note: ⟦%a⟧", help: "`\"%a\"`"),
    Mistake(.malformedYAML, rule: "note: ⟦`role`⟧", help: "`\"`role`\"`", note: "a backtick"),
    Mistake(.badAlias, rule: "prefixes: [⟦*logs⟧]", help: "quote the text if no alias is meant: `\"*logs\"`"),
    Mistake(.malformedYAML, rule: "prefixes: [logs/, ⟦#temp/]⟧", help: "quote the text: `\"#temp/\"`", note: "comment"),
    Mistake(
      .malformedYAML, rule: "prefixes: [logs/, ⟦# and more]⟧\naction: PUT", help: "or write a comment behind the `]`"),
    Mistake(.malformedYAML, rules: "- destination: {bucket: \"a # b\", location: cn-x ⟦# }⟧\n- destination: {}"),
    Mistake(.malformedYAML, rule: "prefixes: [\"⟦\\ud83d\\ude00⟧/\"]", help: "the character itself, or `\\U0001F600`"),
    Mistake(.malformedYAML, rule: "prefixes: [\"a⟦\\uDE00⟧\"]", help: "the character itself", note: "JSON"),
    Mistake(.malformedYAML, rule: "note: ⟦owner: finance⟧ # ours", help: "`\"owner: finance\"`"),
    Mistake(
      .malformedYAML, rules: "- destination: {bucket: \"invoices\"⟦-⟧dr, location: cn-beijing}", help: "into the quotes"
    ),
    Mistake(.malformedYAML, rule: "note: 'that'⟦s⟧ ours'", help: "write `''` for a `'` within"),
    Mistake(
      .malformedYAML, rules: "- destination: {bucket: ⟦{{⟧ stage }}-dr, location: cn-beijing}", help: "render the file"),
    Mistake(
      .malformedYAML, top: "buckets:\n  ⟦{{⟧- range .Values.buckets }}\n  invoices:\n    rules: []", help: "render"),
    Mistake(.malformedYAML, file: "{\n  \"version\": 1, ⟦//⟧ the version\n  \"buckets\": {}\n}\n", help: "write `#`"),
  ]

  /// Lines that are not what they look like.
  static let lineMistakes: [Mistake] = [
    Mistake(.malformedYAML, bucket: "⟦region:cn-beijing⟧\nrules: []", help: "write `region: cn-beijing`"),
    Mistake(
      .malformedYAML, bucket: "⟦region:cn-beijing⟧ # home\n\nrules: []", help: "write `region: cn-beijing`"),
    Mistake(
      .malformedYAML, bucket: "⟦region = cn-beijing⟧\nrules: []", help: "write `region: cn-beijing`", note: "`=`"),
    Mistake(.wrongType, top: "defaults:\n  ⟦region=cn-beijing⟧\nbuckets: {}", help: "write `region: cn-beijing`"),
    Mistake(.missingValue, rule: "prefixes:\n  -⟦⟧ #temp/", help: "`#` needs quotes"),
    Mistake(.malformedYAML, rule: "⟦rtc:enabled⟧", help: "write `rtc: enabled`", note: "blank"),
    Mistake(.malformedYAML, rule: "⟦prefixes:[a/]⟧", help: "write `prefixes: [a/]`"),
    Mistake(.malformedYAML, file: "⟦version:\u{A0}1⟧\nbuckets: {}\n", help: "write `version: 1`", note: "no-break"),
    Mistake(.wrongType, top: "defaults:\n  ⟦region:cn-beijing⟧\nbuckets: {}", help: "write `region: cn-beijing`"),
    Mistake(
      .wrongType, top: "defaults:\n  ⟦region:cn-beijing\n  endpoint:internal⟧\nbuckets: {}",
      help: "write `region: cn-beijing`, and the lines below alike"),
    Mistake(.wrongType, top: "defaults:\n  ⟦region：cn-beijing⟧\nbuckets: {}", note: "another character"),
    Mistake(
      .malformedYAML, rules: "- ⟦destination:{bucket: invoices-dr, location: cn-beijing}⟧",
      help: "write `destination: {bucket:"),
    Mistake(
      .unknownKey, rules: "- destination: {⟦bucket:invoices-dr⟧, location: cn-beijing}", help: "`bucket: invoices-dr`"),
    Mistake(
      .tabIndentation, bucket: "rules:\n⟦\u{A0}⟧\u{A0}- destination: {bucket: c-d, location: cn-x}", note: "space"),
    Mistake(.tabIndentation, bucket: " ⟦\u{3000}⟧rules: []", help: "with a space"),
    Mistake(.tabIndentation, top: "buckets:\n⟦\u{A0}⟧ invoices:\n  rules: []\n  x", help: "with a space"),
    Mistake(
      .malformedYAML,
      file: "version: 1\nbuckets: {}\n⟦<<<<<<< HEAD⟧\nproject: a\n=======\nproject: b\n>>>>>>> topic\n",
      help: "keep what is right of both sides"),
    Mistake(.malformedYAML, file: "version: 1\nbuckets: {}\n⟦=======⟧\n", help: "both sides"),
    Mistake(.malformedYAML, file: "version: 1\nbuckets:\n  a-b:\n    rules: []\n⟦>>>>>>> topic⟧\n", help: "both sides"),
    Mistake(
      .missingKey,
      files: [root: "⟦buckets⟧: {}\n", "main.yaml": "version: 1\ninclude: [\"oss-*.yaml\"]\n"],
      help: "--config main.yaml", note: "has `version`"),
    Mistake(
      .missingKey, files: [root: "⟦buckets⟧: {}\n", "main.yaml": "version: 1\nbuckets: {}\n"], help: "version: 1`; or"),
  ]
}
