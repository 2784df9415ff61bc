import FoundationEssentials
import TestSupport
import Testing

@Suite("The house keeps its shape")
struct HouseTests {
  /// What each target may import of this package; arrows run one way.
  static let allowed: [String: Set<String>] = [
    "Replication": [], "TerminalText": [],
    // The standard library's own lock, for the one table of file names that spans point to.
    "Diagnostics": ["TerminalText", "Synchronization"], "YAMLDocument": ["CLibYAML", "Diagnostics"],
    "Desired": ["YAMLDocument", "Replication", "Diagnostics"], "XMLDocument": ["CLibXML2"],
    "HTTPTransport": ["CLibCurl"],
    "OSSSignature": ["Crypto", "FoundationEssentials"],
    "OSSClient": ["HTTPTransport", "OSSSignature", "XMLDocument", "Replication", "Crypto", "FoundationEssentials"],
    "Observed": ["OSSClient", "Replication"], "Planning": ["Replication", "Diagnostics", "Crypto"],
    "Applying": ["Planning", "OSSClient", "Replication"],
    "Reporting": ["Planning", "Applying", "Diagnostics", "Replication", "TerminalText", "FoundationEssentials"],
    "OSSEmulator": ["OSSSignature", "XMLDocument", "TerminalText", "Crypto", "FoundationEssentials"],
  ]

  /// The targets that only decide or say something.
  static let pure = ["Replication", "TerminalText", "Diagnostics", "Planning", "Reporting"]

  private func sources(of target: String) throws -> [(name: String, text: String)] {
    let root = URL(filePath: "\(Fixture.projectRoot)/Sources/\(target)")
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }
    return try names.map { name in
      (name, String(decoding: try Data(contentsOf: root.appending(path: name)), as: UTF8.self))
    }
  }

  @Test(arguments: allowed.keys.sorted())
  func aTargetImportsOnlyWhatLiesBelowIt(target: String) throws {
    let files = try sources(of: target)
    #expect(!files.isEmpty)
    for (name, text) in files {
      let imports = text.split(separator: "\n").filter { line in
        ["import ", "internal import ", "package import ", "public import ", "@_exported public import "].contains {
          line.hasPrefix($0)
        }
      }.compactMap { $0.split(separator: " ").last.map(String.init) }
      for module in imports where module != "Glibc" || Self.pure.contains(target) {
        #expect(Self.allowed[target]?.contains(module) == true, "\(target)/\(name) imports \(module)")
      }
    }
  }

  @Test(arguments: pure)
  func decisionsReadNoClockFileOrChance(target: String) throws {
    let forbidden = [
      "Date()", "Clock", ".random(", " print(", "FileManager", "ProcessInfo", "getenv", "Task.sleep", "Task {",
    ]
    for (name, text) in try sources(of: target) {
      for call in forbidden { #expect(!text.contains(call), "\(target)/\(name) uses \(call)") }
    }
  }

  @Test func onlyTheApplierWrites() throws {
    let targets = ["Observed", "Planning", "Reporting", "Desired"]
    for target in targets {
      for (name, text) in try sources(of: target) { #expect(!text.contains("OSSWriter"), "\(target)/\(name)") }
    }
    let commands = try sources(of: "OSSReplCommands").filter { $0.text.contains("OSSWriter(") }.map(\.name)
    #expect(commands == ["Commands/ApplyCommand.swift"])
  }
}
