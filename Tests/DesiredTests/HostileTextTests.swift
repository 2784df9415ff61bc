import Desired
import Diagnostics
import TerminalText
import TestSupport
import Testing

/// Texts that are made to spoil a message: whatever stands in a file, what is said about it stays readable.
@Suite("Hostile texts")
struct HostileTextTests {
  /// A text by what it does, as it stands between double quotes.
  private static let texts: [(name: String, written: String)] = [
    ("long", String(repeating: "x", count: 1_000)), ("very long", String(repeating: "logs/2026/", count: 1_000)),
    ("words", String(repeating: "a b ", count: 500)), ("digits", String(repeating: "7", count: 1_000)),
    ("dots", String(repeating: "a.", count: 500)), ("commas", String(repeating: "PUT,", count: 500)),
    ("colons", String(repeating: "a:b/", count: 300)), ("capitals", String(repeating: "A", count: 63)),
    ("terminal codes", String(repeating: "\\e[31m", count: 200)), ("NULs", String(repeating: "\\0", count: 200)),
    ("line ends", String(repeating: "a\\n", count: 200)), ("wide", String(repeating: "桶", count: 500)),
    ("combining", "e" + String(repeating: "\u{301}", count: 500)),
    ("right to left", String(repeating: "\u{202E}א", count: 200)), ("backticks", String(repeating: "`", count: 300)),
    ("flags", String(repeating: "🇨🇳", count: 200)), ("dollars", String(repeating: "$", count: 301)),
    ("variables", String(repeating: "${a}", count: 200)), ("variable", "${" + String(repeating: "a", count: 900) + "}"),
    ("blanks", "${" + String(repeating: " ", count: 900) + "source.bucket}"),
    ("environment", "${var:" + String(repeating: "A", count: 900) + "}"),
    ("a lone dollar", "$" + String(repeating: "a", count: 900)),
    ("ends in a number", String(repeating: "a", count: 900) + "1"),
  ]

  /// Places in a file, with `@` for the text.
  private static let places = [
    "\"@\": 1", "version: \"@\"", "project: [\"@\"]", "manage: \"@\"", "include: [\"@\"]", "include: \"@\"",
    "inputs: {\"@\": {}}", "accounts: {\"@\": {}}", "accounts: {main: {auth: \"@\"}}",
    "accounts: {main: {uid: \"@\", auth: env}}",
    "accounts: {main: {auth: {\"@\": 1}}}", "defaults: {region: \"@\"}", "defaults: {endpoint: \"@\"}",
    "defaults: {endpoint: \"https://@\"}", "defaults: {path_style: \"@\"}", "defaults: {rule: {\"@\": 1}}",
    "defaults: {rule: {action: \"@\"}}", "defaults: {rule: {action: [\"@\"]}}", "defaults: {rule: {prefixes: \"@\"}}",
    "protect: [{match: \"@\", from: [delete]}]", "protect: [{match: \"a:b\", from: [\"@\"]}]",
    "limits: {delete: {max: \"@\"}}", "templates: {\"@\": {}}", "templates: {dr: {\"@\": 1}}",
    "buckets: {\"@\": {}}", "buckets: {\"@\": []}", "buckets: {\"@\": }", "buckets: {a-b: {\"@\": 1}}",
    "buckets: {a-b: {rules: [{destination: {bucket: \"@\"}, state: absent}]}}",
    "buckets: {a-b: {rules: [{destination: {bucket: c-d, location: \"@\"}}]}}",
    "buckets: {a-b: {rules: [{destination: {bucket: c-d, location: cn-y}, use: \"@\"}]}}",
    "buckets: {a-b: {account: \"@\", rules: []}}",
    "buckets: {a-b: {rules: [{destination: {bucket: c-d, location: cn-y}, prefixes: [\"@\", \"@\", \"@@\", \"@*\"]}]}}",
    "buckets: {a-b: {rules: [{destination: {bucket: c-d, location: cn-y}, sync_role: \"acs:ram::1:role/@\"}]}}",
    "buckets: {a-b: {rules: [{destination: {bucket: c-d, location: cn-y}, user_taggings: {tags: [{key: \"@\", value: \"@\"}]}}]}}",
    "buckets: {a-b: {rules: [{destination: {bucket: c-d, location: cn-y}, replica_kms_key_id: \"@\", note: \"@\"}]}}",
    "inputs: {A: {description: \"@\"}}\nbuckets: {\"${var:A}\": {rules: []}}",
    "groups: {\"@\": {each: {x: {list: [a, A]}}, bucket: \"b-${x}\", rules: []}}",
    "groups: {g: {each: {\"@\": {list: [a]}}, bucket: b, rules: []}}",
    "groups: {g: {each: {x: {\"@\": [a]}}, bucket: \"b-${x}\", rules: []}}",
    "groups: {g: {each: {x: {list: [\"@\", \"@\"]}}, bucket: \"b-${x}\", rules: []}}",
    "groups: {g: {each: {x: {list: [\"@\"]}}, bucket: \"b-${x}\", rules: []}}",
    "groups: {g: {each: {x: {map: {a: \"@\"}}}, bucket: \"b-${x.value}\", rules: []}}",
    "groups: {g: {each: {x: {range: [\"@\", \"b2\"]}}, bucket: \"b-${x}\", rules: []}}",
    "groups: {g: {each: {x: {range: [\"@9\", \"@1\"]}}, bucket: \"b-${x}\", rules: []}}",
    "groups: {g: {each: {x: {range: [\"@9\", \"@10\"]}}, bucket: \"b-${x}\", rules: []}}",
    "groups: {g: {each: {x: {file: \"@\"}}, bucket: \"b-${x}\", rules: []}}",
    "buckets: {a-b: {rules: []}}\n\"@\": 1\n\"@\": 2",
  ]

