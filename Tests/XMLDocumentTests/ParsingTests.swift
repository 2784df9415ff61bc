import TestSupport
import Testing

@testable import XMLDocument

private func parse(_ text: String, limits: XMLLimits = .standard) throws(XMLError) -> XMLElement {
  try XMLElement(parsing: Array(text.utf8), limits: limits)
}

private func refusal(of bytes: [UInt8], limits: XMLLimits = .standard) -> XMLError? {
  do throws(XMLError) {
    _ = try XMLElement(parsing: bytes, limits: limits)
    return nil
  } catch {
    return error
  }
}

@Suite struct ParsingTests {
  @Test(arguments: try Fixture.names(in: "oss").filter { $0.hasSuffix(".xml") })
  func everyKnownBodyOfOSSIsRead(name: String) throws {
    let root = try XMLElement(parsing: Fixture.bytes("oss/\(name)"))
    #expect(!root.name.isEmpty)
    #expect(!root.hasMixedContent)
    #expect(try XMLElement(parsing: root.serialized()) == root)
  }

  /// libxml2 takes a NUL for the end.
  @Test(arguments: ["<a/>\0", "<a/>\0junk", "<a>\0</a>", "<a>\n\0</a>", "\0", "<a b='\0'/>", "<a/>\n<!-- \0 -->"])
  func aNULIsRefusedWhereverItStands(text: String) {
    let error = refusal(of: Array(text.utf8))
    #expect(error != nil)
    if text.hasPrefix("<a") { #expect(error?.reason == .malformed("the document holds a NUL")) }
    #expect(error?.line == (text.contains("\n") ? 2 : 1))
  }

  @Test(arguments: [
    (" a1=''", 1_000, nil), (" a1=''", 1_001, XMLError.Reason.tooManyAttributes(limit: 1_000)),
    (" xmlns:n1='u'", 1_001, .tooManyAttributes(limit: 1_000)),
  ])
  func attributesAreCountedOverTheWholeDocument(attribute: String, count: Int, reason: XMLError.Reason?) {
    let text = "<r>" + String(repeating: "<e\(attribute)/>", count: count) + "</r>"
    #expect(refusal(of: Array(text.utf8))?.reason == reason)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<r\((0..<200_000).map { " a\($0)=''" }.joined())/>", "<r a='>'\((0..<200_000).map { " a\($0)=''" }.joined())/>",
      "<r a=\"'>\"\((0..<200_000).map { " xmlns:a\($0)='u'" }.joined())/>",
      "<r \(String(repeating: " ", count: 20_000))/>",
      "<\(String(repeating: "r", count: 20_000))/>", "<!-- > --><r a='\(String(repeating: "v", count: 20_000))'/>",
    ])
  func aTagWithoutEndIsRefusedAtOnce(text: String) {
    #expect(refusal(of: Array(text.utf8))?.reason == .tagTooLong(limit: 16_384))
  }

  @Test func longTextsAndCommentsAreNoTags() throws {
    let long = String(repeating: "x 'y ", count: 10_000)
    #expect(try parse("<r><!--\(long)--><e>\(long)</e><![CDATA[\(long)]]></r>").children.count == 1)
  }

  @Test func aRuleListIsReadAsATree() throws {
    let root = try XMLElement(parsing: Fixture.bytes("oss/get_replication.resp.ossify-sample-usertaggings.xml"))
    let rule = try #require(root.firstChild(named: "Rule"))
    #expect(root.isNamed("ReplicationConfiguration"))
    #expect(rule.firstChild(named: "PrefixSet")?.children(named: "Prefix").map(\.text) == ["source1", "video"])
    #expect(rule.firstChild(named: "Destination")?.firstChild(named: "Location")?.text == "oss-cn-beijing")
    #expect(rule.firstChild(named: "Nothing") == nil)
    #expect(rule.children(named: "Nothing").isEmpty)
  }

  @Test func prefixesAndDeclarationsOfNamespacesAreIgnored() throws {
    let root = try parse(#"<o:a xmlns:o="urn:o" xmlns="urn:p" o:k="1"><b/><undeclared:c/></o:a>"#)
    #expect(
      root
        == XMLElement("a", attributes: [.init(name: "k", value: "1")], children: [XMLElement("b"), XMLElement("c")]))
    #expect(root.attribute(named: "k") == "1")
    #expect(root.attribute(named: "xmlns") == nil)
  }

