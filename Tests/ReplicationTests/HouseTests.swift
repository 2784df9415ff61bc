import FoundationEssentials
import TestSupport
import Testing

@Suite("The house keeps its shape")
struct HouseTests {
  /// What each target may import of this package; arrows run one way.
  static let allowed: [String: Set<String>] = [
    "Locking": [], "Replication": [], "TerminalText": [],
    // The standard library's own lock, for the one table of file names that spans point to.
    "Diagnostics": ["TerminalText", "Synchronization"], "YAMLDocument": ["CLibYAML", "Diagnostics"],
    "Desired": ["YAMLDocument", "Replication", "Diagnostics"], "XMLDocument": ["CLibXML2"],
    "HTTPTransport": ["CLibCurl", "Locking"],
    "OSSSignature": ["Crypto", "FoundationEssentials"],
    "Credentials": ["HTTPTransport", "OSSSignature", "Locking", "FoundationEssentials"],
    "OSSClient": [
      "HTTPTransport", "OSSSignature", "XMLDocument", "TerminalText", "Replication", "Locking", "Crypto",
      "FoundationEssentials",
    ],
    "Planning": ["Replication", "Diagnostics", "Crypto"], "Applying": ["Planning", "Replication"],
    "Status": ["Replication"],
    "Execution": ["Applying", "OSSClient", "Planning", "Replication"],
    "Documents": ["Planning", "Applying", "Status", "Diagnostics", "Replication", "FoundationEssentials"],
    "Reporting": ["Documents", "Planning", "Applying", "Status", "Diagnostics", "Replication", "TerminalText"],
    "OSSReplCommands": [
      "CLinux", "Locking", "Replication", "TerminalText", "Diagnostics", "Desired", "HTTPTransport", "OSSSignature",
      "Credentials", "OSSClient", "Planning", "Applying", "Status", "Execution", "Documents", "Reporting",
      "ArgumentParser", "Subprocess", "SystemPackage",
      "FoundationEssentials", "Synchronization",
    ],
    "oss-repl": ["OSSReplCommands", "ArgumentParser"],
    "OSSEmulator": ["OSSSignature", "XMLDocument", "TerminalText", "Crypto", "FoundationEssentials"],
    "oss-emulator": [
      "CLinux", "Locking", "TerminalText", "OSSSignature", "OSSEmulator", "ArgumentParser", "NIOCore", "NIOPosix",
      "NIOHTTP1", "NIOSSL", "SystemPackage", "FoundationEssentials",
    ],
  ]

  /// The targets that only decide or say something.
  static let pure = ["Replication", "TerminalText", "Diagnostics", "Planning", "Applying", "Status", "Reporting"]

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
      "TaskGroup", "async", "await", " actor ",
    ]
    for (name, text) in try sources(of: target) {
      for call in forbidden { #expect(!text.contains(call), "\(target)/\(name) uses \(call)") }
    }
  }

  @Test(arguments: ["Replication", "Diagnostics", "Planning", "Applying", "Reporting"])
  func onlyDocumentsKnowJSON(target: String) throws {
    for (name, text) in try sources(of: target) {
      for word in ["Codable", "Encodable", "Decodable", "CodingKey"] {
        #expect(!text.contains(word), "\(target)/\(name) uses \(word)")
      }
    }
  }

  /// Two folders that use each other's declarations can be read only together. A target's root counts as a folder.
  @Test(arguments: ["TerminalText", "Diagnostics", "Desired", "Planning", "Documents", "Reporting", "OSSReplCommands"])
  func foldersKnowEachOtherOneWay(target: String) throws {
    let files = try sources(of: target).map { SourceFolder(path: $0.name, text: $0.text) }
    #expect(files.contains { $0.folder != "" })
    var folders: [String: Set<String>] = [:]
    for file in files { for name in file.declared { folders[name, default: []].insert(file.folder) } }
    var uses: [String: [String: String]] = [:]
    for file in files {
      for name in file.words {
        guard let folder = folders[name], folder.count == 1, let other = folder.first, other != file.folder else {
          continue
        }
        uses[file.folder, default: [:]][other] = "\(file.path) uses \(name)"
      }
    }
    for (folder, others) in uses {
      for (other, use) in others where folder < other {
        #expect(uses[other]?[folder] == nil, "\(use), \(uses[other]?[folder] ?? "")")
      }
    }
  }

  /// A source file as the folders' test sees it.
  private struct SourceFolder {
    let path: String
    let folder: String
    /// The types and functions that it declares at its top.
    let declared: Set<String>
    /// Every word that is not in a comment.
    let words: Set<String>

    init(path: String, text: String) {
      self.path = path
      folder = path.split(separator: "/").dropLast().joined(separator: "/")
      let lines = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      let keywords: Set<Substring> = ["struct", "enum", "class", "protocol", "typealias", "actor", "func", "let"]
      var declared: Set<String> = []
      for line in lines where line.first != " " {
        let parts = line.split { !$0.isLetter && !$0.isNumber }
        guard let keyword = parts.firstIndex(where: keywords.contains), keyword + 1 < parts.endIndex else { continue }
        if parts[..<keyword].allSatisfy({ ["package", "public", "indirect", "final"].contains($0) }) {
          declared.insert(String(parts[keyword + 1]))
        }
      }
      self.declared = declared
      words = Set(lines.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }.map(String.init))
    }
  }

  @Test func onlyTheApplierWrites() throws {
    for target in ["Planning", "Applying", "Reporting", "Desired"] {
      for (name, text) in try sources(of: target) { #expect(!text.contains("OSSWriter"), "\(target)/\(name)") }
    }
    let users = try sources(of: "Execution").filter { $0.text.contains("OSSWriter") }.map(\.name).sorted()
    #expect(users == ["Applier.swift", "StepCalls.swift"])
    let commands = try sources(of: "OSSReplCommands").filter { $0.text.contains("OSSWriter(") }.map(\.name)
    #expect(commands == ["Commands/ApplyCommand.swift"])
  }

  /// What a target may import from outside of this package, which the picture for maintainers leaves out.
  private static let foreign: Set<String> = [
    "FoundationEssentials", "Synchronization", "ArgumentParser", "Subprocess", "SystemPackage", "NIOCore", "NIOPosix",
    "NIOHTTP1", "NIOSSL",
  ]

  private func architecture() throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(Fixture.projectRoot)/ARCHITECTURE.md")), as: UTF8.self)
  }

  @Test func thePictureSaysWhatEachTargetImports() throws {
    var rows: [String: Set<String>] = [:]
    for line in try architecture().split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingPrefix(" ") }
      guard cells.count >= 3, let name = cells[0].split(separator: "`").first.map(String.init) else { continue }
      let imports = cells[2].split(separator: ",").map { $0.filter { !$0.isWhitespace } }
      rows[name] = Set(imports.filter { $0 != "-" })
    }
    for (target, allowed) in Self.allowed {
      #expect(rows[target] == allowed.subtracting(Self.foreign), "\(target)")
    }
  }

  /// A recipe that names a file which was moved leads nowhere.
  @Test func whatTheRecipesNameIsThere() throws {
    let roots = ["Sources/", "Tests/", "config-schema/", "docs/"]
    let paths = try architecture().split(separator: "`").map(String.init).filter { text in
      roots.contains { text.hasPrefix($0) } && !text.contains { $0 == "<" || $0 == "*" || $0 == " " || $0 == "\n" }
    }
    #expect(paths.count > 20)
    for path in paths {
      #expect(FileManager.default.fileExists(atPath: "\(Fixture.projectRoot)/\(path)"), "\(path)")
    }
  }
}
