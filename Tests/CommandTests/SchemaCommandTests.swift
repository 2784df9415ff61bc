import Documents
import HTTPTransport
import Testing

@Suite("oss-repl schema")
struct SchemaCommandTests {
  @Test(arguments: Schema.allCases)
  func itPrintsASchemaByteForByte(schema: Schema) async throws {
    let run = try await CommandRun.make(["schema", schema.rawValue]) { _, _ in HTTPResponse.noRules }
    #expect(run.status == 0)
    #expect(run.output == schema.text)
    #expect(run.errors.isEmpty)
  }
}
