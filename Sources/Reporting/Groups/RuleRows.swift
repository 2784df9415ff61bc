internal import Planning
internal import Replication

/// What a rule says, field by field, and what that brings about.
struct RuleRows {
  /// What the change that makes the rule brings about.
  let effects: [Effect]
  /// What makes the rule.
  let kind: Change.Kind

  /// The fields of a rule that shall be there.
  ///
  /// - Parameter all: whether fields that have their default are said too.
  func rows(_ rule: RuleSettings, all: Bool) -> [DetailRow] {
    var rows = [row(.action, "\(ours: rule.action.wireText)"), history(rule.historicalObjectReplication)]
    if all || !rule.prefixes.isWholeBucket { rows.append(DetailRow(.field(.prefixes), Phrase(rule.prefixes))) }
    if all || rule.transferType == .accelerated {
      rows.append(row(.transfer, "\(ours: rule.transferType.rawValue)"))
    }
    if all || rule.rtc == .enabled { rows.append(row(.rtc, "\(ours: rule.rtc.rawValue)")) }
    if all || rule.syncRole != nil { rows.append(DetailRow(.field(.role), Phrase(rule.syncRole))) }
    if all || rule.sseKMS.isEnabled { rows.append(DetailRow(.field(.kms), Phrase(rule.sseKMS))) }
    if all || rule.userTaggings != nil { rows.append(DetailRow(.field(.tags), Phrase(rule.userTaggings))) }
    return rows
  }

  /// The fields of a rule, by the names that they are shown with.
  enum Field: String {
    case action, history, prefixes, transfer, rtc, role, kms, tags
  }

  /// The field beside whose value an effect is told; nil for one that no value tells of.
  static func field(of effect: Effect) -> Field? {
    switch effect {
    case .historyCopied, .historyNotCopied: .history
    case .deletesPropagate, .deletesNotPropagated: .action
    case .rtcBilled, .rtcEnds: .rtc
    case .accelerationBilled: .transfer
    case .gap, .deletesInGap, .copiesStay, .deletesPropagateUntilGone, .waitsForClosing, .waitsForSlot, .mayBeFull: nil
    }
  }

  private func row(_ field: Field, _ value: Phrase) -> DetailRow {
    let effect = effects.first { Self.field(of: $0) == field }
    return DetailRow(.field(field), value, effect.map { "\(prose: $0.words)" })
  }

  private func history(_ history: HistoricalObjectReplication) -> DetailRow {
    var row = row(.history, "\(ours: history.rawValue)")
    if kind == .setRTC { row.remark = "acts only when a rule is created" }
    return row
  }

  /// The fields of a rule that is live.
  static func rows(_ rule: LiveSettings) -> [DetailRow] {
    func row<Value>(_ field: Field, _ value: LiveField<Value>, _ phrase: (Value) -> Phrase) -> DetailRow {
      DetailRow(.field(field), value.value.map(phrase) ?? "(not modelled)")
    }
    return [
      row(.action, rule.action) { "\(ours: $0.wireText)" },
      row(.history, rule.historicalObjectReplication) { "\(ours: $0.rawValue)" },
      row(.prefixes, rule.prefixes) { Phrase($0) },
      row(.transfer, rule.transferType) { "\(ours: $0.rawValue)" },
      row(.rtc, rule.rtc) { "\(ours: $0.rawValue)" },
      row(.role, rule.syncRole) { Phrase($0) },
      row(.kms, rule.sseKMS) { Phrase($0) },
      row(.tags, rule.userTaggings) { Phrase($0) },
    ]
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
