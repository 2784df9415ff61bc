import Diagnostics
import TestSupport
import Testing

/// What `explain` prints for each code.
@Suite("Pages of the codes")
struct PageTests {
  /// What a terminal shows at least.
  private static let width = 80

  @Test(arguments: DiagnosticCode.all)
  func aPageSaysWhatIsBadAndWhatIsGood(code: DiagnosticCode) throws {
    let page = try #require(ExplainPage(code.page), "one `Bad:` and one `Good:`, with their examples")
    #expect(page.text.count { $0 == "." } >= 2, "a page says what it is and why it matters")
    for example in [page.bad, page.good] {
      #expect(!example.prose.isEmpty || example.code != nil)
      if let block = example.code {
        #expect(block.contains { !$0.isWhitespace })
        #expect(!block.contains("\t"))
        #expect(example.language == "yaml" || example.language == "sh")
      }
    }
    #expect(page.bad.prose != page.good.prose || page.bad.code != page.good.code)
  }

  @Test(arguments: DiagnosticCode.all)
  func aTitleFitsALineOfTheList(code: DiagnosticCode) {
    #expect(!code.title.isEmpty)
    #expect("\(code)  \(code.title)".unicodeScalars.count <= Self.width)
    #expect(!code.title.hasSuffix("."))
    let isName = ["RTC", "KMS", "OSS"].contains { code.title.hasPrefix($0) }
    #expect(code.title.first?.isUppercase == false || isName)
  }

  @Test(arguments: DiagnosticCode.all)
  func thePageIsReadableAsItStands(code: DiagnosticCode) {
    let lines = code.page.split(separator: "\n", omittingEmptySubsequences: false)
    var isCode = false
    for (line, next) in zip(lines, lines.dropFirst() + [""]) {
      if line.hasPrefix("```") { isCode.toggle() }
      let length = line.unicodeScalars.count
      // A link can't be broken, and neither can a line of code.
      #expect(length <= (isCode ? 100 : Self.width) || !line.contains(" "), "\(line)")
      #expect(!line.hasSuffix(" ") && !(line.isEmpty && next.isEmpty))
      guard !isCode, !line.hasPrefix("```") else { continue }
      #expect(line.unicodeScalars.allSatisfy { $0.isASCII || "…é".unicodeScalars.contains($0) }, "\(line)")
      #expect(!line.hasPrefix(" ") || line.hasPrefix("  ") && !line.hasPrefix("   "), "\(line)")
    }
    #expect(!isCode)
  }

  @Test(arguments: DiagnosticCode.all)
  func proseIsWhole(code: DiagnosticCode) {
    for paragraph in Self.paragraphs(of: code.page) {
      #expect(paragraph.count { $0 == "`" }.isMultiple(of: 2), "\(paragraph)")
      #expect(paragraph.count { $0 == "(" } == paragraph.count { $0 == ")" }, "\(paragraph)")
      #expect(!paragraph.contains("  "))
      #expect(paragraph.last.map { ".:;,`".contains($0) } == true, "\(paragraph)")
      let words = paragraph.split(separator: " ")
      let doubled = zip(words, words.dropFirst()).filter { $0 == $1 && $0.contains(where: \.isLetter) }
      #expect(doubled.isEmpty, "\(doubled)")
      for word in ["TODO", "FIXME", "XXX", "lorem", "???"] { #expect(!paragraph.contains(word)) }
    }
  }

  /// A page that says what OSS does names the error code that OSS answers with, or the page that says so.
  @Test(arguments: DiagnosticCode.all)
  func whatOSSImposesHasItsSource(code: DiagnosticCode) {
    let claims = ["OSS refuses", "OSS would refuse", "OSS allows", "OSS documents", "OSS drops", "OSS answers"]
    guard claims.contains(where: code.page.contains) else { return }
    let answers = [
      "EC 00", "https://www.alibabacloud.com/help/", "`Invalid", "`BucketReplication", "`TooMany",
      "`RequestTimeTooSkewed",
    ]
    #expect(answers.contains(where: code.page.contains), "\(code)")
  }

  /// The prose of a page in paragraphs and items, each on one line.
  private static func paragraphs(of page: String) -> [String] {
    var paragraphs: [String] = []
    var isCode = false
    var isOpen = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isCode.toggle() }
      guard !isCode, !line.hasPrefix("```"), !line.isEmpty else {
        isOpen = false
        continue
      }
      let text = String(line.drop { $0 == " " })
      if isOpen, !line.hasPrefix("- "), let last = paragraphs.popLast() {
        paragraphs.append(last + " " + text)
      } else {
        paragraphs.append(text)
        isOpen = true
      }
    }
    return paragraphs
  }
}