  /// The same for texts without quotes, all of one kind.
  private static let plain = [
    "project: @", "project: [@", "project: !@ x", "project: *@", "project: &@ x", "limits: {delete: {max: @}}",
    "limits: {delete: {max: -@}}", "version: @", "defaults: {rule: {prefixes: [@]}}", "@", "@: [", "project: \"\\@\"",
    "%@ x\n---\na: b",
  ]

  private static let width = 80

  /// What is said about a file.
  private static func findings(in text: String, file: String = "oss-repl.yaml") -> ConfigurationResult {
    let isWhole = text.hasPrefix("version:") || text.hasPrefix("%")
    let head = isWhole ? "" : "version: 1\ndefaults: {region: cn-x}\nmanage: listed\n"
    let hasDefaults = text.hasPrefix("defaults:") || text.hasPrefix("manage:")
    return Configuration.decode(
      file, from: MemoryFiles([file: (hasDefaults ? "version: 1\n" : head) + text + "\n"]).source())
  }

  private static func judge(_ result: ConfigurationResult, _ name: String) {
    for finding in result.diagnostics {
      let texts = [finding.message] + finding.notes + finding.help + finding.labels.map(\.message)
      for text in texts { #expect(text.unicodeScalars.count <= 240, "\(name): \(text)") }
      for ascii in [false, true] {
        let shown = DiagnosticRenderer(sources: result.sources, ascii: ascii, width: width).render(finding)
        let lines = shown.split(separator: "\n")
        #expect(lines.count <= 30, "\(name): \(shown)")
        #expect(shown.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        for line in lines where !isPath(line) {
          let columns = line.unicodeScalars.reduce(0) { $0 + DisplayText(ascii: false).cell($1).width }
          #expect(columns <= width, "\(name): \(line)")
        }
      }
    }
  }

  /// A path can't be broken if it shall be opened.
  private static func isPath(_ line: Substring) -> Bool { line.contains("--> ") }

  @Test(arguments: texts.map(\.name), places)
  func whatIsSaidStaysReadable(name: String, place: String) {
    let text = Self.texts.first { $0.name == name }?.written ?? ""
    let result = Self.findings(
      in: place.split(separator: "@", omittingEmptySubsequences: false).joined(separator: text))
    Self.judge(result, name)
  }

  @Test(arguments: plain)
  func withoutQuotesToo(place: String) {
    for text in [
      String(repeating: "x", count: 5_000), String(repeating: "1", count: 5_000), String(repeating: "桶", count: 2_000),
    ] {
      let written = place.split(separator: "@", omittingEmptySubsequences: false).joined(separator: text)
      Self.judge(Self.findings(in: written), place)
    }
  }

  @Test func aPathOfThousandsOfCharactersIsShownOnceWhole() {
    let path = String(repeating: "directory/", count: 400) + "oss-repl.yaml"
    let result = Self.findings(in: "include: [\"*.yml\"]\nbuckets: {}", file: path)
    #expect(result.diagnostics.count == 1)
    Self.judge(result, "path")
  }

  @Test func hundredsOfPlacesAreOneScreen() {
    let keys = (0..<300).map { "k\($0 % 2): \($0)" }.joined(separator: ", ")
    let result = Self.findings(in: "buckets: {\(keys)}")
    #expect(result.diagnostics.count { $0.code == .duplicateKey } == 298)
    Self.judge(result, "duplicates")
    let shown = DiagnosticRenderer(sources: result.sources, width: Self.width).render(result.diagnostics)
    #expect(shown.split(separator: "\n", omittingEmptySubsequences: false).count <= 200)
    #expect(shown.contains("and 282 more (282 errors)"))
  }
}
