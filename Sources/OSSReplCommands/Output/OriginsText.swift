package import Desired
internal import Diagnostics
internal import Replication

/// Where every value of a rule comes from, as text: each value, below it every place that says something about it, with
/// `>` before the one that holds.
package func originsText(_ origins: RuleOrigins, ascii: Bool) -> String {
  let display = DisplayText(ascii: ascii)
  let rows = origins.fields.flatMap(\.steps)
  let width = (
    column(rows.map { layerText($0) + (isVariable($0) ? "  " : "") }, limit: 30),
    column(rows.map { $0.text }, limit: 44)
  )
  var lines = ["\(origins.address)  \(display.line(origins.origin.description))"]
  for field in origins.fields {
    lines.append("")
    lines.append("\(field.name): \(display.line(field.value))")
    for step in field.steps {
      let mark = step.holds ? "  > " : isVariable(step) ? "      " : "    "
      let layer = padded(display.line(layerText(step)), to: width.0 - (isVariable(step) ? 2 : 0))
      let place = placeText(step, display)
      let text = place.isEmpty ? display.line(step.text) : padded(display.line(step.text), to: width.1) + "  " + place
      lines.append("\(mark)\(layer)  \(text)")
    }
  }
  return lines.map { $0 + "\n" }.joined()
}

private func placeText(_ step: RuleOrigins.Step, _ display: DisplayText) -> String {
  if case .operatorVariable(_, let place) = step.layer { return display.line(place) }
  return step.origin.map { display.line($0.description) } ?? ""
}

private func isVariable(_ step: RuleOrigins.Step) -> Bool {
  switch step.layer {
  case .variable, .operatorVariable: true
  default: false
  }
}

private func layerText(_ step: RuleOrigins.Step) -> String {
  switch step.layer {
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

/// The width of a column: that of its longest text, but no more than the limit.
private func column(_ texts: [String], limit: Int) -> Int {
  min(texts.map(\.unicodeScalars.count).max() ?? 0, limit)
}

private func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(width - text.unicodeScalars.count, 0))
}
