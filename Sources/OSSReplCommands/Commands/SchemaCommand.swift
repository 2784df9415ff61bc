package import ArgumentParser
internal import Diagnostics
internal import Documents

/// `oss-repl schema`: prints a JSON Schema.
package struct SchemaCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of the configuration or of what the program prints. Works offline.",
    discussion: """
      config is for editors, which check and complete a configuration with it; diagnostics is what validate --format json \
      prints, plan what plan --format json prints, drift what drift --format json prints, locations what locations --format json prints, status what status --format json prints, report what apply --format json \
      prints, and events a line of apply --journal and of apply --format ndjson. The dialect is JSON Schema 2020-12.

      Example: oss-repl schema config > oss-repl.schema.json

      Exit codes: 0 done; 64 wrong usage.
      """)

  @Argument(
    help: ArgumentHelp("Which schema: \(Schema.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "name"),
    completion: .list(Schema.allCases.map(\.rawValue)), transform: Schema.named)
  var schema: Schema

  package init() {}

  package func run() throws {
    Runtime.current.output(schema.text)
  }
}

extension Schema {
  fileprivate static func named(_ name: String) throws -> Schema {
    if let schema = Schema(rawValue: name) { return schema }
    let names = allCases.map(\.rawValue)
    let meant = Suggestion.closest(to: name, among: names).map { " Did you mean '\($0)'?" } ?? ""
    throw ValidationError("there is no such schema.\(meant) They are \(names.joined(separator: ", ")).")
  }
}
