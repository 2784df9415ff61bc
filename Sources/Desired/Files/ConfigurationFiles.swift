internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// The files of one configuration: reads each once and keeps its text for messages.
final class ConfigurationFiles {
  /// The root file, as the user named it.
  let rootFile: String
  let source: ConfigurationSource
  private let findings: Findings
  /// The texts of the configuration's own files, by their names in messages. Files of items are not among them.
  private(set) var texts: [String: [UInt8]] = [:]
  /// The trees of those that could be read.
  private(set) var trees: [YAMLNode] = []
  /// Those that are not what YAML wants, so that not all of their text is in a tree.
  private(set) var damaged: Set<String> = []
  /// The files of items, of which nothing is quoted.
  private(set) var itemFiles: Set<String> = []
  private var identities: [ConfigurationSource.FileIdentity: String] = [:]
  private var included: Set<ExactString> = []
  private var dataFiles: [ExactString: YAMLNode?] = [:]
  private var listings: [ExactString: Result<[ConfigurationSource.Entry], ConfigurationSource.Problem>] = [:]
  private var totalBytes = 0
  /// Whether the files have come to more than they may, which is reported once.
  private var isOverLimit = false
  private var totalFiles = 0

  /// How many files one configuration may have.
  static let fileLimit = 10_000
  /// How many names of files may be held against patterns: many patterns over a large directory take long.
  static let comparisonLimit = 5_000_000
  /// How many bytes all of them may have.
  private let byteLimit: Int
  private var comparisons = 0

  init(rootFile: String, source: ConfigurationSource, byteLimit: Int, findings: Findings) {
    self.byteLimit = byteLimit
    self.rootFile = rootFile
    self.source = source
    self.findings = findings
  }

  /// The root file's tree; nil when it can't be read, which is reported.
  func root() -> YAMLNode? {
    do throws(ConfigurationSource.Problem) {
      let file = try source.read(rootFile, .root)
      identities[file.identity] = rootFile
      totalBytes += file.bytes.count
      return configuration(file.bytes, rootFile, emptyHelp: nil)
    } catch {
      findings.report(
        Diagnostic(
          Self.code(of: error), "can't read \(QuotedText(rootFile).text): \(error.reason)",
          help: (error.isMissing ? neighbour.map { ["did you mean \(QuotedText($0))?"] } ?? [] : []) + [error.help]))
      return nil
    }
  }

  /// The YAML file in the root file's directory whose name is closest to it.
  private var neighbour: String? {
    let directory = Self.directory(of: rootFile)
    guard let entries = try? source.list(directory.isEmpty ? "." : directory) else { return nil }
    let names = entries.filter { !$0.isDirectory && ($0.name.hasSuffix(".yaml") || $0.name.hasSuffix(".yml")) }
      .map(\.name).sorted()
    let name = rootFile.split(separator: "/").last.map(String.init) ?? rootFile
    return findings.closest(to: name, among: names).map { directory + $0 }
  }

  /// The trees of the files that fit a pattern of `include` and were not read before, and whether all of them could be
  /// read.
  func included(_ pattern: Located<String>) -> (roots: [YAMLNode], isComplete: Bool) {
    guard comparisons <= Self.comparisonLimit else { return ([], false) }
    guard let paths = paths(pattern) else { return ([], false) }
    guard comparisons <= Self.comparisonLimit else {
      findings.report(
        Diagnostic(
          .overLimit, "the patterns are held against more than \(Self.comparisonLimit) names of files",
          at: pattern.span,
          help: ["write fewer patterns, or patterns over smaller directories"]))
      return ([], false)
    }
    var roots: [YAMLNode] = []
    var isComplete = true
    for path in paths where !included.contains(ExactString(path)) {
      switch includedFile(path, pattern) {
      case .root(let root): roots.append(root)
      case .readBefore: break
      case .unusable: isComplete = false
      case .overLimit: return (roots, false)
      }
    }
    return (roots, isComplete)
  }

