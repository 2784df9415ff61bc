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
    let settings = LiveSettings(rule)
    return Self.values(of: all ? Self.fields : settings.notableFields, in: settings).map { field, value in
      row(field, value)
    }
  }

  /// The field beside whose value an effect is reported; nil for one that belongs to no value.
  static func field(of effect: Effect) -> RuleField? {
    switch effect {
    case .historyCopied, .historyNotCopied: .historicalObjectReplication
    case .deletesPropagate, .deletesNotPropagated: .action
    case .rtcBilled, .rtcEnds: .rtc
    case .accelerationBilled: .transferType
    case .gap, .deletesInGap, .copiesStay, .deletesPropagateUntilGone, .waitsForClosing, .waitsForSlot, .mayBeFull: nil
    }
  }

  private func row(_ field: RuleField, _ value: Phrase) -> DetailRow {
    let effect = effects.first { Self.field(of: $0) == field }
    var row = DetailRow(.field(field), value, effect.map { "\(prose: $0.words)" })
    if field == .historicalObjectReplication, kind == .setRTC { row.remark = "acts only when a rule is created" }
    return row
  }

  /// The fields of a rule that is live.
  static func rows(_ rule: LiveSettings) -> [DetailRow] {
    values(of: fields, in: rule).map { DetailRow(.field($0), $1) }
  }

  /// The fields that have a row; the key is reported with the switch that it belongs to.
  private static let fields = RuleField.inReadingOrder.filter { $0 != .replicaKMSKeyID }

  private static func values(of shown: [RuleField], in settings: LiveSettings) -> [(RuleField, Phrase)] {
    shown.filter(fields.contains).map { ($0, settings[$0].map { Phrase($0) } ?? "(not modelled)") }
  }
}

extension RuleField {
  /// The name of the field's row.
  var rowName: String {
    switch self {
    case .historicalObjectReplication: "history"
    case .transferType: "transfer"
    case .syncRole: "role"
    case .sseKMSEncryptedObjects: "kms"
    case .userTaggings: "tags"
    case .location, .prefixes, .action, .rtc, .replicaKMSKeyID: rawValue
    }
  }
}

extension Phrase {
  init(_ value: RuleFieldValue) {
    self =
      switch value {
      case .word(let word): "\(ours: word)"
      case .region(let region): "\(region)"
      case .prefixes(let prefixes): Phrase(prefixes)
      case .action(let action): "\(ours: action.wireText)"
      case .name(let name): Phrase(name)
      case .kms(let kms): Phrase(kms)
      case .taggings(let taggings): Phrase(taggings)
      }
  }

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
