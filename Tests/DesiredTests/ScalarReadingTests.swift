import Testing

@testable import Desired

@Suite("Plain scalars that YAML reads as something else than text")
struct ScalarReadingTests {
  @Test(arguments: [
    "y", "N", "yes", "OFF", "true", "null", "~", "", "0", "-1", "+12", "1_000", "0x1f", "0b101", "0o17", "017", "1.5",
    ".5", "1.", "1e3", "1E-3", "6.02e+23", ".inf", "-.INF", ".NaN", "190:20:30", "1:30.5", "2025-01-31",
    "2025-1-1T10:00:00Z",
  ])
  func wordsThatYAMLReadsAsSomethingElse(text: String) {
    #expect(ScalarReading(plainText: text) != nil)
  }

  @Test(arguments: [
    "a", "yess", "nulls", "-", "+", ".", "_", "_1", "1a", "0x", "0xg", "1e", "e3", "1.2.3", "2025/", "12-34", "1:2a",
    ":30", "1:234", "2025-01", "2025-01-31x", "25-01-31", "cn-hangzhou",
  ])
  func wordsThatAreTextToEveryone(text: String) {
    #expect(ScalarReading(plainText: text) == nil)
  }
}
