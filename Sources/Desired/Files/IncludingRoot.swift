internal import Replication
internal import YAMLDocument

extension ConfigurationFiles {
  /// How many files are looked into.
  private static let candidateLimit = 20
  /// How many directories above the file's own.
  private static let levels = 3

  /// The file that includes the one that was given as the root file; nil where none is found.
  ///
  /// Only what may be read for this configuration is looked into: files of the root folder, `oss-repl.yaml` first.
  func includingRoot() -> String? {
    var directory = Self.directory(of: rootFile)
    for level in 0...Self.levels {
      let names = level == 0 ? neighbours(in: directory) : [Self.usualName]
      for name in names where directory + name != rootFile && includes(directory + name) { return directory + name }
      guard let parent = Self.parent(of: directory) else { return nil }
      directory = parent
    }
    return nil
  }

  private static let usualName = "oss-repl.yaml"

  /// Whether the root file is called as root files are.
  var hasUsualName: Bool { rootFile == Self.usualName || rootFile.hasSuffix("/\(Self.usualName)") }

  /// The YAML files of a directory; none where it can't be listed, and then there is nothing to suggest.
  private func neighbours(in directory: String) -> [String] {
    guard let entries = try? source.list(directory.isEmpty ? "." : directory) else { return [] }
    let names = entries.filter { !$0.isDirectory && ($0.name.hasSuffix(".yaml") || $0.name.hasSuffix(".yml")) }
      .map(\.name).sorted { $0 == Self.usualName || $1 != Self.usualName && $0 < $1 }
    return Array(names.prefix(Self.candidateLimit))
  }

  /// Whether a file is a root file that includes this one.
  private func includes(_ path: String) -> Bool {
    // What can't be read includes nothing that anybody could find out.
    guard let file = try? source.read(path, .configuration),
      case .mapping(let mapping) = YAMLDocument(bytes: file.bytes, file: path).root,
      let include = mapping.entries.first(where: { $0.key.hasText("include") })?.value
    else { return false }
    let patterns: [YAMLNode] = if case .sequence(let list) = include { Array(list.items) } else { [include] }
    return patterns.contains { pattern in
      guard case .scalar(let pattern) = pattern else { return false }
      let parts = FilePattern(pattern.text)
      guard !parts.isRecursive,
        let paths = try? parts.paths(from: Self.directory(of: path), list: source.list)
      else { return false }
      return paths.contains { ExactString($0) == ExactString(rootFile) }
    }
  }

  private static func parent(of directory: String) -> String? {
    guard !directory.isEmpty, directory != "/" else { return nil }
    let parts = directory.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    guard let last = parts.last, last != "..", last != "." else { return nil }
    return parts.dropLast().map { $0 + "/" }.joined()
  }
}
