internal import Diagnostics
internal import YAMLDocument

/// Reads the entries under `inputs`.
struct InputReader {
  let findings: Findings
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings) { self.findings = findings }

  func read(_ mapping: YAMLMapping, excused: Set<String>) -> Definitions<WrittenInput> {
    var inputs = Definitions<WrittenInput>()
    for entry in mapping.entries {
      let isGood = checkName(entry.key)
      let input = read(entry, excused: excused)
      inputs.define(entry.key, as: isGood ? input : nil)
    }
    return inputs
  }

  private func read(_ entry: YAMLMapping.Entry, excused: Set<String>) -> WrittenInput? {
    let example = "`{}`, or `{default: TEXT, description: TEXT}`"
    guard let mapping = values.mapping(Slot(entry), example: example) else { return nil }
    let block = BlockReader(
      mapping, ConfigurationSchema.input, place: entry.key.span, excused: excused, findings: findings)
    let fallback = block.setting(.default) { values.text($0) }
    let purpose = block.setting(.description) { values.text($0) }
    if case .invalid = fallback { return nil }
    return WrittenInput(
      fallback: fallback.value.flatMap { value in fallback.span.map { Located(value: value, span: $0) } },
      purpose: purpose.value)
  }

  private func checkName(_ key: YAMLScalar) -> Bool {
    if let reading = ScalarReading(key) {
      findings.report(ValueReader.ambiguous(key, as: reading))
      return false
    }
    guard VariableName.isInputName(key.text) else {
      findings.report(
        Diagnostic(
          .illegalName, "\(QuotedText(key.text)) can't be the name of a variable", at: key.span,
          help: ["write letters, digits and `_`, no digit first"]))
      return false
    }
    // What comes of an input is shown in plans.
    guard !SecretName.fits(key.text) else {
      findings.report(
        Diagnostic(
          .secretInput, "\(QuotedText(key.text)) names a secret and can't be an input", at: key.span,
          notes: ["what comes of inputs is shown in plans"],
          help: ["use another variable; credentials are read from the environment by themselves"]))
      return false
    }
    return true
  }
}
