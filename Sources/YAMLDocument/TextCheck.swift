internal import Diagnostics
internal import Glibc

/// What a text must be before the parser may see it: UTF-8 without a byte order mark, and not too long.
struct TextCheck {
  let bytes: [UInt8]
  let file: String
  let limits: YAMLLimits

  func run() throws(YAMLRefusal) {
    guard bytes.count <= limits.bytes else {
      throw refusal(
        .overLimit, "the file has more than \(limits.bytes) bytes, which is the limit",
        help: "check that this is the right file")
    }
    try checkByteOrderMark()
    try checkZeroBytes()
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let offset = error.byteOffsets.lowerBound
      throw refusal(
        .notUTF8, "byte 0x\(Self.hexadecimal(bytes[offset])) is not UTF-8 text", at: offset,
        help: "save the file as UTF-8")
    }
    try checkLineBreaks()
  }

  /// NEL, LS and PS end a line for YAML 1.1 and for nobody else: what looks like a comment or a text could be more.
  private func checkLineBreaks() throws(YAMLRefusal) {
    guard let (offset, name) = firstForeignLineBreak else { return }
    throw refusal(
      .controlCharacter, "the character \(name) ends a line for YAML, but not in an editor", at: offset,
      help: "remove the character, or write it as an escape in double quotes")
  }

  private var firstForeignLineBreak: (offset: Int, name: String)? {
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices.dropFirst() where bytes[index] == 0x85 && bytes[index - 1] == 0xC2 {
        return (index - 1, "U+0085")
      }
      for index in bytes.indices.dropFirst(2) where bytes[index] == 0xA8 || bytes[index] == 0xA9 {
        guard bytes[index - 1] == 0x80, bytes[index - 2] == 0xE2 else { continue }
        return (index - 2, bytes[index] == 0xA8 ? "U+2028" : "U+2029")
      }
      return nil
    }
  }

  private func checkByteOrderMark() throws(YAMLRefusal) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw refusal(
        .byteOrderMark, "the file begins with a byte order mark", help: "save the file as UTF-8 without byte order mark"
      )
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw refusal(
        .byteOrderMark, "the file is UTF-16 with a byte order mark",
        help: "save the file as UTF-8 without byte order mark")
    }
  }

  private func checkZeroBytes() throws(YAMLRefusal) {
    guard let zero = firstZero else { return }
    if zero < 4, bytes.count.isMultiple(of: 2) {
      throw refusal(.notUTF8, "the file looks like UTF-16 or UTF-32 text", help: "save the file as UTF-8")
    }
    throw refusal(
      .controlCharacter, "a NUL character is not allowed in YAML", at: zero, help: "remove the character")
  }

  /// The offset of the first NUL; `memchr` looks at many bytes at once.
  private var firstZero: Int? {
    bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return nil }
      return memchr(start, 0, bytes.count).map { UnsafeRawPointer($0) - start }
    }
  }

  private func refusal(
    _ code: DiagnosticCode, _ message: String, at offset: Int = 0, help: String
  ) -> YAMLRefusal {
    let start = offset == 0 ? SourcePosition(line: 1, column: 1) : SourceLines(bytes).position(ofByte: offset)
    let span = SourceSpan(file: file, start: start, end: start)
    return YAMLRefusal(Diagnostic(code, message, at: span, help: [help]))
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }
}
