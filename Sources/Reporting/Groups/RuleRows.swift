internal import Planning
internal import Replication

/// What a rule says, field by field, and what that means.
enum RuleRows {
  /// The fields of a rule that shall be there.
  ///
  /// - Parameters:
  ///   - kind: what makes the rule.
  ///   - all: whether fields that have their default are said too.
  static func rows(_ rule: ReplicationRule, _ kind: Change.Kind, all: Bool) -> [DetailRow] {
    var rows = [action(rule.action), history(rule.historicalObjectReplication, kind)]
    if all || !rule.prefixes.isWholeBucket { rows.append(DetailRow("prefixes", Phrase(rule.prefixes))) }
    if all || rule.transferType == .accelerated { rows.append(transfer(rule.transferType)) }
    if all || rule.rtc == .enabled { rows.append(rtc(rule.rtc)) }
    if all || rule.syncRole != nil { rows.append(DetailRow("role", Phrase(rule.syncRole))) }
    if all || rule.sseKMS.isEnabled { rows.append(DetailRow("kms", Phrase(rule.sseKMS))) }
    if all || rule.userTaggings != nil { rows.append(DetailRow("tags", Phrase(rule.userTaggings))) }
    return rows
  }

  /// The fields of a rule that goes.
  static func rows(_ rule: LiveRule) -> [DetailRow] {
    func row<Value>(_ name: String, _ field: LiveField<Value>, _ phrase: (Value) -> Phrase) -> DetailRow {
      DetailRow(name, field.value.map(phrase) ?? "(not modelled)")
    }
    return [
      row("action", rule.action) { "\(ours: $0.wireText)" },
      row("prefixes", rule.prefixes) { Phrase($0) },
      row("transfer", rule.transferType) { "\(ours: $0.rawValue)" },
      row("rtc", rule.rtc) { "\(ours: $0.rawValue)" },
      row("role", rule.syncRole) { Phrase($0) },
      row("kms", rule.sseKMS) { Phrase($0) },
      row("tags", rule.userTaggings) { Phrase($0) },
    ]
  }

  static func history(_ history: HistoricalObjectReplication, _ kind: Change.Kind) -> DetailRow {
    let again = kind == .replace ? " again" : ""
    let meaning =
      kind == .setRTC
      ? "acts only when a rule is created"
      : history == .enabled
        ? "existing objects are copied\(again), overwriting same names; billed"
        : "existing objects are not copied\(again)"
    return DetailRow("history", "\(ours: history.rawValue)", "\(ours: meaning)")
  }

  private static func action(_ action: Action) -> DetailRow {
    DetailRow(
      "action", "\(ours: action.wireText)",
      action.propagatesDeletes ? "deletes in the source are replicated" : "deletes are not replicated")
  }

  private static func transfer(_ transfer: TransferType) -> DetailRow {
    DetailRow(
      "transfer", "\(ours: transfer.rawValue)", transfer == .accelerated ? "transfer acceleration, billed" : nil)
  }

  private static func rtc(_ rtc: RTC) -> DetailRow {
    DetailRow("rtc", "\(ours: rtc.rawValue)", rtc == .enabled ? "billed per GB" : nil)
  }
}

extension Phrase {
  init(_ prefixes: PrefixSet) {
    self = prefixes.isWholeBucket ? "(whole bucket)" : Phrase(prefixes.prefixes.map { "\($0)" }, separator: "  ")
  }

  /// A name, where there is one.
  init(_ name: ExactString?) { self = name.map { "\($0)" } ?? "(none)" }

  init(_ kms: SSEKMS) {
    switch kms {
    case .disabled: self = "disabled"
    case .enabled(let key): self = "enabled, key \(Phrase(key))"
    }
  }

  init(_ taggings: UserTaggings?) {
    guard let taggings else {
      self = "(none)"
      return
    }
    // A key may hold an equals sign, but what holds a blank is quoted.
    let tags: [Phrase] = taggings.tags.map { "\($0.key)\u{A0}=\u{A0}\($0.value)" }
    self = Phrase(tags, separator: " \(taggings.filterType.rawValue) ")
  }
}
