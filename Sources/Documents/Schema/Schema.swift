/// The JSON Schemas of what the program reads and prints, as they lie in `config-schema/`.
///
/// The texts are part of the program, so that a schema is at hand wherever the program is. `make generate` writes them into
/// `Generated/` from the folder.
package enum Schema: String, CaseIterable, Sendable {
  case config
  case diagnostics
  case drift
  case events
  case locations
  case plan
  case report
  case status

  /// The schema's file in `config-schema/`.
  package var file: String {
    switch self {
    case .config: "oss-repl.schema.json"
    case .diagnostics: "diagnostics.schema.json"
    case .drift: "drift.schema.json"
    case .events: "events.schema.json"
    case .locations: "locations.schema.json"
    case .plan: "plan.schema.json"
    case .report: "report.schema.json"
    case .status: "status.schema.json"
    }
  }

  /// The bytes of that file.
  package var text: String {
    switch self {
    case .config: configSchemaText
    case .diagnostics: diagnosticsSchemaText
    case .drift: driftSchemaText
    case .events: eventsSchemaText
    case .locations: locationsSchemaText
    case .plan: planSchemaText
    case .report: reportSchemaText
    case .status: statusSchemaText
    }
  }
}
