import OSSReplCommands
import Replication
import Testing

@Suite("Globs over the names of buckets")
struct BucketGlobTests {
  static let cases: [(String, String, Bool)] = [
    ("*", "anything", true), ("*", "", true), ("a*", "abc", true), ("a*", "bac", false), ("*c", "abc", true),
    ("*c", "abcd", false), ("a?c", "abc", true), ("a?c", "ac", false), ("a?c", "abbc", false),
    ("a*b*c", "a-b-b-c", true),
    ("a*b*c", "a-c-b", false), ("*ab", "aab", true), ("*a*", "bbb", false), ("??", "ab", true), ("??", "abc", false),
    ("a**", "a", true), ("telemetry-*-dr", "telemetry-ap001-dr", true), ("telemetry-*-dr", "telemetry-ap001", false),
  ]

  @Test(arguments: cases)
  func aPatternFitsTheWholeName(pattern: String, name: String, fits: Bool) throws {
    #expect(try #require(BucketGlob(pattern)).matches(BucketName(name)) == fits)
  }

  @Test func aNameWithoutWildcardsIsNoGlob() { #expect(BucketGlob("invoices") == nil) }

  @Test func theListIsAskedForWhatIsCertain() throws {
    #expect(try #require(BucketGlob("inv-?x*")).literalPrefix == "inv-")
    #expect(BucketGlob.all.literalPrefix.isEmpty)
  }

  @Test func manyStarsTakeNoLongTime() throws {
    let glob = try #require(BucketGlob(String(repeating: "*a", count: 2000) + "b"))
    #expect(!glob.matches(BucketName(String(repeating: "a", count: 4000))))
  }
}
