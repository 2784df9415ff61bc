import FoundationEssentials
import HTTPTransport
import OSSReplCommands
import TestSupport
import Testing

@Suite("The schemas inside the program")
struct SchemaTests {
  /// The bytes of the schema in `config-schema/`.
  private func file(_ schema: Schema) throws -> String {
    let url = URL(filePath: "\(Fixture.projectRoot)/config-schema/\(schema.file)")
    return String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }

  @Test(arguments: Schema.allCases)
  func theTextIsThatOfTheFile(schema: Schema) throws {
    let text = try file(schema)
    let recording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    if recording { try record(schema, text) }
    #expect(recording || schema.text == text, "RECORD=1 swift test --filter SchemaTests writes the program's text anew")
  }

  @Test(arguments: Schema.allCases)
  func theCommandPrintsItByteForByte(schema: Schema) async throws {
    let run = try await CommandRun.make(["schema", schema.rawValue]) { _, _ in HTTPResponse.noRules }
    #expect(run.status == 0)
    #expect(run.output == schema.text)
    #expect(run.errors.isEmpty)
  }

  @Test func everySchemaOfTheFolderIsInTheProgram() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Fixture.projectRoot + "/config-schema")
    #expect(Set(names.filter { $0.hasSuffix(".schema.json") }) == Set(Schema.allCases.map(\.file)))
  }

  /// Writes the Swift file that holds a schema's text.
  private func record(_ schema: Schema, _ text: String) throws {
    let name = schema.rawValue
    let source = """
      // swift-format-ignore-file
      // Written by SchemaTests from config-schema/\(schema.file).

      extension Schema {
        static let \(name)Text = ##\"\"\"
      \(text)
      \"\"\"##
      }

      """
    let path =
      "\(Fixture.projectRoot)/Sources/OSSReplCommands/Schemas/\(name.prefix(1).uppercased())\(name.dropFirst())SchemaText.swift"
    try Data(source.utf8).write(to: URL(filePath: path))
  }
}
