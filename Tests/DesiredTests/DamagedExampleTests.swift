import Desired
import Diagnostics
import FoundationEssentials
import TestSupport
import Testing

/// The examples use the whole language. Damaged in any way they give a state, or errors at places that are there.
@Suite("Damaged examples")
struct DamagedExampleTests {
  private static let names = ["fan-out", "fleet", "kms-rtc", "multi-region", "protect", "regions"]

  /// The files of an example, by their paths in its directory.
  private static func files(of example: String) throws -> MemoryFiles {
    let root = "\(Fixture.projectRoot)/examples/\(example)"
    var texts: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) where path.hasSuffix(".yaml") {
      texts[path] = String(decoding: try Data(contentsOf: URL(filePath: "\(root)/\(path)")), as: UTF8.self)
    }
    return MemoryFiles(texts)
  }

  @Test(arguments: names)
  func undamagedTheyAreGood(example: String) throws {
    let result = Configuration.decode("oss-repl.yaml", from: try Self.files(of: example).source())
    #expect(result.state != nil, "\(result.diagnostics)")
  }

  @Test(arguments: names)
  func whateverIsDamagedIsToldAtItsPlace(example: String) throws {
    let files = try Self.files(of: example)
    let paths = files.texts.keys.sorted()
    for seed in 0..<40 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var damaged = files
      for _ in 0...Int.random(in: 0...2, using: &random) {
        guard let path = paths.randomElement(using: &random), let bytes = damaged.texts[path] else { continue }
        damaged.texts[path] = Self.damaged(bytes, &random)
      }
      judge(Configuration.decode("oss-repl.yaml", from: damaged.source()), "\(example), seed \(seed)")
    }
  }

  private func judge(_ result: ConfigurationResult, _ name: String) {
    #expect((result.state == nil) == result.diagnostics.contains { $0.severity == .error }, "\(name)")
    for finding in result.diagnostics {
      let spans = finding.labels.map(\.span) + [finding.span, finding.suggestion?.span].compactMap(\.self)
      #expect(finding.span != nil, "\(name): \(finding)")
      for span in spans {
        guard let source = result.sources[span.file].map(SourceLines.init) else {
          Issue.record("\(name): a place in \(span.file), which was not read")
          continue
        }
        for position in [span.start, span.end] {
          let length = source.line(position.line)?.unicodeScalars.count
          #expect(length.map { position.column <= $0 + 1 } == true, "\(name): \(finding)")
        }
      }
    }
    let shown = DiagnosticRenderer(sources: result.sources, width: 80).render(result.diagnostics)
    #expect(shown.isEmpty == result.diagnostics.isEmpty)
  }

  /// Deletes, duplicates or swaps bytes or lines.
  private static func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    if random.oneIn(2) { return damagedPieces(bytes, &random) }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return Array(damagedPieces(lines, &random).joined(separator: [UInt8(ascii: "\n")]))
  }

  private static func damagedPieces<Piece>(_ pieces: [Piece], _ random: inout SeededGenerator) -> [Piece] {
    guard !pieces.isEmpty else { return pieces }
    var pieces = pieces
    let (first, second) = (pieces.indices.randomElement(using: &random), pieces.indices.randomElement(using: &random))
    guard let first, let second else { return pieces }
    switch Int.random(in: 0..<3, using: &random) {
    case 0: pieces.remove(at: first)
    case 1: pieces.insert(pieces[first], at: second)
    default: pieces.swapAt(first, second)
    }
    return pieces
  }
}
