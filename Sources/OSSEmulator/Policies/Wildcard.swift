/// Patterns in which `*` stands for any bytes and `?` for one.
enum Wildcard {
  /// Whether a pattern matches the whole of a text. Walks over both once and goes back only to the last star, so that no
  /// pattern takes long.
  static func matches(_ pattern: some Collection<UInt8>, _ text: some Collection<UInt8>) -> Bool {
    let (pattern, text) = (Array(pattern), Array(text))
    var (index, position) = (0, 0)
    var star: (index: Int, position: Int)?
    while position < text.count {
      if index < pattern.count, pattern[index] == text[position] || pattern[index] == UInt8(ascii: "?") {
        index += 1
        position += 1
      } else if index < pattern.count, pattern[index] == UInt8(ascii: "*") {
        star = (index, position)
        index += 1
      } else if let last = star {
        index = last.index + 1
        position = last.position + 1
        star = (last.index, last.position + 1)
      } else {
        return false
      }
    }
    return pattern[index...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
