import Testing

@testable import XMLDocument

private func text(of bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Suite struct WritingTests {
  private let rule = XMLElement(
    "Rule",
    children: [
      XMLElement("ID", text: "<&>\"'"),
      XMLElement("Empty"),
      XMLElement(
        "Note", text: "a\r\nb\tc", attributes: [.init(name: "z", value: "\n\"'<&"), .init(name: "a", value: "")]),
    ])

  @Test func aTreeIsWrittenWithoutLayout() throws {
    let body =
      "<Rule><ID>&lt;&amp;&gt;&quot;&apos;</ID><Empty/>"
      + "<Note a=\"\" z=\"&#10;&quot;&apos;&lt;&amp;\">a&#13;\nb\tc</Note></Rule>"
    #expect(try text(of: rule.serialized(declaration: false)) == body)
    #expect(try text(of: rule.serialized()) == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body)
    #expect(try XMLElement(parsing: rule.serialized()) == rule)
  }

  @Test(
    arguments: [
      "\u{0}", "\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{1F}", "\u{FFFE}", "\u{FFFF}",
    ] as [Unicode.Scalar])
  func aCharacterThatXMLLacksIsRefused(scalar: Unicode.Scalar) {
    let inText = XMLElement("a", children: [XMLElement("b", text: "x\(scalar)")])
    let inAttribute = XMLElement("b", attributes: [.init(name: "k", value: "\(scalar)")])
    for element in [inText, inAttribute] {
      #expect(throws: XMLWritingError.forbiddenCharacter(scalar, element: "b")) { try element.serialized() }
    }
  }

  @Test(arguments: ["\t", "\n", "\r", "\u{7F}", "\u{85}", "\u{2028}", "\u{FFFD}", "\u{1F680}", "]]>", " x "])
  func everyOtherCharacterComesBack(value: String) throws {
    let element = XMLElement("a", text: value, attributes: [.init(name: "k", value: value)])
    let back = try XMLElement(parsing: element.serialized())
    #expect(back == element)
    #expect(Array(back.text.utf8) == Array(value.utf8))
  }

  @Test(arguments: ["", "1a", "a b", "a:b", "a>", "-a", "é\u{0}"])
  func aNameThatIsNoneIsRefused(name: String) {
    #expect(throws: XMLWritingError.invalidName(name)) { try XMLElement(name).serialized() }
    #expect(throws: XMLWritingError.invalidName(name)) {
      try XMLElement("a", children: [XMLElement("b", attributes: [.init(name: name, value: "")])]).serialized()
    }
  }

  @Test func errorsAreOneSentence() {
    #expect(
      XMLWritingError.forbiddenCharacter("\u{1}", element: "ID").description
        == "ID holds the character U+0001, which XML cannot carry")
    #expect(XMLWritingError.invalidName("a\nb").description == #""a\nb" is not an XML name"#)
  }
}

@Suite struct CanonicalTests {
  @Test(arguments: [
    ("<a>\n <b x='1' a=\"2\">\n</b>\n <!-- c --> </a>", "<a><b a=\"2\" x=\"1\">\n</b></a>"),
    ("<a><![CDATA[<\"'>]]></a>", "<a>&lt;\"'&gt;</a>"),
    ("<n:a xmlns:n='urn:n'><n:b></n:b></n:a>", "<a><b/></a>"),
    ("<a>&#13;\n</a>", "<a>&#13;\n</a>"),
    ("<a k='&#9;&#10;&quot;'/>", "<a k=\"&#9;&#10;&quot;\"/>"),
    ("<a> left <b/> right </a>", "<a> left  right <b/></a>"),
    ("<a><c/><b/></a>", "<a><c/><b/></a>"),
  ])
  func documentsThatSayTheSameHaveOneText(document: String, canonical: String) throws {
    let root = try XMLElement(parsing: Array(document.utf8))
    #expect(root.canonical == canonical)
    #expect(try XMLElement(parsing: Array(root.canonical.utf8)) == root)
  }

  @Test func layoutOfATreeMadeInCodeIsLeftOut() throws {
    let tree = XMLElement("a", text: " \n ", children: [XMLElement("b", text: " ")])
    #expect(tree.canonical == "<a><b> </b></a>")
    #expect(try text(of: tree.serialized(declaration: false)) == "<a><b> </b></a>")
  }
}

@Suite struct RoundTripTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func aGeneratedTreeComesBackTheSame(seed: UInt64) throws {
    var generator = TreeGenerator(seed: seed)
    let tree = generator.element(levels: 5)
    let back = try XMLElement(parsing: tree.serialized(declaration: seed.isMultiple(of: 2)))
    let isSame = back == tree
    let hasSameCanonicalText = back.canonical.utf8.elementsEqual(tree.canonical.utf8)
    let comesBackFromCanonicalText = try XMLElement(parsing: Array(tree.canonical.utf8)) == tree
    #expect(isSame && hasSameCanonicalText && comesBackFromCanonicalText)
  }
}

/// Makes trees of awkward names and texts; the same seed gives the same tree.
private struct TreeGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  mutating func element(levels: Int) -> XMLElement {
    let names = ["Rule", "a", "_x", "B.c-d", "名", "Ünï"]
    let attributes = (0..<Int.random(in: 0...2, using: &self)).map { index in
      XMLElement.Attribute(name: "k\(index)", value: text())
    }
    let children =
      levels == 0 ? [] : (0..<Int.random(in: 0...4, using: &self)).map { _ in element(levels: levels - 1) }
    let own = text()
    let isLayout = own.utf8.allSatisfy(\.isXMLWhiteSpace)
    return XMLElement(
      names[Int.random(in: 0..<names.count, using: &self)], text: !children.isEmpty && isLayout ? "" : own,
      attributes: attributes, children: children)
  }

  private mutating func text() -> String {
    let pieces = [
      "", " ", "\n", "\r", "\t", "a", "&", "<", ">", "\"", "'", "]]>", "&amp;", "é", "e\u{301}", "🚀", "\u{85}",
    ]
    return (0..<Int.random(in: 0...6, using: &self)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &self)] }
      .joined()
  }
}