  /// What came of reading a file that a pattern fits.
  private enum Included {
    case root(YAMLNode)
    /// The same file is a part of the configuration already.
    case readBefore
    /// Its content is not known, which is reported.
    case unusable
    /// No file more may be read, which is reported.
    case overLimit
  }

  private func includedFile(_ path: String, _ pattern: Located<String>) -> Included {
    do throws(ConfigurationSource.Problem) {
      let file = try read(path, .configuration)
      if let known = identities[file.identity] {
        guard known == rootFile else { return .readBefore }
        refuseCycle(pattern, path)
        return .unusable
      }
      guard isWithinLimits(file, pattern.span) else { return .overLimit }
      identities[file.identity] = path
      included.insert(ExactString(path))
      let root = configuration(file.bytes, path, emptyHelp: "write `buckets: {}`, or remove the file")
      return root.map { .root($0) } ?? .unusable
    } catch {
      if error.isMissing, !FilePattern(pattern.value).hasWildcard {
        reportNothing(pattern)
      } else {
        reportUnreadable(path, error, at: pattern)
      }
      return .unusable
    }
  }

  /// Reads a file of the root folder whose name is one of a configuration's.
  private func read(
    _ path: String, _ role: ConfigurationSource.Role
  ) throws(ConfigurationSource.Problem) -> ConfigurationSource.File {
    if let problem = role.problem(of: path) { throw problem }
    return try source.read(path, role)
  }

