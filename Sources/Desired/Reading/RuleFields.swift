internal import Diagnostics
internal import Replication

/// The fields of a rule, in a block that writes them or once they are merged; the texts among them with their variables
/// or without.
struct RuleFields<Text: Sendable>: Sendable {
  var transferType: Setting<TransferType> = .absent
  var prefixes: Setting<[Located<Text>]> = .absent
  var action: Setting<Action> = .absent
  var historicalObjectReplication: Setting<HistoricalObjectReplication> = .absent
  var rtc: Setting<RTC> = .absent
  var syncRole: Setting<Text> = .absent
  var sseKMSEncryptedObjects: Setting<Bool> = .absent
  var replicaKMSKeyID: Setting<Text> = .absent
  var userTaggings: Setting<TaggingFields<Text>> = .absent

  /// These fields with the inherited ones below them. Lists replace; `user_taggings` is a mapping and merges.
  func over(_ inherited: RuleFields) -> RuleFields {
    RuleFields(
      transferType: transferType.over(inherited.transferType),
      prefixes: prefixes.over(inherited.prefixes),
      action: action.over(inherited.action),
      historicalObjectReplication: historicalObjectReplication.over(inherited.historicalObjectReplication),
      rtc: rtc.over(inherited.rtc),
      syncRole: syncRole.over(inherited.syncRole),
      sseKMSEncryptedObjects: sseKMSEncryptedObjects.over(inherited.sseKMSEncryptedObjects),
      replicaKMSKeyID: replicaKMSKeyID.over(inherited.replicaKMSKeyID),
      userTaggings: mergedTaggings(over: inherited.userTaggings))
  }

  private func mergedTaggings(over inherited: Setting<TaggingFields<Text>>) -> Setting<TaggingFields<Text>> {
    guard case .written(let own?, let span) = userTaggings, case .written(let below?, _) = inherited else {
      return userTaggings.over(inherited)
    }
    let merged = TaggingFields(filterType: own.filterType.over(below.filterType), tags: own.tags.over(below.tags))
    return .given(merged, at: span)
  }

  /// The place that gave each field that was written.
  ///
  /// - Parameter location: the place of the location, which is no field of this block.
  func origins(location: SourceSpan?) -> FieldOrigins {
    FieldOrigins { field in
      switch field {
      case .location: location.map { Origin($0) }
      case .transferType: transferType.origin
      case .prefixes: prefixes.origin
      case .action: action.origin
      case .historicalObjectReplication: historicalObjectReplication.origin
      case .rtc: rtc.origin
      case .syncRole: syncRole.origin
      case .sseKMSEncryptedObjects: sseKMSEncryptedObjects.origin
      case .replicaKMSKeyID: replicaKMSKeyID.origin
      case .userTaggings: userTaggings.origin
      }
    }
  }

  /// Fields of which nothing is known, so that nothing is reported as missing in them.
  static var invalid: RuleFields {
    RuleFields(
      transferType: .invalid, prefixes: .invalid, action: .invalid, historicalObjectReplication: .invalid,
      rtc: .invalid, syncRole: .invalid, sseKMSEncryptedObjects: .invalid, replicaKMSKeyID: .invalid,
      userTaggings: .invalid)
  }
}

extension Setting {
  /// The place where it is written, for what is made of it.
  fileprivate var origin: Origin? { isAbsent ? nil : span.map { Origin($0) } }
}

/// The fields as a rule, a template or `defaults.rule` writes them.
typealias WrittenRuleFields = RuleFields<Interpolable<ExactString>>

/// A condition on tags; a block may write a part of it.
struct TaggingFields<Text: Sendable>: Sendable {
  var filterType: Setting<UserTaggings.FilterType>
  var tags: Setting<[TagFields<Text>]>
}

/// A tag in a condition.
struct TagFields<Text: Sendable>: Sendable {
  var key: Located<Text>
  var value: Located<Text>
}

extension WrittenRuleFields {
  /// The fields with their variables replaced.
  func evaluated(by evaluator: Evaluator) -> RuleFields<ExactString> {
    RuleFields<ExactString>(
      transferType: transferType,
      prefixes: prefixes.map { prefixes, _ in
        // A list with a wrong item is kept for the lints; the reported item keeps it from becoming a rule.
        var evaluated: [Located<ExactString>] = []
        evaluated.reserveCapacity(prefixes.count)
        for prefix in prefixes {
          if let prefix = evaluator.located(prefix, as: .prefix, named: RuleField.prefixes.rawValue) {
            evaluated.append(prefix)
          }
        }
        return evaluated
      },
      action: action,
      historicalObjectReplication: historicalObjectReplication,
      rtc: rtc,
      syncRole: syncRole.map { evaluator.value($0, at: $1, as: .text, named: RuleField.syncRole.rawValue) },
      sseKMSEncryptedObjects: sseKMSEncryptedObjects,
      replicaKMSKeyID: replicaKMSKeyID.map {
        evaluator.value($0, at: $1, as: .text, named: RuleField.replicaKMSKeyID.rawValue)
      },
      userTaggings: userTaggings.map { taggings, _ in
        TaggingFields(
          filterType: taggings.filterType,
          tags: taggings.tags.map { tags, _ in
            let evaluated = tags.compactMap { $0.evaluated(by: evaluator) }
            return evaluated.count == tags.count ? evaluated : nil
          })
      })
  }
}

extension TagFields<Interpolable<ExactString>> {
  fileprivate func evaluated(by evaluator: Evaluator) -> TagFields<ExactString>? {
    let key = evaluator.located(key, as: .text, named: "key")
    let value = evaluator.located(value, as: .anyText, named: "value")
    guard let key, let value else { return nil }
    return TagFields<ExactString>(key: key, value: value)
  }
}

extension Evaluator {
  /// The value of a text with its place; nil when it is wrong and reported.
  func located<Value>(
    _ text: Located<Interpolable<Value>>, as kind: TextKind<Value>, named name: String
  ) -> Located<Value>? {
    value(text.value, at: text.span, as: kind, named: name).map { Located(value: $0, span: text.span) }
  }
}
