/// A comment that nobody sees, by which a script finds the comment on a pull request that it has to write anew.
///
/// The project's name is percent-encoded but for letters, digits, `.`, `_` and single hyphens, since two hyphens may end
/// an HTML comment. Of a long name the beginning is kept.
func markdownMarker(project: String?) -> String {
  guard let project else { return "<!-- oss-repl:plan -->" }
  var encoded = ""
  for byte in project.utf8 {
    let next: String
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
      next = String(Unicode.Scalar(byte))
    case UInt8(ascii: "-") where encoded.utf8.last != UInt8(ascii: "-"): next = "-"
    default: next = "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    guard encoded.utf8.count + next.utf8.count <= longestProject else { break }
    encoded += next
  }
  return "<!-- oss-repl:plan project=\(encoded) -->"
}

/// How many characters of a project's encoded name are kept.
private let longestProject = 200
