import Replication
import TestSupport
import Testing

@Suite("The values of the domain")
struct ValueTests {
  @Test func exactStringsCompareTheirBytes() {
    let composed: ExactString = "caf\u{E9}"
    let decomposed: ExactString = "cafe\u{301}"
    #expect(composed.text == decomposed.text)
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed, composed]).count == 2)
    #expect(["b", "a", "\u{E9}", "Z"].map { ExactString($0) }.sorted() == ["Z", "a", "b", "\u{E9}"])
  }

  @Test(arguments: ["abc", "a-b", "1bucket", String(repeating: "x", count: 63)])
  func aLegalBucketName(text: String) { #expect(BucketName.violation(of: text) == nil) }

  @Test(arguments: ["", "ab", String(repeating: "x", count: 64), "Abc", "a_b", "-ab", "ab-", "a.b", "caf\u{E9}", "a b"])
  func anIllegalBucketName(text: String) { #expect(BucketName.violation(of: text) != nil) }

  @Test(arguments: [
    ("oss-cn-hangzhou", "cn-hangzhou"), ("cn-hangzhou", "cn-hangzhou"), ("us-west-1", "us-west-1"), ("oss-", ""),
    ("oss", "oss"), ("ossia", "ossia"), ("OSS-cn", "OSS-cn"), ("", ""),
  ])
  func aRegionHasTwoSpellings(text: String, identifier: String) {
    #expect(Region(text).identifier == identifier)
    #expect(Region(text).location == "oss-\(identifier)")
  }

  @Test func mainlandLeavesOutHongKong() {
    let mainland: [Region] = ["cn-beijing", "cn-hongkong", "ap-southeast-1"].filter(\.isMainland)
    #expect(mainland == ["cn-beijing"])
  }

  @Test(arguments: [
    ("cn-beijing", true), ("oss-cn-beijing", true), ("beijing", false), ("cn--x", false), ("CN-x", false), ("", false),
    ("cn-x.evil", false),
  ])
  func regionsHaveAShape(text: String, isWellFormed: Bool) { #expect(Region.isWellFormed(text) == isWellFormed) }

  @Test(arguments: [
    ("ALL", "ALL"), ("PUT", "PUT"), ("ABORT,DELETE,PUT", "ALL"), (" DELETE , PUT ", "PUT,DELETE"), ("ALL,PUT", "ALL"),
    ("PUT,PUT", "PUT"),
  ])
  func actionsHaveOneText(wire: String, canonical: String) { #expect(Action(wireText: wire)?.wireText == canonical) }

  @Test(arguments: ["", "SET", "put", "PUT,", "PUT;DELETE"])
  func unknownActionsAreRefused(wire: String) { #expect(Action(wireText: wire) == nil) }

  @Test func anActionIsNeverEmpty() { #expect(Action([]) == nil) }

  @Test(
    arguments: [
      (["a", "b"], nil), (["a", "a/b"], ["a", "a/b"]), (["source/video", "source"], ["source", "source/video"]),
      (["a", "a!", "a/b"], ["a", "a!"]), (["ab", "b"], nil), ([], nil),
    ] as [([String], [String]?)])
  func overlapIsFound(prefixes: [String], pair: [String]?) {
    let overlap = PrefixSet(prefixes.map { ExactString($0) }).overlap
    #expect(overlap.map { [$0.covering.text, $0.covered.text] } == pair)
  }

  @Test func overlapAgreesWithComparingEveryPair() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let prefixes = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        ExactString(
          String(
            (0..<Int.random(in: 1...3, using: &generator)).map { _ in "ab/".randomElement(using: &generator) ?? "a" }))
      }
      let set = PrefixSet(prefixes)
      let expected = set.prefixes.contains { one in set.prefixes.contains { $0 != one && $0.hasPrefix(one) } }
      #expect((set.overlap != nil) == expected, "\(prefixes)")
    }
  }

  @Test func tagsAreASet() {
    let tag = UserTaggings.Tag(key: "k", value: "v")
    let other = UserTaggings.Tag(key: "a", value: "v")
    #expect(UserTaggings(filterType: .and, tags: [tag, other, tag])?.tags == [other, tag])
    #expect(UserTaggings(filterType: .and, tags: []) == nil)
  }
}
