import FoundationEssentials
import HTTPTransport
import OSSReplCommands
import Testing

/// `validate FILE…`, as a hook before a commit calls it.
@Suite("Validating some files of a configuration")
struct FileSelectionTests {
  private static let root = """
    version: 1
    manage: exclusive
    include: ["buckets/*.yaml"]
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: disabled}}
    """

  private static func bucket(_ name: String, _ rule: String = "") -> String {
    "buckets: {\(name): {rules: [{destination: {bucket: \(name)-dr, location: oss-cn-beijing}\(rule)}]}}\n"
  }

  /// Runs `validate` with the root file in a directory of the test's own; `@` in arguments stands for its path.
  private func validate(
    _ arguments: [String], root: String = root, orders: String = bucket("orders")
  ) async throws -> CommandRun {
    let directory = FileManager.default.temporaryDirectory.appending(path: "files-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: directory + "/buckets", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }  // Left behind, it is only more temporary files.
    let files = [
      "oss-repl.yaml": root, "buckets/invoices.yaml": Self.bucket("invoices"), "buckets/orders.yaml": orders,
      "other.yaml": Self.root,
    ]
    for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: "\(directory)/\(name)")) }
    try FileManager.default.createSymbolicLink(
      atPath: directory + "/link.yaml", withDestinationPath: "buckets/orders.yaml")
    let arguments = arguments.map { $0.replacing("@", with: directory) }
    return try await CommandRun.make(["validate", "--config", directory + "/oss-repl.yaml"] + arguments) { _, _ in
      HTTPResponse.noRules
    }
  }

  private static let wrong = bucket("orders", ", action: SET")

  @Test func onlyWhatLiesInTheFilesIsReportedAndCounts() async throws {
    let clean = try await validate(["@/buckets/invoices.yaml"], orders: Self.wrong)
    #expect(clean.status == 0)
    #expect(!clean.errors.contains("OSSR1026"))
    #expect(clean.errors.contains("warning[OSSR9005]: 1 error outside of these files ("), "\(clean.errors)")
    #expect(clean.errors.split(separator: "\n").count == 1, "\(clean.errors)")
    #expect(clean.output == "No error in 1 file, as far as could be checked.\n")
    let guilty = try await validate(["@/buckets/invoices.yaml", "@/buckets/orders.yaml"], orders: Self.wrong)
    #expect(guilty.status == 3)
    #expect(guilty.errors.contains("error[OSSR1026]"))
    #expect(!guilty.errors.contains("OSSR9005"))
  }

  @Test(arguments: ["@/buckets/orders.yaml", "@/./buckets/../buckets/orders.yaml", "@/link.yaml"])
  func everySpellingIsTheSameFile(path: String) async throws {
    #expect(try await validate([path], orders: Self.wrong).status == 3)
    let valid = try await validate([path])
    #expect(valid.status == 0)
    #expect(valid.output == "Valid: 1 file.\n")
  }

  @Test(arguments: ["@/other.yaml", "@/no-such-file.yaml"])
  func aFileThatTheConfigurationDoesNotReadIsUsage(path: String) async throws {
    let run = try await validate([path, "@/buckets/orders.yaml"])
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
  }

  @Test func aFileThatErrorsKeepFromBeingReadIsNoSuccess() async throws {
    let run = try await validate(["@/buckets/orders.yaml"], root: "version: [1\n")
    #expect(run.status == 3)
    #expect(run.errors.contains("error[OSSR9005]"), "\(run.errors)")
    #expect(run.errors.contains("orders.yaml was not read"), "\(run.errors)")
  }

  /// The second place of a finding lies in the other file.
  @Test func aFindingWithTwoPlacesIsReportedForBoth() async throws {
    for file in ["invoices", "orders"] {
      let run = try await validate(["@/buckets/\(file).yaml"], orders: Self.bucket("invoices"))
      #expect(run.status == 3, "\(file): \(run.errors)")
    }
  }

  @Test func theDataHoldsWhatIsReported() async throws {
    let run = try await validate(["--format", "json", "@/buckets/invoices.yaml"], orders: Self.wrong)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("OSSR9005") && !run.output.contains("OSSR1026"))
  }

  @Test(arguments: [["--online"], ["--show-origins", "orders:orders-dr"]])
  func questionsAboutTheWholeTakeNoFiles(option: [String]) async throws {
    #expect(try await validate(option + ["@/buckets/orders.yaml"]).status == 64)
  }
}
