internal import Diagnostics
internal import Replication

/// Between mainland China and the rest of the world, in either direction, OSS's documentation asks for acceleration.
enum BorderWithoutAcceleration: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard let source = rule.sourceRegion.value, case .written(let location?, let span) = rule.location,
      source.isMainland != location.isMainland
    else { return [] }
    switch rule.fields.transferType {
    case .written(.accelerated?, _), .invalid: return []
    case .written, .absent: break
    }
    return [
      Diagnostic(
        .borderWithoutAcceleration, severity: .warning,
        "\(source) to \(location) crosses the border of mainland China without `oss_acc`", at: span,
        notes: ["OSS's documentation makes transfer acceleration mandatory there"],
        help: ["write `transfer_type: oss_acc`"])
    ]
  }
}
