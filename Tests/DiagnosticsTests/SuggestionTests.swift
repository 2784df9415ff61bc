import Diagnostics
import Testing

@Suite("Suggestions")
struct SuggestionTests {
  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 0), ("abc", "", 3), ("", "abc", 3), ("abc", "abd", 1), ("abc", "acb", 1),
    ("kitten", "sitting", 3), ("rtc", "rct", 1), ("ca", "abc", 3),
  ])
  func distances(left: String, right: String, distance: Int) {
    #expect(Suggestion.distance(Array(left.unicodeScalars), Array(right.unicodeScalars)) == distance)
  }

  @Test(arguments: [
    ("prefixs", "prefixes"), ("PREFIXES", "prefixes"), ("tagging", "user_taggings"), ("rule", "rules"),
    ("xyz", nil), ("", nil), (String(repeating: "rules", count: 10), nil),
  ])
  func theClosestWord(typed: String, expected: String?) {
    #expect(Suggestion.closest(to: typed, among: ["rules", "prefixes", "user_taggings"]) == expected)
  }
}
