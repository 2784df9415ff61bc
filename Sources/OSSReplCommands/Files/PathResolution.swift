internal import SystemPackage

/// Where a path ends up once all links are followed, as far as there is anything.
///
/// What does not exist, or may not be looked at, is taken as it is written. So a path that leads out of a folder is known to
/// do so whether or not there is something at its end, and nobody can tell the two apart.
struct PathResolution {
  /// Where a link leads; nil for what is no link or does not exist.
  let target: (FilePath) -> FilePath?

  /// How many links are followed, as Linux does.
  static let linkLimit = 40

  /// - Parameter directory: What a relative path begins at; absolute.
  /// - Returns: an absolute path without links, `.` and `..`; nil where links go on without end.
  func path(of path: FilePath, from directory: FilePath) -> FilePath? {
    var resolved = FilePath("/")
    var rest = components(path)
    if path.isRelative { rest += components(directory) }
    var links = 0
    while let component = rest.popLast() {
      switch component.kind {
      case .currentDirectory: continue
      case .parentDirectory: resolved.removeLastComponent()
      case .regular:
        let next = resolved.appending(component)
        guard let target = target(next) else {
          resolved = next
          continue
        }
        links += 1
        guard links <= Self.linkLimit else { return nil }
        if target.isAbsolute { resolved = FilePath("/") }
        rest += components(target)
      }
    }
    return resolved
  }

  /// The components of a path, the first one last.
  private func components(_ path: FilePath) -> [FilePath.Component] { path.components.reversed() }
}
