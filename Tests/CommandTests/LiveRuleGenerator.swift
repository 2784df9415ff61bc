import Replication
import TestSupport

/// Random live rules of one bucket.
struct LiveRuleGenerator {
  var generator: SeededGenerator
  /// Whether every rule shall be one that a configuration can express.
  let expressible: Bool

  static let texts: [String] = [
    "2025/", "no", "1e3", " leading", "trailing ", "a: b", "# x", "caf\u{E9}/", "cafe\u{301}/", "\u{0}\u{1B}\u{7F}",
    "\u{85}\u{2028}",
    "\u{FEFF}\u{FFFE}", "two\nlines", "\r\t", "\"\\'", "{[,]}", "- a", "<<", "\u{202E}abc", "日本語", "\u{1F600}", "~",
    "${a}",
    String(repeating: "\u{1}", count: 1023), "*", "%", "@`", "invoices",
  ]

  /// A text; where it shall be expressible, one that a request can carry.
  mutating func text() -> ExactString {
    let text = anyText()
    guard expressible else { return text }
    var kept = String.UnicodeScalarView()
    kept.append(
      contentsOf: text.text.unicodeScalars.filter { $0.value >= 0x20 && !(0xFFFD...0xFFFF).contains($0.value) })
    return ExactString(kept.isEmpty ? "a" : String(kept))
  }

  private mutating func anyText() -> ExactString {
    if generator.oneIn(2) { return ExactString(Self.texts.randomElement(using: &generator) ?? "a") }
    var text = ""
    for _ in 0...Int.random(in: 0...12, using: &generator) {
      if let scalar = Unicode.Scalar(UInt32.random(in: 0..<0x3100, using: &generator)) {
        text.unicodeScalars.append(scalar)
      }
    }
    return ExactString(text)
  }

  mutating func rules(of source: BucketName, in region: Region) -> [LiveRule] {
    (0..<Int.random(in: 0...6, using: &generator)).map { rule(source, region, number: $0) }
  }

  private mutating func rule(_ source: BucketName, _ region: Region, number: Int) -> LiveRule {
    let status: RuleStatus = expressible || !generator.oneIn(5) ? .doing : .closing
    var destination = BucketName(generator.oneIn(3) ? "\(number)e3" + "0" : "destination-\(number)")
    var rule = Example.rule(RuleAddress(source: source, destination: destination))
    rule.settings.location = generator.oneIn(4) ? region : "cn-beijing"
    // A bucket is in one region, whoever names it.
    if rule.location == region { destination = BucketName(destination.text + "near") }
    let count = Int.random(in: 1...3, using: &generator)
    rule.settings.action = Action(Set(Operation.allCases.shuffled(using: &generator).prefix(count))) ?? .all
    rule.settings.historicalObjectReplication = generator.oneIn(2) ? .enabled : .disabled
    rule.settings.transferType = generator.oneIn(2) ? .accelerated : .internal
    rule.settings.prefixes = prefixes()
    if generator.oneIn(2), !expressible || rule.location != region { rule.settings.rtc = .enabled }
    if generator.oneIn(2) {
      rule.settings.syncRole = ExactString(
        "role-" + text().text.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(50))
    }
    if generator.oneIn(2), !expressible || rule.syncRole != nil {
      rule.settings.sseKMS = .enabled(replicaKMSKeyID: generator.oneIn(2) ? text() : nil)
    }
    if generator.oneIn(2) {
      let tags = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        UserTaggings.Tag(key: text(), value: generator.oneIn(4) ? "" : text())
      }
      rule.settings.userTaggings = UserTaggings(filterType: generator.oneIn(2) ? .and : .or, tags: tags)
    }
    if !expressible {
      if generator.oneIn(8) { destination = BucketName(text().text) }
      if generator.oneIn(8) { rule.settings.syncRole = ExactString("acs:ram::1:role/" + text().text) }
    }
    rule.address = RuleAddress(source: source, destination: destination)
    var live = Example.live(rule, id: ExactString("rule-\(number)"), status: status)
    live.canonicalXML = ExactString("<Rule>\(text())</Rule>")
    if !expressible, generator.oneIn(5) { spoil(&live) }
    return live
  }

  private mutating func prefixes() -> PrefixSet {
    let wanted = (0..<Int.random(in: 0...4, using: &generator)).map { _ in text() }
    guard expressible else { return PrefixSet(wanted) }
    var apart: [ExactString] = []
    for prefix in wanted where !apart.contains(where: { $0.hasPrefix(prefix) || prefix.hasPrefix($0) }) {
      apart.append(prefix)
    }
    return PrefixSet(apart)
  }

  private mutating func spoil(_ live: inout LiveRule) {
    live.unmodelled = [ExactString("<New>\(text())</New>")]
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: live.settings.location = .unmodelled
    case 1: live.settings.action = .unmodelled
    case 2: live.settings.historicalObjectReplication = .unmodelled
    case 3: live.settings.userTaggings = .unmodelled
    default: break
    }
  }
}
