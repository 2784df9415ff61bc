import Diagnostics
import FoundationEssentials
import TestSupport
import Testing

@Suite("The registry of codes")
struct CodeRegistryTests {
  @Test func everyNumberAndTitleIsGivenOnce() {
    let numbers = DiagnosticCode.all.map(\.number)
    #expect(Set(numbers).count == numbers.count)
    #expect(numbers == numbers.sorted())
    #expect(Set(DiagnosticCode.all.map(\.title)).count == numbers.count)
  }

  /// A code that stands in no family's list would be printed, but `explain` would not know it.
  @Test func everyCodeInTheSourcesIsListed() throws {
    let folder = "\(Fixture.projectRoot)/Sources/Diagnostics/Codes"
    var written: [Int] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let text = String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/\(name)")), as: UTF8.self)
      let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
      written += zip(lines, lines.dropFirst()).compactMap { line, next in
        guard line.hasSuffix("= DiagnosticCode(") else { return nil }
        return next.split(separator: ",").first.flatMap { Int($0) }
      }
    }
    #expect(written.sorted() == DiagnosticCode.all.map(\.number))
  }

  @Test func familiesKeepToTheirThousands() {
    let families: [(Int, [DiagnosticCode])] = [
      (1, DiagnosticCode.files + DiagnosticCode.planFiles + DiagnosticCode.configuration),
      (2, DiagnosticCode.resolving), (3, DiagnosticCode.feasibility), (4, DiagnosticCode.rails),
      (5, DiagnosticCode.stale + DiagnosticCode.drift), (6, DiagnosticCode.applying),
      (7, DiagnosticCode.access + DiagnosticCode.credentialSources),
      (8, DiagnosticCode.waiting), (9, DiagnosticCode.faults + DiagnosticCode.process),
    ]
    for (thousand, codes) in families {
      #expect(codes.allSatisfy { $0.number / 1000 == thousand }, "\(thousand)xxx: \(codes)")
    }
  }
}
