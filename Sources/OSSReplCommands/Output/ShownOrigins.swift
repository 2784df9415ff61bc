package import Desired
internal import Replication
package import Reporting

extension OriginsTable {
  /// Where the values of a rule come from, in the words in which it is shown.
  package init(_ origins: RuleOrigins) {
    self.init(
      address: origins.address, origin: origins.origin,
      fields: origins.fields.map { field in
        Field(name: field.name, value: field.value, rows: field.steps.map(Row.init))
      })
  }
}

extension OriginsTable.Row {
  fileprivate init(_ step: RuleOrigins.Step) {
    var place = step.origin?.description
    if case .operatorVariable(_, let named) = step.layer { place = named }
    self.init(
      subject: step.layer.words, isVariable: step.layer.isVariable, text: step.text, place: place, holds: step.holds)
  }
}

extension RuleOrigins.Layer {
  fileprivate var isVariable: Bool {
    switch self {
    case .variable, .operatorVariable: true
    default: false
    }
  }

  fileprivate var words: String {
    switch self {
    case .rule: "rule"
    case .bucket: "bucket"
    case .group(let name): "group \(name)"
    case .template(let name): "template \(name)"
    case .defaultRule: "defaults.rule"
    case .defaults: "defaults"
    case .rootFile: "root file"
    case .builtIn: "built in"
    case .variable(let name): name
    case .operatorVariable(let name, _): name
    }
  }
}