  @Test(arguments: [
    ("<a>x &amp; &lt;y&gt; &quot;&apos;&#65;&#x42;</a>", "x & <y> \"'AB"),
    ("<a><![CDATA[1 < 2 & ]]>and<![CDATA[ ]]]]></a>", "1 < 2 & and ]]"),
    ("<a>one<!-- two --><?three four?>five</a>", "onefive"),
    ("<a> kept \t</a>", " kept \t"),
    ("<a>é日本🚀</a>", "é日本🚀"),
    ("<a>one\r\ntwo\rthree</a>", "one\ntwo\nthree"),
    ("<a/>", ""),
    ("\u{FEFF}<?xml version=\"1.0\" encoding='utf-8'?><a>marked</a>", "marked"),
    ("<?xml version=\"1.0\" encoding=\"US-ASCII\"?>\n<a>plain</a>\n<!-- the end -->\n", "plain"),
  ])
  func theTextIsExact(document: String, text: String) throws {
    let root = try parse(document)
    #expect(Array(root.text.utf8) == Array(text.utf8))
    #expect(root.children.isEmpty)
  }

  @Test(arguments: [
    (" \n\tx y\r\n", "x y"), ("é ", "é"), (" \u{301}", "\u{301}"), ("", ""), ("\u{A0}x", "\u{A0}x"), (" \t", ""),
  ])
  func trimmingTakesAwayOnlyXMLWhiteSpace(text: String, trimmed: String) {
    #expect(Array(XMLElement("a", text: text).trimmedText.utf8) == Array(trimmed.utf8))
  }

  @Test func layoutIsNotTextButMixedContentIsSeen() throws {
    #expect(try parse("<a>\n  <b/>\n</a>") == parse("<a><b/></a>"))
    #expect(try !parse("<a>\n  <b/>\n</a>").hasMixedContent)
    #expect(try !parse("<a>text</a>").hasMixedContent)
    let mixed = try parse("<a>left <b/> right</a>")
    #expect(mixed.hasMixedContent)
    #expect(mixed.text == "left  right")
  }

  @Test func namesAndTextsAreTheSameOnlyByteForByte() throws {
    let root = try parse("<a><\u{212A}ey/><Key>é</Key></a>")
    #expect(root.firstChild(named: "Key")?.text == "é")
    #expect(root.children(named: "Key").count == 1)
    #expect(XMLElement("a", text: "e\u{301}") != XMLElement("a", text: "\u{E9}"))
    #expect(Set([XMLElement("a", text: "e\u{301}"), XMLElement("a", text: "\u{E9}")]).count == 2)
  }
}

@Suite struct RefusalTests {
  @Test(arguments: ["", " \r\n\t", "\u{FEFF}", "\u{FEFF}\n"])
  func nothingIsAnErrorOfItsOwn(document: String) {
    #expect(refusal(of: Array(document.utf8))?.reason == .empty)
  }

  @Test(arguments: [
    "<!DOCTYPE a><a/>",
    "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\"><a/>",
    "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>",
    "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p\"> %p;]><a/>",
    """
    <!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;&l;&l;&l;&l;&l;&l;"><!ENTITY n "&m;&m;&m;&m;&m;&m;&m;&m;">
    <!ENTITY o "&n;&n;&n;&n;&n;&n;&n;&n;&n;">]><a b="&o;">&o;</a>
    """,
  ])
  func aDocumentTypeIsRefusedBeforeItsEntitiesMatter(document: String) {
    #expect(refusal(of: Array(document.utf8)) == XMLError(line: 1, reason: .documentType))
  }

  @Test(arguments: [
    ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", "ISO-8859-1"),
    ("<?xml version='1.0' encoding = 'gb18030' ?><a/>", "gb18030"),
    ("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>", "UTF-16"),
    ("<?xml version=\"1.0\" encoding=\"no-such\"?><a/>", "no-such"),
  ])
  func anotherDeclaredEncodingIsRefusedByName(document: String, encoding: String) {
    #expect(refusal(of: Array(document.utf8))?.reason == .encoding(encoding))
  }

  @Test(arguments: [
    [0xFE, 0xFF, 0x00, 0x3C] as [UInt8], [0xFF, 0xFE, 0x3C, 0x00], [0x00, 0x3C, 0x00, 0x61], [0x3C, 0x00, 0x61, 0x00],
    [0x00, 0x00, 0x00, 0x3C], [0xFF, 0xFE, 0x00, 0x00],
  ])
  func wideEncodingsAreRefused(start: [UInt8]) {
    #expect(refusal(of: start + [0x00, 0x61])?.reason == .encoding("UTF-16 or UTF-32"))
  }

