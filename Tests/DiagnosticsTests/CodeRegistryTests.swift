import Diagnostics
import Testing

@Suite("The registry of codes")
struct CodeRegistryTests {
  @Test func everyNumberIsGivenOnce() {
    let numbers = DiagnosticCode.all.map(\.number)
    #expect(Set(numbers).count == numbers.count)
    #expect(numbers == numbers.sorted())
  }

  @Test func familiesKeepToTheirThousands() {
    #expect(DiagnosticCode.configuration.allSatisfy { (1000...1999).contains($0.number) })
    #expect(DiagnosticCode.resolving.allSatisfy { (2000...2999).contains($0.number) })
    #expect(DiagnosticCode.feasibility.allSatisfy { (3000...3999).contains($0.number) })
  }

  @Test(arguments: DiagnosticCode.configuration + DiagnosticCode.resolving + DiagnosticCode.feasibility)
  func aPageSaysWhatIsBadAndWhatIsGood(code: DiagnosticCode) {
    #expect(!code.title.isEmpty)
    #expect(code.title.first?.isUppercase == false || code.title.hasPrefix("RTC") || code.title.hasPrefix("KMS"))
    #expect(code.page.contains("Bad:"))
    #expect(code.page.contains("Good:"))
    #expect(code.page.count { $0 == "`" }.isMultiple(of: 2))
    #expect(code.page.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 100 })
  }
}
