import Documents
import ExamplePlans
import Planning
import TestSupport
import Testing

@Suite("Drift as data")
struct DriftDocumentTests {
  @Test func aDocumentSaysEverything() throws {
    let (desired, drift) = try ExampleDrift.everything()
    let text = try jsonText(DriftDocument(drift, of: desired, diagnostics: drift.diagnostics, exit: 1))
    #expect(text == (try Golden.text("drift-everything.json", now: text)))
    #expect(!text.contains("\" : null"))
  }
}
