internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// The files of one configuration: reads each once and keeps its text for messages.
final class ConfigurationFiles {
  /// The root file, as the user named it.
  let rootFile: String
  private let source: ConfigurationSource
  private let findings: Findings
  /// Every text that was read, by its name in messages.
  private(set) var texts: [String: [UInt8]] = [:]
  private var identities: [ConfigurationSource.FileIdentity: String] = [:]
  private var dataFiles: [ExactString: YAMLNode?] = [:]
  private var totalBytes = 0

  /// How many files one configuration may have.
  static let fileLimit = 10_000
  /// How many bytes all of them may have.
  static let byteLimit = 64 * 1024 * 1024

  init(rootFile: String, source: ConfigurationSource, findings: Findings) {
    self.rootFile = rootFile
    self.source = source
    self.findings = findings
  }

  /// The root file's tree; nil when it can't be read, which is reported.
  func root() -> YAMLNode? {
    do throws(ConfigurationSource.Problem) {
      let file = try source.read(rootFile, false)
      identities[file.identity] = rootFile
      return tree(file.bytes, rootFile, emptyHelp: nil)
    } catch {
      findings.report(
        Diagnostic(
          .configurationUnreadable, "can't read \(QuotedText(rootFile).text): \(error.reason)",
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
    guard let paths = paths(pattern) else { return ([], false) }
    var roots: [YAMLNode] = []
    var isComplete = true
    for path in paths {
      do throws(ConfigurationSource.Problem) {
        let file = try source.read(path, true)
        if let known = identities[file.identity] {
          if known == rootFile {
            refuseCycle(pattern, path)
            isComplete = false
          }
          continue
        }
        guard isWithinLimits(file, pattern.span) else { return (roots, false) }
        identities[file.identity] = path
        if let root = tree(file.bytes, path, emptyHelp: "write `buckets: {}`, or remove the file") {
          roots.append(root)
        } else {
          isComplete = false
        }
      } catch {
        isComplete = false
        if error.isMissing, !FilePattern(pattern.value).hasWildcard {
          reportNothing(pattern)
        } else {
          reportUnreadable(path, error, at: pattern)
        }
      }
    }
    return (roots, isComplete)
  }

  /// The tree of a file that another names by a path relative to itself; nil when it can't be read, which is reported.
  func data(_ path: Located<String>) -> YAMLNode? {
    let resolved = path.value.hasPrefix("/") ? path.value : Self.directory(of: path.span.file) + path.value
    // Two names that look the same can be two files.
    let name = ExactString(resolved)
    if let known = dataFiles[name] { return known }
    var root: YAMLNode?
    do throws(ConfigurationSource.Problem) {
      let file = try source.read(resolved, true)
      if isWithinLimits(file, path.span) {
        root = tree(file.bytes, resolved, emptyHelp: "write a list such as `[a, b]`")
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
      let paths = try parts.paths(from: Self.directory(of: pattern.span.file), list: source.list)
      if paths.isEmpty { reportNothing(pattern) }
      return paths.isEmpty ? nil : paths
    } catch {
      if error.isMissing {
        reportNothing(pattern)
      } else {
        findings.report(
          Diagnostic(
            .configurationUnreadable, "can't look for \(QuotedText(pattern.value)): \(error.reason)", at: pattern.span,
            help: [error.help]))
      }
      return nil
    }
  }

  /// The directory of a file, with the slash behind it; nothing for the current one.
  private static func directory(of file: String) -> String {
    file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[...$0]) } ?? ""
  }

  private func tree(_ bytes: [UInt8], _ file: String, emptyHelp: String?) -> YAMLNode? {
    texts[file] = bytes
    totalBytes += bytes.count
    let document = YAMLDocument(bytes: bytes, file: file)
    findings.report(
      document.diagnostics.map { diagnostic in
        guard let emptyHelp, diagnostic.code == .emptyFile else { return diagnostic }
        return Diagnostic(.emptyFile, "the file is empty", at: diagnostic.span, help: [emptyHelp])
      })
    return document.root
  }

  /// Whether a file more may be read at a place; reports when it may not.
  private func isWithinLimits(_ file: ConfigurationSource.File, _ span: SourceSpan) -> Bool {
    guard texts.count < Self.fileLimit, totalBytes + file.bytes.count <= Self.byteLimit else {
      let limit = texts.count < Self.fileLimit ? "\(Self.byteLimit) bytes" : "\(Self.fileLimit) files"
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
        .configurationUnreadable, "can't read \(QuotedText(path).text): \(problem.reason)", at: place.span,
        notes: problem.isMissing ? ["paths are relative to \(QuotedText(place.span.file))"] : [], help: [problem.help]))
  }

  private func refuseCycle(_ pattern: Located<String>, _ path: String) {
    findings.report(
      Diagnostic(
        .includeCycle, "\(QuotedText(pattern.value)) fits the root file itself", at: pattern.span,
        notes: path == rootFile ? [] : ["\(QuotedText(path)) leads to \(QuotedText(rootFile))"],
        help: ["name the directory of the other files, such as `buckets/*.yaml`"]))
  }
}
