internal import TerminalText

extension String {
  /// Whether it can be typed as it is shown.
  var canBeTyped: Bool { utf8.elementsEqual(DisplayText(ascii: false).line(self).utf8) }

  /// The word as a POSIX shell reads it.
  var quotedForShell: String {
    let plain = utf8.allSatisfy { byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/", ":", "=", ",", "+": true
      default: false
      }
    }
    guard !plain || isEmpty else { return self }
    return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
