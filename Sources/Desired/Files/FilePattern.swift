internal import Replication

/// A path of `include`, in which `*` and `?` stand for characters within one part of it.
struct FilePattern {
  private let parts: [Glob]
  private let isAbsolute: Bool

  /// A path or pattern as it is written.
  init(_ text: String) {
    isAbsolute = text.hasPrefix("/")
    parts = text.split(separator: "/").map { Glob(String($0)) }
  }

  /// Whether there is a `*` or `?` in it.
  var hasWildcard: Bool { parts.contains(where: \.hasWildcard) }

  /// Whether a part is `**`, which elsewhere reaches into directories below.
  var isRecursive: Bool { parts.contains { $0.pattern == "**" } }

  /// The paths that fit, sorted by their bytes.
  ///
  /// Names that begin with a dot are found only when they are written out. A path without `*` and `?` is not looked for:
  /// reading it will tell whether it is there.
  ///
  /// - Parameter base: The directory that the pattern is relative to, ending in `/`, or nothing for the current one.
  func paths(
    from base: String, list: (String) throws(ConfigurationSource.Problem) -> [ConfigurationSource.Entry]
  ) throws(ConfigurationSource.Problem) -> [String] {
    var directories = [isAbsolute ? "/" : base]
    var isOpen = false
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      isOpen = isOpen || part.hasWildcard
      var next: [String] = []
      for directory in directories {
        if !isOpen {
          next.append(directory + part.pattern)
          continue
        }
        let entries = try list(directory.isEmpty ? "." : directory)
        next += entries.filter { ($0.isDirectory != isLast || $0.isOutside) && Self.fits($0.name, part) }.map {
          directory + $0.name
        }
      }
      directories = isLast ? next : next.map { $0 + "/" }
    }
    // A directory comes sorted already, and sorting it again for each of many patterns would take long.
    let isSorted = zip(directories, directories.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return isSorted ? directories : directories.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func fits(_ name: String, _ part: Glob) -> Bool {
    part.hasWildcard ? !name.hasPrefix(".") && part.matches(name) : ExactString(name) == ExactString(part.pattern)
  }
}
