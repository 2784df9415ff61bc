package import Planning
package import Replication
package import TestSupport

/// Plans of which everything that others write is meant to break what shows it.
package struct HostilePlan {
  package var generator: SeededGenerator

  package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  package static let texts: [String] = [
    "", " ", "a b", "+added", "-gone", "(none)", "a -> b", "\"quoted\"", "back\\slash", "caf\u{E9}", "cafe\u{301}",
    "\u{301}first", "日本語テスト", "\u{1F600}", "\u{202E}reversed", "\u{200B}", "\u{FEFF}", "two\nlines", "\r\n", "\t",
    "\u{1B}[31mred\u{1B}[0m", "\u{0}", "\u{7F}", "\u{85}", "\u{2028}", "…", "@everyone", "@octo/team", "#123", "GH-1",
    "https://example.com/?a=b&c=d", "<b>", "</details>", "</summary></details><h1>x</h1>", "<!-- -->", "-->", "--!>",
    "<script>alert(1)</script>", "&amp;", "&#64;", "a|b", "`", "```", "````", "``` \n```", "~~~", "*x*", "_x_",
    "[a](b)", "![a](b)", "$x$", "\\`", "\"]; end; n0-->n1", "end", "subgraph", "%%{init: {}}%%", "click n0 href \"x\"",
    "\"`markdown`\"", "#quot;", ":smile:", "\u{FFFD}", "\u{E000}", "a\u{A0}b", "::stop-commands::x",
    " ::add-mask::x", "\u{3000}::warning::x", "##[add-mask]x", "a ##vso[task.complete result=Failed;]", "##", "[x]",
    "###[x]",
    "\u{3000}", "ｗｉｄｅ", "한국어", "عربى",
    String(repeating: "long-", count: 60), String(repeating: "界", count: 100), String(repeating: "`", count: 70),
  ]

  package mutating func text() -> String {
    let first = Self.texts.randomElement(using: &generator) ?? ""
    return generator.oneIn(3) ? first + (Self.texts.randomElement(using: &generator) ?? "") : first
  }

  package mutating func exact() -> ExactString { ExactString(text()) }

  private mutating func rule(_ address: RuleAddress) -> ReplicationRule {
    Example.rule(address) { rule in
      if generator.oneIn(2) { rule.location = Region(text()) }
      if generator.oneIn(2) { rule.prefixes = PrefixSet((0..<3).map { _ in exact() }) }
      if generator.oneIn(3) { rule.syncRole = exact() }
      if generator.oneIn(3) { rule.sseKMS = .enabled(replicaKMSKeyID: exact()) }
      if generator.oneIn(3) {
        rule.userTaggings = UserTaggings(filterType: .or, tags: [.init(key: exact(), value: exact())])
      }
      if generator.oneIn(3) { rule.rtc = .enabled }
      if generator.oneIn(3) { rule.action = .all }
    }
  }

  private mutating func origin() -> Origin {
    Origin(file: text(), line: Int.random(in: 1...999, using: &generator), column: 1)
  }

  private mutating func desired(_ address: RuleAddress) -> DesiredRule {
    var desired = Example.desired(address)
    desired.rule = rule(address)
    desired.origin = origin()
    desired.fieldOrigins = [.prefixes: origin()]
    desired.note = generator.oneIn(2) ? text() : nil
    return desired
  }

  private mutating func live(_ address: RuleAddress) -> LiveRule {
    var live = Example.live(rule(address), id: exact(), status: generator.oneIn(5) ? .closing : .doing)
    if generator.oneIn(4) { live.unmodelled = [exact()] }
    return live
  }

  package mutating func plan(buckets count: Int) -> Plan {
    let (desired, observed) = fleet(buckets: count)
    return diff(desired: desired, observed: observed)
  }

  /// What such a plan is made from.
  package mutating func fleet(buckets count: Int) -> (DesiredState, ObservedState) {
    var observed = ObservedState(buckets: [:])
    let buckets = (0..<count).map { number in
      let name = BucketName(generator.oneIn(3) ? "\(text())-\(number)" : "source-\(number)")
      let addresses = (0..<3).map { RuleAddress(source: name, destination: BucketName("\($0)" + text())) }
      if generator.oneIn(8) {
        observed.buckets[name] = .unknown(UnknownReason(kind: .service, message: text(), facts: [text()]))
      } else {
        let rules = addresses.compactMap { generator.oneIn(2) ? live($0) : nil }
        observed.buckets[name] = (try? RuleList(rules)).map { .known($0) }  // Unread where two of them are one pair.
      }
      let mode = ManagementMode.allCases.randomElement(using: &generator) ?? .listed
      let tombstones = mode == .observe ? [] : [Tombstone(address: addresses[2], note: text(), origin: origin())]
      var bucket = Example.bucket(
        name, mode: mode, rules: [desired(addresses[0]), desired(addresses[1])], tombstones: tombstones)
      bucket.region = Region(generator.oneIn(3) ? text() : "cn-hangzhou")
      return bucket
    }
    return (DesiredState(project: text(), buckets: buckets), observed)
  }
}
