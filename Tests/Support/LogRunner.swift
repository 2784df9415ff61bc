/// What the CI runners that read a job's log take for commands, line by line, in words of our own.
package enum LogRunner {
  /// The lines of a log that a runner would obey.
  package static func commands(in log: String) -> [String] {
    log.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { String(String.UnicodeScalarView($0)) }.filter(isCommand)
  }

  /// GitHub's `ActionCommand`: `::` behind white space and one more later, or `##[`; Azure's `Command`: `##vso[`; others take other words. Texts are
  /// compared as people do, for whom control characters are nothing.
  private static func isCommand(_ line: String) -> Bool {
    let scalars = Array(
      line.unicodeScalars.filter { $0.properties.generalCategory != .control || $0.properties.isWhitespace })
    let words = scalars.drop { $0.properties.isWhitespace }
    if words.starts(with: [":", ":"]) { return true }
    return scalars.indices.contains { index in
      guard scalars[index...].starts(with: ["#", "#"]) else { return false }
      return scalars[(index + 2)...].drop { ("a"..."z").contains($0) || ("A"..."Z").contains($0) }.first == "["
    }
  }
}
