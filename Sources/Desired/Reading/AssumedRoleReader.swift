internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// Reads `assume_role`. What STS is documented to refuse is refused here, so that a plan says it and not a run at night
/// (<https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerole>).
struct AssumedRoleReader {
  let findings: Findings
  private var values: ValueReader { ValueReader(findings: findings) }

  func read(_ slot: Slot, excused: Set<String>) -> Located<AssumedRole>? {
    let example = "{role_arn: \"acs:ram::1098765432101234:role/oss-repl\"}"
    guard let mapping = values.mapping(slot, example: "`\(example)`") else { return nil }
    let block = BlockReader(
      mapping, ConfigurationSchema.assumedRole, place: slot.keySpan, excused: excused, findings: findings)
    let arn = block.required(.roleARN, help: "write `assume_role: \(example)`").flatMap(roleARN)
    let session = block.setting(.sessionName, sessionName)
    let duration = block.setting(.duration, duration)
    let external = block.setting(.externalID, externalID)
    let policy = block.setting(.policy, policy)
    guard let arn, session.isFine, duration.isFine, external.isFine, policy.isFine else { return nil }
    return Located(
      value: AssumedRole(
        roleARN: arn.value, sessionName: session.value, durationSeconds: duration.value, externalID: external.value,
        policy: policy.value),
      span: ValueReader.place(of: slot.node))
  }

  /// `acs:ram::<uid>:role/<name>`, with a name of RAM's alphabet.
  private func roleARN(_ slot: Slot) -> Located<String>? {
    text(slot, help: "write `acs:ram::UID:role/NAME`, as RAM's console shows it") { text in
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 5, parts[0] == "acs", parts[1] == "ram", parts[2].isEmpty, !parts[3].isEmpty,
        parts[3].utf8.allSatisfy(Self.isDigit), parts[4].hasPrefix("role/")
      else { return false }
      let name = parts[4].dropFirst("role/".count).utf8
      return (1...64).contains(name.count) && name.allSatisfy { Self.isWordByte($0) || "-.".utf8.contains($0) }
    }
  }

  private func sessionName(_ slot: Slot) -> Located<String>? {
    text(slot, help: "write 2 to 64 letters, digits, `.`, `@`, `-` and `_`") { text in
      (2...64).contains(text.utf8.count) && text.utf8.allSatisfy { Self.isWordByte($0) || ".@-".utf8.contains($0) }
    }
  }

  private func externalID(_ slot: Slot) -> Located<String>? {
    text(slot, help: "write 2 to 1224 letters, digits and `_+=,.@:/-`") { text in
      (2...1224).contains(text.utf8.count)
        && text.utf8.allSatisfy { Self.isWordByte($0) || "+=,.@:/-".utf8.contains($0) }
    }
  }

  private func policy(_ slot: Slot) -> Located<String>? {
    text(slot, help: "write a RAM policy as JSON, 2048 characters at most", quotes: false) { text in
      text.unicodeScalars.count <= 2048 && SendableText.holds(text)
        && text.first { !$0.isWhitespace } == "{" && text.last { !$0.isWhitespace } == "}"
    }
  }

  private func text(
    _ slot: Slot, help: String, quotes: Bool = true, where isFine: (String) -> Bool
  ) -> Located<String>? {
    guard let text = values.text(slot) else { return nil }
    if isFine(text.value) { return text }
    let found = quotes ? "\(QuotedText(text.value))" : "what is written here"
    report("\(found) can't be the `\(slot.name)` of a role", at: text.span, help: help)
    return nil
  }

  // MARK: duration

  /// In seconds. STS takes 900 to 43200, and at most what the role allows.
  private func duration(_ slot: Slot) -> Located<Int>? {
    guard let scalar = values.scalar(slot, wanted: "a duration such as `1h`"),
      !values.reportVariables(in: scalar, slot)
    else { return nil }
    if let seconds = Self.seconds(scalar.text), Self.range.contains(seconds) {
      return Located(value: seconds, span: scalar.span)
    }
    let isBare = !scalar.text.isEmpty && scalar.text.utf8.allSatisfy(Self.isDigit)
    let meant = isBare ? Self.seconds(scalar.text + "s").flatMap { Self.range.contains($0) ? "\($0)s" : nil } : nil
    report(
      "\(QuotedText(scalar.text)) is not a duration that STS takes", at: scalar.span,
      help: meant.map { "did you mean `\($0)`?" }
        ?? "write a whole number with `s`, `m` or `h`, from `15m` to `12h`: no more than the role allows",
      suggestion: meant.map { Diagnostic.Suggestion($0, at: scalar.span) })
    return nil
  }

  private static let range = 900...43_200

  private static func seconds(_ text: String) -> Int? {
    let units: [(Character, Int)] = [("s", 1), ("m", 60), ("h", 3600)]
    guard let unit = units.first(where: { $0.0 == text.last }), case let digits = text.dropLast(),
      (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy(isDigit), let number = Int(digits)
    else { return nil }
    return number * unit.1
  }

  private func report(
    _ message: String, at span: SourceSpan, help: String, suggestion: Diagnostic.Suggestion? = nil
  ) {
    findings.report(Diagnostic(.unfitRole, message, at: span, help: [help], suggestion: suggestion))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// A letter, a digit or `_`.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

extension Setting {
  /// Whether nothing wrong is written.
  fileprivate var isFine: Bool {
    if case .invalid = self { false } else { true }
  }
}
