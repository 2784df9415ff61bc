internal import Replication
internal import YAMLDocument

/// A bucket as an entry under `buckets`: its rules, and remarks about those that can't stand there.
struct BucketText {
  /// One line group under `rules`.
  enum Item {
    case rule(ReplicationRule)
    /// What a reader should know of a rule that is left out: a sentence, and what lies below it.
    case comment(String, details: [String])
  }

  let name: BucketName
  let region: Region
  /// Sorted by destination.
  let items: [Item]

  /// The rules that are written.
  var rules: [ReplicationRule] {
    items.compactMap { if case .rule(let rule) = $0 { rule } else { nil } }
  }

  init(name: BucketName, region: Region, rules: [ReplicationRule]) {
    self.name = name
    self.region = region
    items = rules.map { .rule($0) }
  }

  /// Sorts a bucket's rules into those that can be written and those that can only be mentioned.
  init(name: BucketName, region: Region, live: RuleList, _ regions: NamedRegions) {
    self.name = name
    self.region = region
    let found =
      live.live.values.map { ($0, Self.item($0, region, regions)) }
      + live.closing.map { ($0, Self.closing($0, region)) }
    items = found.sorted { left, right in
      let (first, second) = (left.0, right.0)
      guard first.address == second.address else { return first.address < second.address }
      guard (first.status == .closing) == (second.status == .closing) else { return second.status == .closing }
      return first.id < second.id
    }.map(\.1)
  }

  /// The lines of the entry, below `buckets:`. A bucket whose name can't be a key stands in comments alone.
  var lines: [String] {
    if let violation = BucketName.violation(of: name.text) {
      let reason = "bucket \(name) can't be written here: a bucket name \(violation)"
      return comment(reason, indentation: 2) + items.flatMap { self.lines(of: $0, indentation: 4) }
    }
    var lines = ["  \(YAMLScalarText(name.text).plainOrQuoted):"]
    lines.append("    region: \(YAMLScalarText(region.identifier).plainOrQuoted)")
    lines.append(rules.isEmpty ? "    rules: []" : "    rules:")
    return lines + items.flatMap { self.lines(of: $0, indentation: 6) }
  }

  private func lines(of item: Item, indentation: Int) -> [String] {
    switch item {
    case .rule(let rule): RuleText(rule: rule).lines.map { String(repeating: " ", count: indentation) + $0 }
    case .comment(let text, let details): comment(text, details: details, indentation: indentation)
    }
  }

  private func comment(_ text: String, details: [String] = [], indentation: Int) -> [String] {
    ([text] + details.map { "  " + $0 }).map { String(repeating: " ", count: indentation) + YAMLCommentText($0).line }
  }

  private static func item(_ live: LiveRule, _ region: Region, _ regions: NamedRegions) -> Item {
    guard BucketName.violation(of: live.address.source.text) == nil else {
      return .comment("left alone: the rule to \(live.address.destination)", details: xml(live))
    }
    let reason: String
    switch RuleExpression(live, region: region) {
    case .rule(let rule):
      guard let contradiction = regions.contradiction(of: live) else { return .rule(rule) }
      reason = contradiction
    case .inexpressible(let cause): reason = cause
    }
    return .comment(
      "left alone: the rule to \(live.address.destination) can't be written here; \(reason)", details: xml(live))
  }

  private static func closing(_ live: LiveRule, _ region: Region) -> Item {
    let text = "closing: the rule to \(live.address.destination) is deleted and not gone yet"
    switch RuleExpression(live, region: region) {
    case .rule(let rule): return .comment(text, details: RuleText(rule: rule).lines)
    case .inexpressible: return .comment(text, details: xml(live))
    }
  }

  private static func xml(_ live: LiveRule) -> [String] {
    live.canonicalXML.isEmpty ? [] : ["OSS lists it as \(live.canonicalXML)"]
  }
}
