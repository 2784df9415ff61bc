import Documents
import FoundationEssentials
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
    #expect(schema.text == (try file(schema)), "make generate writes the program's text anew")
  }

  @Test func everySchemaOfTheFolderIsInTheProgram() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Fixture.projectRoot + "/config-schema")
    #expect(Set(names.filter { $0.hasSuffix(".schema.json") }) == Set(Schema.allCases.map(\.file)))
  }
}
