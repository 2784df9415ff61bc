import Planning
import Replication
import Testing

@Suite("Consents as they are typed")
struct ConsentReadingTests {
  static let good: [(String, Consent)] = [
    ("delete:3", .delete(3)), ("empty:12", .empty(12)), ("replace:240", .replaces(240)),
    ("replace:a:b", .replace(RuleAddress(source: "a", destination: "b"))),
    // Names may be numbers too; a colon makes an address.
    ("replace:1:2", .replace(RuleAddress(source: "1", destination: "2"))),
    ("unmodelled:a:b", .unmodelled(RuleAddress(source: "a", destination: "b"))), ("unknown:a", .unknown("a")),
  ]

  @Test(arguments: good.indices) func aConsentIsReadAndWrittenAlike(index: Int) throws {
    let (text, consent) = Self.good[index]
    #expect(try Consent(text) == consent)
    #expect(consent.description == text)
  }

  /// What is no consent, and a part of the sentence that says what to write.
  static let bad: [(String, String)] = [
    ("replace:0", "a number from 1, such as replace:12"), ("replace:x", "an address, such as replace:invoices:"),
    ("delete:-1", "a number from 1, such as delete:12"), ("replace:", "a number from 1"), ("a:b", "replace:N"),
    ("replace:*", "pass replace:N with the exact number of all replaces"),
    ("replace:invoices:*", "pass replace:N with the exact number of all replaces"),
    ("unmodelled:in?oices:dr", "repeat --allow for each rule"), ("unknown:in*", "repeat --allow for each bucket"),
    ("unknown:a:b", "takes the name of a bucket"), ("replace:a:b:c", "SOURCE:DESTINATION"),
  ]

  @Test(arguments: bad.indices) func whatIsNoneSaysWhatToWrite(index: Int) {
    let (text, way) = Self.bad[index]
    let flaw = #expect(throws: ConsentFlaw.self) { try Consent(text) }
    #expect(flaw?.message.contains("'\(text)'") == true || flaw?.message.contains("no address") == true, "\(text)")
    #expect(flaw?.message.contains(way) == true, "\(text): \(flaw?.message ?? "")")
  }

  @Test func anAddressToReplaceIsNoPattern() {
    let flaw = #expect(throws: ConsentFlaw.self) { try RuleAddress(argument: "invoices:*") }
    #expect(flaw?.message.contains("repeat the option for each rule") == true)
  }

  @Test func twoNumbersForOneThingContradict() throws {
    #expect(try Consents([.delete(2), .delete(2), .replaces(3)]) == Consents(delete: 2, replaces: 3))
    let flaw = #expect(throws: ConsentFlaw.self) { try Consents([.replaces(2), .replaces(3)]) }
    #expect(flaw?.message == "--allow replace:2 and --allow replace:3 contradict each other; pass one of them.")
  }
}
