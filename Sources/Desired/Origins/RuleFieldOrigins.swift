internal import Replication
internal import YAMLDocument

extension OriginsFinder {
  private var template: RuleOrigins.Layer? {
    rule.link.template.map { .template($0.name.text) }
  }

  /// What the rule and its template say, and the defaults where they can say anything.
  private func layers<Value>(
    _ own: Setting<Value>, _ template: Setting<Value>?, _ defaults: Setting<Value>? = nil
  ) -> [Layered<Value>] {
    [(RuleOrigins.Layer.rule, own), (self.template ?? .rule, template), (.defaultRule, defaults)].compactMap {
      layer, setting in setting.map { Layered(layer: layer, setting: $0) }
    }
  }

  // MARK: The destination

  var destinationFields: [RuleOrigins.Field] {
    let (own, template) = (rule.written.destination, rule.link.template?.destination)
    let location = field(
      "destination.location", layers(own.location, template?.location), resolved: rule.location.value?.location,
      builtIn: "none", text: { Self.region($0, \.location) }, variables: Self.variables)
    let account = field(
      "destination.account", layers(own.account, template?.account),
      resolved: rule.destinationAccount.value.map { FieldText.quoted($0.name) }, builtIn: "the source's",
      text: { FieldText.quoted($0.text) })
    return [
      field(
        "destination.bucket", layers(own.bucket, template?.bucket), resolved: rule.destination?.value.text, builtIn: "",
        text: { text in
          switch text {
          case .fixed(let name): FieldText.quoted(name.text)
          case .open(let text): FieldText.quoted(text.written)
          }
        }, variables: Self.variables),
      location, account,
    ]
  }

  // MARK: The rule

  private func layers<Value>(_ part: (WrittenRuleFields) -> Setting<Value>) -> [Layered<Value>] {
    layers(
      part(rule.written.fields), rule.link.template.map { part($0.fields) }, part(configuration.written.defaults.rule))
  }

  var ruleFields: [RuleOrigins.Field] {
    let fields = rule.fields
    func name(_ field: RuleField) -> String { field.rawValue }
    return [
      field(
        name(.transferType), layers(\.transferType), resolved: fields.transferType.value?.rawValue,
        builtIn: TransferType.internal.rawValue, text: \.rawValue),
      field(
        name(.prefixes), layers(\.prefixes),
        resolved: fields.prefixes.value.map { FieldText.list($0.map { "\"\($0.value.text)\"" }) },
        builtIn: "the whole bucket", text: { FieldText.list($0.map { FieldText.written($0.value) }) },
        variables: { $0.flatMap { Self.variables($0.value) }.unique }),
      field(
        name(.action), layers(\.action), resolved: fields.action.value.map(FieldText.action), builtIn: "",
        text: FieldText.action),
      field(
        name(.historicalObjectReplication), layers(\.historicalObjectReplication),
        resolved: fields.historicalObjectReplication.value?.rawValue, builtIn: "", text: \.rawValue),
      field(
        name(.rtc), layers(\.rtc), resolved: fields.rtc.value?.rawValue, builtIn: RTC.disabled.rawValue,
        text: \.rawValue),
      text(.syncRole, \.syncRole, fields.syncRole.value),
      field(
        name(.sseKMSEncryptedObjects), layers(\.sseKMSEncryptedObjects),
        resolved: fields.sseKMSEncryptedObjects.value.map(FieldText.onOff), builtIn: FieldText.onOff(false),
        text: FieldText.onOff),
      text(.replicaKMSKeyID, \.replicaKMSKeyID, fields.replicaKMSKeyID.value),
    ] + taggings
  }

  private func text(
    _ name: RuleField, _ part: (WrittenRuleFields) -> Setting<Interpolable<ExactString>>, _ value: ExactString?
  ) -> RuleOrigins.Field {
    field(
      name.rawValue, layers(part), resolved: value.map { FieldText.quoted($0.text) }, builtIn: "none",
      text: FieldText.written, variables: Self.variables)
  }

  /// The two parts of `user_taggings`, which merge one by one; a layer that unsets the whole ends what lies below it.
  private var taggings: [RuleOrigins.Field] {
    let whole = layers(\.userTaggings)
    guard let value = rule.fields.userTaggings.value else {
      return [
        field(
          RuleField.userTaggings.rawValue, whole, resolved: nil, builtIn: "none", text: { _ in "…" })
      ]
    }
    let name = RuleField.userTaggings.rawValue
    let reached = whole.prefix { if case .written(nil, _) = $0.setting { false } else { true } }
    func parts<Value>(
      _ part: (TaggingFields<Interpolable<ExactString>>) -> Setting<Value>
    ) -> [Layered<Value>] {
      reached.map { layered in
        Layered(layer: layered.layer, setting: layered.setting.value.map(part) ?? .absent)
      }
    }
    return [
      field(
        "\(name).filter_type", parts(\.filterType), resolved: value.filterType.value?.rawValue, builtIn: "",
        text: \.rawValue),
      field(
        "\(name).tags", parts(\.tags),
        resolved: value.tags.value.map { FieldText.tags($0) { FieldText.quoted($0.text) } }, builtIn: "",
        text: { FieldText.tags($0, FieldText.written) },
        variables: { $0.flatMap { Self.variables($0.key.value) + Self.variables($0.value.value) }.unique }),
    ]
  }

  var note: RuleOrigins.Field {
    field(
      "note", layers(rule.written.note, rule.link.template?.note), resolved: rule.note.map(FieldText.quoted),
      builtIn: "none", text: FieldText.written, variables: Self.variables)
  }

  var state: RuleOrigins.Field {
    let setting = rule.written.tombstone.map { Setting.given("absent", at: $0) } ?? .absent
    return field(
      "state", [Layered(layer: .rule, setting: setting)], resolved: "absent", builtIn: "", text: { $0 })
  }
}

extension [Variable] {
  /// Each variable once, in its first place.
  fileprivate var unique: [Variable] {
    var seen: Set<Variable> = []
    return filter { seen.insert($0).inserted }
  }
}
