internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// Finds for one rule what every layer says of each of its fields.
struct OriginsFinder {
  let configuration: ResolvedConfiguration
  let bucket: ResolvedBucket
  let rule: ResolvedRule

  /// A place that may say something, and what it says.
  struct Layered<Value: Sendable> {
    let layer: RuleOrigins.Layer
    let setting: Setting<Value>
  }

  func origins(of address: RuleAddress) -> RuleOrigins {
    RuleOrigins(
      address: address, origin: Origin(rule.written.place),
      fields: [name] + bucketFields + destinationFields + (rule.isTombstone ? [state] : ruleFields) + [note])
  }

  // MARK: One field

  /// A field with what each layer says, the nearest first.
  func field<Value>(
    _ name: String, _ layers: [Layered<Value>], resolved: String?, builtIn: String, text: (Value) -> String,
    variables: (Value) -> [Variable] = { _ in [] }
  ) -> RuleOrigins.Field {
    var steps: [RuleOrigins.Step] = []
    var isDecided = false
    for layered in layers {
      guard let span = layered.setting.span else { continue }
      let value = layered.setting.value
      steps.append(
        RuleOrigins.Step(
          layer: layered.layer, text: value.map(text) ?? "null", origin: Origin(span), holds: !isDecided))
      if !isDecided, let value { steps += variables(value).map(step) }
      isDecided = true
    }
    if resolved == nil || !isDecided {
      steps.append(RuleOrigins.Step(layer: .builtIn, text: builtIn, origin: nil, holds: !isDecided))
    }
    return RuleOrigins.Field(name: name, value: resolved ?? builtIn, steps: steps)
  }

  /// What a variable stands for.
  private func step(_ variable: Variable) -> RuleOrigins.Step {
    let layer = RuleOrigins.Layer.variable("\(variable)")
    func made(_ text: String?, _ span: SourceSpan?) -> RuleOrigins.Step {
      RuleOrigins.Step(layer: layer, text: FieldText.quoted(text ?? ""), origin: span.map { Origin($0) }, holds: false)
    }
    switch variable {
    case .item: return made(bucket.expansion?.item.text, bucket.expansion?.item.span)
    case .field(_, let name):
      let text = bucket.expansion?.item[name]
      return made(text?.value, text?.span)
    case .sourceBucket: return made(bucket.name?.text, bucket.place)
    case .input(let name):
      if case .text(let text, let origin) = configuration.variables.value(of: name) {
        return RuleOrigins.Step(
          layer: .operatorVariable("\(variable)", from: origin.description(of: name)), text: FieldText.quoted(text),
          origin: nil, holds: false)
      }
      guard case .found(let input) = configuration.written.inputs.lookUp(ExactString(name)) else {
        return made(nil, nil)
      }
      return made(input.fallback?.value, input.fallback?.span)
    }
  }

  static func variables<Value>(_ text: Interpolable<Value>) -> [Variable] {
    if case .open(let text) = text { text.variables } else { [] }
  }

  // MARK: The bucket

  private var own: RuleOrigins.Layer { bucket.expansion.map { .group($0.group) } ?? .bucket }

  private var name: RuleOrigins.Field {
    let setting = bucket.written.name.map { Setting.given($0, at: bucket.place) } ?? .absent
    return field(
      "bucket", [Layered(layer: own, setting: setting)], resolved: bucket.name?.text, builtIn: "",
      text: { text in
        switch text {
        case .fixed(let name): FieldText.quoted(name.text)
        case .open(let text): FieldText.quoted(text.written)
        }
      }, variables: Self.variables)
  }

  private var bucketFields: [RuleOrigins.Field] {
    let (settings, defaults) = (bucket.written.settings, configuration.written.defaults.place)
    func layers<Value>(_ part: (PlaceSettings) -> Setting<Value>) -> [Layered<Value>] {
      [Layered(layer: own, setting: part(settings)), Layered(layer: .defaults, setting: part(defaults))]
    }
    return [
      field(
        "region", layers(\.region), resolved: bucket.region.value?.identifier, builtIn: "",
        text: { Self.region($0, \.identifier) }, variables: Self.variables),
      field(
        "manage",
        [
          Layered(layer: own, setting: bucket.written.manage),
          Layered(layer: .rootFile, setting: configuration.written.manage),
        ], resolved: bucket.manage.value?.rawValue, builtIn: "", text: \.rawValue),
      field(
        "account", layers(\.account), resolved: bucket.account.value.map { FieldText.quoted($0.name) },
        builtIn: FieldText.quoted(Account.defaultName), text: { FieldText.quoted($0.text) }),
      field(
        "endpoint", layers(\.endpoint), resolved: bucket.endpoint.value.map(FieldText.endpoint),
        builtIn: Endpoint.Network.public.rawValue, text: FieldText.endpoint),
      field(
        "path_style", layers(\.pathStyle), resolved: bucket.pathStyle.value.map { "\($0)" }, builtIn: "false",
        text: { "\($0)" }),
    ]
  }

  /// A region in one of its spellings.
  static func region(_ text: Interpolable<Region>, _ spelling: (Region) -> String) -> String {
    switch text {
    case .fixed(let region): spelling(region)
    case .open(let text): FieldText.quoted(text.written)
    }
  }
}
