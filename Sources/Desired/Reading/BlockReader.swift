internal import Diagnostics
internal import YAMLDocument

/// A mapping held against the keys of its block.
struct BlockReader {
  /// Where to point when a key is missing.
  let place: SourceSpan
  /// Keys that an unknown key here or further up was meant to be: saying that they are missing would be a second error
  /// for one cause.
  let excused: Set<String>
  /// Whether every key is one of the block's.
  let isClean: Bool
  private let block: SchemaBlock
  /// The entries in the order of the block's keys.
  private let entries: [YAMLMapping.Entry?]
  private let findings: Findings

  /// - Parameter refuse: Reports an unknown key of which it knows more; false for the others.
  init(
    _ mapping: YAMLMapping, _ block: SchemaBlock, place: SourceSpan, excused: Set<String> = [], findings: Findings,
    refuse: (YAMLMapping.Entry) -> Bool = { _ in false }
  ) {
    self.place = place
    self.block = block
    self.findings = findings
    var entries: [YAMLMapping.Entry?] = Array(repeating: nil, count: block.keys.count)
    var excused = excused
    var isClean = true
    for entry in mapping.entries {
      if let index = block.index(of: entry.key) {
        entries[index] = entry
      } else if refuse(entry) {
        isClean = false
      } else {
        isClean = false
        let unknown = UnknownKey(entry.key.text, in: block)
        excused.formUnion(unknown.excuses)
        findings.report(
          Diagnostic(
            .unknownKey, "unknown key \(QuotedText(entry.key.text)) in \(block.title)", at: entry.key.span,
            notes: unknown.help.isEmpty ? ["the keys of \(block.title) are \(ValueReader.list(block.keyNames))"] : [],
            help: unknown.help.isEmpty ? ["remove the key"] : unknown.help))
      }
    }
    self.entries = entries
    self.excused = excused
    self.isClean = isClean
  }

  /// What stands under a key; nil when the key is not written.
  subscript(key: String) -> Slot? { block.index(of: key).flatMap { entries[$0] }.map { Slot($0, named: key) } }

  /// What stands under a required key; reports when it is not written.
  func required(_ key: String, help: @autoclosure () -> String) -> Slot? {
    if let slot = self[key] { return slot }
    if !excused.contains(key) {
      findings.report(
        Diagnostic(.missingKey, "\(block.title) lacks the key `\(key)`", at: place, help: [help()]))
    }
    return nil
  }

  /// A key that may be absent, read by a function that reports and gives nil when the value is wrong.
  func setting<Value>(_ key: String, _ read: (Slot) -> Located<Value>?) -> Setting<Value> {
    guard let slot = self[key] else { return excused.contains(key) ? .invalid : .absent }
    return read(slot).map { .given($0.value, at: $0.span) } ?? .invalid
  }

  /// The same for a field that `null` unsets.
  func unsettable<Value>(_ key: String, _ read: (Slot) -> Located<Value>?) -> Setting<Value> {
    if let slot = self[key], slot.isNull { return .unset(at: slot.node.span) }
    return setting(key, read)
  }
}
