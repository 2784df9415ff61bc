import Desired
import Diagnostics
import Replication
import TestSupport
import Testing

/// Damaged files must give findings, never a crash, and never a state beside an error.
@Suite("Damaged files")
struct DamageTests {
  private static let good = Array(
    """
    version: 1   # a comment
    project: "acme \\u00e9"
    manage: exclusive
    defaults:
      region: cn-hangzhou
      rule: &standard {action: [PUT, DELETE], historical_object_replication: disabled}
    buckets:
      invoices:
        region: oss-cn-shanghai
        rules:
          - <<: *standard
            destination: {bucket: invoices-dr, location: oss-cn-beijing}
            prefixes: ["2026/", 'café/', "cafe\u{301}/"]
            sync_role: oss-replication
            sse_kms_encrypted_objects: enabled
            replica_kms_key_id: key-hzz65
            user_taggings: {filter_type: AND, tags: [{key: team, value: finance}]}
            note: |
              many
              lines
      legacy-img:
        manage: listed
        rules:
          - {destination: {bucket: legacy-img-dr}, state: absent}
    """.utf8)

  private func judge(_ bytes: [UInt8]) {
    let result = Configuration.decode(bytes: bytes, file: "damaged.yaml")
    #expect((result.state == nil) == result.diagnostics.contains { $0.severity == .error })
    for diagnostic in result.diagnostics { #expect(diagnostic.span != nil) }
    let text = DiagnosticRenderer(sources: ["damaged.yaml": bytes]).render(result.diagnostics)
    #expect(text.isEmpty == result.diagnostics.isEmpty)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
  }

  @Test func theUndamagedFileIsGood() {
    let result = Configuration.decode(bytes: Self.good, file: "good.yaml")
    #expect(result.diagnostics == [])
    #expect(result.state?.buckets.count == 2)
  }

  @Test func everyTruncation() {
    for length in 0..<Self.good.count { judge(Array(Self.good.prefix(length))) }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func flippedBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      var bytes = Self.good
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      judge(bytes)
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func piecesInTheWrongPlace(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "\t", "\n", "  ", ": ", "- ", "[", "}", "\"", "'", "*standard", "&a ", "<<: ", "!x ", "|", "#", "---\n", "null",
    ]
    for _ in 0..<50 {
      var bytes = Self.good
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let piece = pieces[Int.random(in: pieces.indices, using: &random)]
        bytes.insert(contentsOf: piece.utf8, at: Int.random(in: 0...bytes.count, using: &random))
      }
      let start = Int.random(in: bytes.indices, using: &random)
      bytes.removeSubrange(start..<min(start + Int.random(in: 0...30, using: &random), bytes.count))
      judge(bytes)
    }
  }
}