  @Test(arguments: [
    [0xC3] as [UInt8], [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
  ])
  func bytesThatAreNotUTF8AreRefusedWithTheirLine(bytes: [UInt8]) {
    let document = Array("<a>\n<b>".utf8) + bytes + Array("</b></a>".utf8)
    #expect(refusal(of: document) == XMLError(line: 2, reason: .invalidUTF8))
  }

  @Test(arguments: [
    "text", "{\"Code\": \"NoSuchBucket\"}", "<a>", "<a></b>", "<a/><b/>", "<a/>text", "<a/>\u{FEFF}", "<a>\u{0}</a>",
    "<a>\u{1}</a>", "<a>&unknown;</a>", "<a b=\"&unknown;\"/>", "<a>&#0;</a>", "<a>&#xD800;</a>",
    "<a b=\"1\" b=\"2\"/>",
    "<a b=1/>", "<a>&</a>", "<a b=\"<\"/>", "<!-- only a comment -->", "<?xml version=\"1.0\"?>", "<a>]]></a>",
    " <?xml version=\"1.0\"?><a/>", "<a><?xml version=\"1.0\"?></a>", "<a><![CDATA[</a>", "<html><br></html>",
  ])
  func whatIsNotOneWellFormedDocumentIsRefused(document: String) {
    guard case .malformed(let message) = refusal(of: Array(document.utf8))?.reason else {
      Issue.record("accepted or refused for another reason")
      return
    }
    #expect(!message.isEmpty && !message.contains("\n"))
  }

  @Test func theLineIsTheOneOfTheFirstError() {
    let error = refusal(of: Array("<a>\n<b>\n</c>\n</a>\n<d/>".utf8))
    #expect(error?.line == 3)
    #expect(error?.description.hasPrefix("line 3: Opening and ending tag mismatch") == true)
  }

  @Test func everyBeginningOfADocumentIsRefused() throws {
    let document = try Fixture.bytes("oss/get_replication.resp.ossify-sample-usertaggings.xml")
    let whole = try #require(document.lastIndex(of: UInt8(ascii: ">"))) + 1
    for count in 0..<whole {
      #expect(refusal(of: Array(document[..<count])) != nil, "\(count) bytes")
    }
    #expect(refusal(of: Array(document[..<whole])) == nil)
  }
}

@Suite struct LimitTests {
  @Test func theLimitOfBytesIsExact() {
    let document = Array("<a>1234</a>".utf8)
    #expect(refusal(of: document, limits: XMLLimits(bytes: document.count)) == nil)
    #expect(refusal(of: document, limits: XMLLimits(bytes: 10)) == XMLError(line: 1, reason: .tooLarge(limit: 10)))
  }

  @Test func theStandardLimitRefusesMoreThanEightMebibytes() {
    let document = Array("<a>".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 8 << 20) + Array("</a>".utf8)
    #expect(refusal(of: document)?.reason == .tooLarge(limit: 8 << 20))
  }

  @Test(arguments: [1, 2, 64, 200])
  func theLimitOfDepthIsExact(depth: Int) {
    let limits = XMLLimits(depth: depth)
    #expect(refusal(of: nested(depth), limits: limits) == nil)
    #expect(refusal(of: nested(depth + 1), limits: limits)?.reason == .tooDeep(limit: depth))
  }

  @Test(arguments: [65, 300, 100_000])
  func deepNestingIsRefusedByTheStandardLimits(depth: Int) {
    #expect(refusal(of: nested(depth))?.reason == .tooDeep(limit: 64))
  }

  @Test func theLimitOfElementsIsExact() {
    let document = Array("<a>\n<b/>\n<b/></a>".utf8)
    #expect(refusal(of: document, limits: XMLLimits(elements: 3)) == nil)
    #expect(
      refusal(of: document, limits: XMLLimits(elements: 2)) == XMLError(line: 3, reason: .tooManyElements(limit: 2)))
  }

  private func nested(_ depth: Int) -> [UInt8] {
    Array((String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)).utf8)
  }
}

@Suite struct ConcurrencyTests {
  @Test func severalTasksReadAtOnceAndEachSeesItsOwnDocument() async {
    let outcomes = await withTaskGroup(of: (Int, XMLElement?, XMLError?).self) { group in
      for index in 0..<400 {
        group.addTask {
          do throws(XMLError) {
            let end = index.isMultiple(of: 2) ? "</a>" : "</wrong>"
            return (index, try parse("<a><b>\(index)</b>" + String(repeating: "<c>x</c>", count: 50) + end), nil)
          } catch {
            return (index, nil, error)
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.count == 400)
    for (index, root, error) in outcomes {
      if index.isMultiple(of: 2) {
        #expect(root?.firstChild(named: "b")?.text == "\(index)")
        #expect(error == nil)
      } else {
        guard case .malformed = error?.reason else {
          Issue.record("document \(index) was accepted")
          continue
        }
      }
    }
  }
}
