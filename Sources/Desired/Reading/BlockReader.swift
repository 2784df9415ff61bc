internal import Diagnostics
internal import YAMLDocument

/// A mapping held against the keys of its block.
struct BlockReader: ~Copyable {
  /// Where to point when a key is missing.
  let place: SourceSpan
  /// Keys that an unknown key here or further up was meant to be: saying that they are missing would be a second error
  /// for one cause.
  let excused: Set<String>
  /// Whether every key is one of the block's.
  let isClean: Bool
  private let mapping: YAMLMapping
  /// What messages call the block.
  private let title: String
  /// For each key of the configuration the number of the entry that has it, from 1; 0 for one that is not written.
  private let numbers: InlineArray<80, Int32>
  private let findings: Findings

  /// - Parameter refuse: Reports an unknown key of which it knows more; false for the others.
  init(
    _ mapping: YAMLMapping, _ block: SchemaBlock, place: SourceSpan, excused: Set<String> = [], findings: Findings,
    refuse: (YAMLMapping.Entry) -> Bool = { _ in false }
  ) {
    self.place = place
    self.mapping = mapping
    title = block.title
    self.findings = findings
    var numbers = InlineArray<80, Int32>(repeating: 0)
    var excused = excused
    var isClean = true
    var strangers: [YAMLMapping.Entry] = []
    for number in 0..<mapping.count {
      if let key = block.key(at: number, in: mapping) {
        numbers[Int(key.rawValue)] = Int32(number + 1)
      } else {
        let entry = mapping.entry(at: number)
        if block.ignores(entry.key) { continue }
        isClean = false
        if !refuse(entry) { strangers.append(entry) }
      }
    }
    for (number, stranger) in strangers.enumerated() {
      guard !findings.isFull else {
        findings.drop(strangers.count - number)
        break
      }
      if SecretName.fits(stranger.key.text) {
        findings.report(Self.secret(stranger.key, in: block))
        if MissingBlank(stranger.key.text) != nil { findings.conceal(stranger.key.span) }
        // Whoever writes a secret there has not heard of the key that says where it comes from.
        excused.insert("\(KeyName.auth)")
        continue
      }
      let unknown = UnknownKey(stranger.key.text, in: block)
      excused.formUnion(unknown.excuses)
      findings.report(unknown.diagnostic(of: stranger.key, in: block) { numbers[Int($0.rawValue)] > 0 })
    }
    self.numbers = numbers
    self.excused = excused
    self.isClean = isClean
  }

  private static func secret(_ key: YAMLScalar, in block: SchemaBlock) -> Diagnostic {
    // Without a blank behind its colon the key holds the secret.
    let name = MissingBlank(key.text)?.key ?? key.text
    return Diagnostic(
      .secretInFile, "\(QuotedText(name)) names a secret, which no file may hold", at: key.span,
      notes: ["credentials are read from OSS_ACCESS_KEY_ID, OSS_ACCESS_KEY_SECRET and OSS_SESSION_TOKEN"],
      help: [
        block.name == ConfigurationSchema.account.name ? "remove the key and write `auth: env`" : "remove the key",
        "a secret that was committed is known to everyone who can read the repository: replace it",
      ])
  }

  /// What stands under a key; nil when the key is not written.
  subscript(key: KeyName) -> Slot? {
    let number = Int(numbers[Int(key.rawValue)])
    return number > 0 ? Slot(mapping.entry(at: number - 1)) : nil
  }

  /// Whether saying that a key is missing would be a second error for one cause.
  func excuses(_ key: KeyName) -> Bool { !excused.isEmpty && excused.contains("\(key)") }

  /// What stands under a required key; reports when it is not written.
  func required(_ key: KeyName, help: @autoclosure () -> String) -> Slot? {
    require(key, help: help())
    return self[key]
  }

  /// Reports a required key that is not written.
  func require(_ key: KeyName, help: @autoclosure () -> String, _ more: String...) {
    guard !has(key), !excuses(key) else { return }
    findings.report(
      Diagnostic(.missingKey, "\(title) lacks the key `\(key)`", at: place, help: [help()] + more))
  }

  /// Whether a key is written.
  private func has(_ key: KeyName) -> Bool { numbers[Int(key.rawValue)] > 0 }

  /// A key that may be absent, read by a function that reports and gives nil when the value is wrong.
  func setting<Value>(_ key: KeyName, _ read: (Slot) -> Located<Value>?) -> Setting<Value> {
    guard has(key), let slot = self[key] else { return excuses(key) ? .invalid : .absent }
    return read(slot).map { .given($0.value, at: $0.span) } ?? .invalid
  }

  /// The same for a field that `null` unsets.
  func unsettable<Value>(_ key: KeyName, _ read: (Slot) -> Located<Value>?) -> Setting<Value> {
    guard has(key), let slot = self[key] else { return excuses(key) ? .invalid : .absent }
    switch slot.null {
    case .word: return .unset(at: slot.span)
    case .other:
      findings.report(ValueReader.otherNull(slot))
      return .invalid
    case nil: return read(slot).map { .given($0.value, at: $0.span) } ?? .invalid
    }
  }
}