  /// What is in a directory, which is looked at once.
  private func list(_ directory: String) throws(ConfigurationSource.Problem) -> [ConfigurationSource.Entry] {
    if let known = listings[ExactString(directory)] {
      let entries = try known.get()
      comparisons += entries.count
      return entries
    }
    let listing: Result<[ConfigurationSource.Entry], ConfigurationSource.Problem>
    do throws(ConfigurationSource.Problem) {
      if let problem = ConfigurationSource.Role.problem(ofDirectory: directory) { throw problem }
      listing = .success(
        try source.list(directory).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    } catch {
      listing = .failure(error)
    }
    listings[ExactString(directory)] = listing
    return try listing.get()
  }

  /// The tree of a file of items that another names by a path relative to itself; nil when it can't be read, which is reported.
  func data(_ path: Located<String>) -> YAMLNode? {
    let resolved = path.value.hasPrefix("/") ? path.value : Self.directory(of: path.span.file) + path.value
    // Two names that look the same can be two files.
    let name = ExactString(resolved)
    if let known = dataFiles[name] { return known }
    var root: YAMLNode?
    do throws(ConfigurationSource.Problem) {
      let file = try read(resolved, .items)
      if isWithinLimits(file, path.span) {
        itemFiles.insert(resolved)
        root = tree(document(file.bytes, resolved), emptyHelp: "write a list such as `[a, b]`")
      }
    } catch {
      reportUnreadable(resolved, error, at: path)
    }
    dataFiles[name] = .some(root)
    return root
  }

  private func paths(_ pattern: Located<String>) -> [String]? {
    let parts = FilePattern(pattern.value)
    guard !parts.isRecursive else {
      findings.report(
        Diagnostic(
          .recursivePattern, "`**` does not reach into the directories below", at: pattern.span,
          help: ["write a pattern for each level, such as `buckets/*.yaml` and `buckets/*/*.yaml`"]))
      return nil
    }
    do throws(ConfigurationSource.Problem) {
      let paths = try parts.paths(from: Self.directory(of: pattern.span.file), list: list)
      if paths.isEmpty { reportNothing(pattern) }
      return paths.isEmpty ? nil : paths
    } catch {
      if error.isMissing {
        reportNothing(pattern)
      } else {
        findings.report(
          Diagnostic(
            Self.code(of: error), "can't look for \(QuotedText(pattern.value)): \(error.reason)", at: pattern.span,
            help: [error.help]))
      }
      return nil
    }
  }

  /// The directory of a file, with the slash behind it; nothing for the current one.
  static func directory(of file: String) -> String {
    file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[...$0]) } ?? ""
  }

  /// The tree of one of the configuration's own files.
  private func configuration(_ bytes: [UInt8], _ file: String, emptyHelp: String?) -> YAMLNode? {
    texts[file] = bytes
    let document = document(bytes, file)
    if !document.diagnostics.isEmpty { damaged.insert(file) }
    let root = tree(document, emptyHelp: emptyHelp)
    if let root { trees.append(root) }
    return root
  }

  private func document(_ bytes: [UInt8], _ file: String) -> YAMLDocument {
    var limits = YAMLLimits()
    limits.bytes = byteLimit
    return YAMLDocument(bytes: bytes, file: file, limits: limits)
  }

  private func tree(_ document: YAMLDocument, emptyHelp: String?) -> YAMLNode? {
    findings.report(
      document.diagnostics.map { diagnostic in
        guard let emptyHelp, diagnostic.code == .emptyFile else { return diagnostic }
        return Diagnostic(.emptyFile, "the file is empty", at: diagnostic.span, help: [emptyHelp])
      })
    findings.drop(document.dropped)
    return document.root
  }

  /// Whether a file more may be read at a place; reports when it may not.
  private func isWithinLimits(_ file: ConfigurationSource.File, _ span: SourceSpan) -> Bool {
    totalFiles += 1
    totalBytes += file.bytes.count
    guard totalFiles < Self.fileLimit, totalBytes <= byteLimit else {
      defer { isOverLimit = true }
      // The files behind the one that is too much are too much for the same reason.
      guard !isOverLimit else { return false }
      let limit = totalFiles < Self.fileLimit ? "\(byteLimit) bytes" : "\(Self.fileLimit) files"
      findings.report(
        Diagnostic(
          .overLimit, "the configuration has more than \(limit)", at: span,
          help: ["split it into several configurations"]))
      return false
    }
    return true
  }

  private func reportNothing(_ pattern: Located<String>) {
    findings.report(
      Diagnostic(
        .includeMatchesNothing, "no file fits \(QuotedText(pattern.value))", at: pattern.span,
        notes: ["paths are relative to \(QuotedText(pattern.span.file))"], help: ["correct the path, or remove it"]))
  }

  private func reportUnreadable(_ path: String, _ problem: ConfigurationSource.Problem, at place: Located<String>) {
    findings.report(
      Diagnostic(
        Self.code(of: problem), "can't read \(QuotedText(path).text): \(problem.reason)", at: place.span,
        notes: problem.isMissing ? ["paths are relative to \(QuotedText(place.span.file))"] : [],
        help: [problem.help] + Self.helpForDirectory(place.value, problem)))
  }

  /// What to write for the files of a directory, where a name can be one.
  private static func helpForDirectory(_ path: String, _ problem: ConfigurationSource.Problem) -> [String] {
    guard problem.kind == .unfitName, let name = path.split(separator: "/").last, !name.contains(".") else { return [] }
    let directory = path.hasSuffix("/") ? path : path + "/"
    return ["if it is a directory, write \(QuotedText(directory + "*.yaml")) for its files"]
  }

  private static func code(of problem: ConfigurationSource.Problem) -> DiagnosticCode {
    switch problem.kind {
    case .missing, .other: .configurationUnreadable
    case .outside: .fileOutsideRootFolder
    case .unfitName: .unfitFileName
    }
  }

  private func refuseCycle(_ pattern: Located<String>, _ path: String) {
    findings.report(
      Diagnostic(
        .includeCycle, "\(QuotedText(pattern.value)) fits the root file itself", at: pattern.span,
        notes: path == rootFile ? [] : ["\(QuotedText(path)) leads to \(QuotedText(rootFile))"],
        help: ["name the directory of the other files, such as `buckets/*.yaml`"]))
  }
}
