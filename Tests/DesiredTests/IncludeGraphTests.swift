import Desired
import Diagnostics
import Replication
import TestSupport
import Testing

/// Which files a configuration has, over random directories, links and patterns.
@Suite("Graphs of included files")
struct IncludeGraphTests {
  private static let root = "oss-repl.yaml"

  /// A pattern and what it fits, said in another way than by a pattern.
  private struct Pattern: Sendable {
    let text: String
    let fits: @Sendable (String) -> Bool

    init(_ text: String, _ fits: @escaping @Sendable (String) -> Bool) {
      self.text = text
      self.fits = fits
    }
  }

  private static let patterns = [
    Pattern("*.yaml") { !$0.contains("/") }, Pattern("d/*.yaml") { $0.hasPrefix("d/") },
    Pattern("e/*.yaml") { $0.hasPrefix("e/") }, Pattern("?/a*.yaml") { $0.dropFirst().hasPrefix("/a") },
    Pattern("z/*.yaml") { _ in false }, Pattern("d/a.yaml") { $0 == "d/a.yaml" },
    Pattern("d/b.yaml") { $0 == "d/b.yaml" },
    Pattern("./d/b.yaml") { $0 == "d/b.yaml" }, Pattern("oss-repl.yaml") { $0 == root },
    Pattern("c.yaml") { $0 == "c.yaml" },
  ]

  @Test(arguments: 0..<200 as Range<UInt64>)
  func eachFileIsReadOnceOrRefusedAsTheRulesSay(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var texts: [String: String] = [:]
    var nesting: Set<String> = []
    for (number, path) in ["d/a.yaml", "d/b.yaml", "e/a.yaml", "e/aa.yaml", "c.yaml"].enumerated()
    where !random.oneIn(3) {
      texts[path] = "buckets: {bucket-\(number): {rules: []}}\n"
      if random.oneIn(6) {
        nesting.insert(path)
        texts[path]? +=
          "include: [\"\(["d/a.yaml", "oss-repl.yaml", "*.yaml"].randomElement(using: &random) ?? "")\"]\n"
      }
    }
    let chosen = (0..<Int.random(in: 1...4, using: &random)).compactMap { _ in
      Self.patterns.randomElement(using: &random)
    }
    texts[Self.root] =
      "version: 1\nmanage: listed\ndefaults: {region: cn-x}\nbuckets: {}\ninclude:\n"
      + chosen.map { "  - \"\($0.text)\"\n" }.joined()
    var files = MemoryFiles(texts)
    if random.oneIn(3), let target = texts.keys.sorted().randomElement(using: &random) {
      files.links["e/a-link.yaml"] = target
    }
    let names = Set(texts.keys).union(files.links.keys)

    var expected: [DiagnosticCode] = []
    var read: Set<String> = []
    for pattern in chosen {
      let targets = Set(names.filter(pattern.fits).map { files.links[$0] ?? $0 })
      if targets.isEmpty { expected.append(.includeMatchesNothing) }
      if targets.contains(Self.root) { expected.append(.includeCycle) }
      read.formUnion(targets.subtracting([Self.root]))
    }
    expected += read.intersection(nesting).map { _ in .rootKeyInIncludedFile }

    let result = Configuration.decode(Self.root, from: files.source())
    #expect(result.diagnostics.map(\.code.number).sorted() == expected.map(\.number).sorted(), "\(texts)")
    #expect((result.state == nil) == !expected.isEmpty)
    if let state = result.state { #expect(state.buckets.count == read.count) }
    #expect(Set(result.sources.keys).count == read.count + 1)
  }

  /// File systems keep names that look the same apart, and so does the reader.
  @Test func filesWhoseNamesLookTheSameAreTwo() throws {
    let root = #"""
      version: 1
      manage: listed
      defaults: {region: cn-x}
      groups:
        first: {each: {x: {file: "caf\u00e9.yaml"}}, bucket: "bucket-${x}", rules: []}
        second: {each: {x: {file: "cafe\u0301.yaml"}}, bucket: "bucket-${x}", rules: []}
      """#
    let source = ConfigurationSource(
      read: { path, _ throws(ConfigurationSource.Problem) in
        let isComposed = path.utf8.elementsEqual("caf\u{e9}.yaml".utf8)
        return ConfigurationSource.File(
          bytes: Array(path == Self.root ? root.utf8 : isComposed ? "[a]".utf8 : "[b]".utf8),
          identity: ConfigurationSource.FileIdentity(device: 1, number: UInt64(path.utf8.count)))
      },
      list: { _ throws(ConfigurationSource.Problem) in [] })
    let result = Configuration.decode(Self.root, from: source)
    #expect(result.diagnostics == [])
    #expect(result.state?.buckets.map(\.name) == ["bucket-a", "bucket-b"])
  }

  /// Ten thousand files and one more, each a bucket.
  @Test func moreFilesThanTheLimitAreRefusedAtTheirPattern() throws {
    let root = "version: 1\nmanage: listed\ndefaults: {region: cn-x}\ninclude: [\"b/*.yaml\"]\n"
    let source = ConfigurationSource(
      read: { path, _ throws(ConfigurationSource.Problem) in
        let number = UInt64(path.filter(\.isNumber)) ?? 0
        return ConfigurationSource.File(
          bytes: Array(path == Self.root ? root.utf8 : "buckets: {}\n".utf8),
          identity: ConfigurationSource.FileIdentity(device: 1, number: number))
      },
      list: { directory throws(ConfigurationSource.Problem) in
        (1...10_001).map { ConfigurationSource.Entry(name: "\($0).yaml", isDirectory: false) }
      })
    let result = Configuration.decode(Self.root, from: source)
    let finding = try #require(result.diagnostics.first)
    #expect(result.diagnostics.map(\.code) == [.overLimit])
    #expect(finding.message.contains("10000 files"))
    #expect(finding.span?.description == "oss-repl.yaml:4:11")
    #expect(result.state == nil)
    #expect(result.sources.count == 10_000)
  }

  /// Files of comments, each within its own limit, together over the limit of all.
  @Test func moreBytesThanTheLimitAreRefusedAtTheirPattern() throws {
    let root = "version: 1\nmanage: listed\ndefaults: {region: cn-x}\ninclude: [\"b/*.yaml\"]\n"
    let line = Array("# \(String(repeating: "x", count: 100_000))\n".utf8)
    let large = Array("buckets: {}\n".utf8) + (0..<90).flatMap { _ in line }
    let source = ConfigurationSource(
      read: { path, _ throws(ConfigurationSource.Problem) in
        ConfigurationSource.File(
          bytes: path == Self.root ? Array(root.utf8) : large,
          identity: ConfigurationSource.FileIdentity(device: 1, number: UInt64(path.filter(\.isNumber)) ?? 0))
      },
      list: { directory throws(ConfigurationSource.Problem) in
        (1...9).map { ConfigurationSource.Entry(name: "\($0).yaml", isDirectory: false) }
      })
    let result = Configuration.decode(Self.root, from: source)
    #expect(result.diagnostics.map(\.code) == [.overLimit])
    #expect(result.diagnostics.first?.message.contains("33554432 bytes") == true)
    #expect(result.sources.count == 1 + 3)
  }
}
