package import Diagnostics

/// One YAML file as a tree in which every key and every value knows its place.
package struct YAMLDocument: Sendable {
  /// The file as the user named it.
  package let file: String
  /// The value of the whole document; nil when the text could not be read to its end.
  package let root: YAMLNode?
  /// What is wrong with the text as YAML, in the order of the text. A document can have both a root and findings, such
  /// as a duplicate key.
  package let diagnostics: [Diagnostic]
  /// How many findings more there were than are kept.
  package let dropped: Int

  /// Reads a file's bytes.
  ///
  /// Refused before parsing are bytes that are not UTF-8, a byte order mark and whatever exceeds a limit. Time and
  /// memory grow in proportion to the text, whatever its aliases say.
  package init(bytes: [UInt8], file: String, limits: YAMLLimits = YAMLLimits()) {
    self.file = file
    var composer = TreeComposer(file: SourceFile(file), size: bytes.count, limits: limits)
    do throws(YAMLRefusal) {
      try TextCheck(bytes: bytes, file: file, limits: limits).run()
      root = try Self.compose(bytes, with: &composer)
      diagnostics = composer.diagnostics
    } catch {
      root = nil
      let refusal = error.diagnostic
      // What stops the parser in a line is seldom another mistake than what made a key of a bracket there.
      let others = composer.diagnostics.filter { other in
        other.code != .keyNotText || other.span?.start.line != refusal.span?.start.line
      }
      diagnostics = others + [refusal]
    }
    dropped = composer.dropped
  }

  private static func compose(
    _ bytes: [UInt8], with composer: inout TreeComposer
  ) throws(YAMLRefusal) -> YAMLNode {
    let bytes = Self.ended(bytes)
    var loose = LooseSyntax(bytes: bytes, file: composer.file)
    let explanation = SyntaxExplanation(bytes: bytes, file: composer.file.name)
    let outcome: Result<YAMLNode, YAMLRefusal> = bytes.withUnsafeBufferPointer { buffer in
      do throws(YAMLRefusal) {
        let events = EventStream(buffer)
        while true {
          let event: MarkedEvent
          do throws(SyntaxFailure) { event = try events.next() } catch { throw explanation.refusal(for: error) }
          let content = event.content
          if case .streamEnd = content { return .success(try composer.finish()) }
          let place = event.place
          try loose.check(content, at: place)
          try composer.handle(content, at: place)
        }
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  /// The text with its last line ended where that has nothing but blanks in it: libyaml would count them to a block of text
  /// above, without the line break.
  private static func ended(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.last == UInt8(ascii: " "),
      let last = bytes.last(where: { $0 != UInt8(ascii: " ") }),
      last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r")
    else { return bytes }
    return bytes + [UInt8(ascii: "\n")]
  }
}
