internal import SystemPackage

/// Where a path of a configuration ends up once all links are followed, as far as there is anything.
///
/// Only links within the root folder are looked at. A path is outside as soon as it leaves the folder on its way, whether or not
/// it comes back, and whatever lies there: so nobody learns what there is elsewhere. What does not exist in the folder is taken
/// as it is written.
struct PathResolution {
  /// The root folder, absolute and without links.
  let folder: FilePath
  /// Absolute spellings of folders in it, as the operator wrote them, each with the real path.
  let spellings: [(written: FilePath, real: FilePath)]
  /// Where a link leads; nil for what is no link or does not exist.
  let target: (FilePath) -> FilePath?

  /// How many links are followed, as Linux does.
  static let linkLimit = 40

  /// - Parameter path: absolute, as it is written.
  /// - Returns: an absolute path without links, `.` and `..`; nil for one that leaves the folder, or whose links go on without
  ///   end.
  func path(of path: FilePath) -> FilePath? {
    guard var (resolved, rest) = beginning(of: path) else { return nil }
    var links = 0
    while let component = rest.popLast() {
      switch component.kind {
      case .currentDirectory: continue
      case .parentDirectory:
        guard resolved != folder else { return nil }
        resolved.removeLastComponent()
      case .regular:
        let next = resolved.appending(component)
        guard let target = target(next) else {
          resolved = next
          continue
        }
        links += 1
        guard links <= Self.linkLimit else { return nil }
        if target.isAbsolute {
          guard let (start, others) = beginning(of: target) else { return nil }
          resolved = start
          rest += others
        } else {
          rest += target.components.reversed()
        }
      }
    }
    return resolved
  }

  /// The part of an absolute path that is known to be in the folder, and the components behind it, the first one last; nil for
  /// a path that does not begin there.
  private func beginning(of path: FilePath) -> (FilePath, [FilePath.Component])? {
    let known = (spellings + [(folder, folder)]).filter { path.starts(with: $0.written) }
    guard let longest = known.max(by: { $0.written.components.count < $1.written.components.count }) else { return nil }
    return (longest.real, path.components.dropFirst(longest.written.components.count).reversed())
  }
}
