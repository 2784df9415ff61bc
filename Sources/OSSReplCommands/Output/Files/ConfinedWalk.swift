internal import Glibc
internal import SystemPackage

/// A walk from directory to directory that never leaves the one where it began.
///
/// Each step opens one name within a directory that is open, and follows no link by itself, so that nobody can put a link in
/// the way between a look and a step.
struct ConfinedWalk {
  /// How many links are followed before it is a circle, as in the kernel.
  private static let mostLinks = 40

  /// The directories from the first to the present one.
  private var opened: [FileDescriptor]

  /// Takes the directory where it begins over.
  init(from start: FileDescriptor) { opened = [start] }

  /// Walks to the end of a path and gives the directory there, open; all others are closed.
  ///
  /// - Throws: `Errno` for what is missing or no directory; `LeadsOut` for a link that leads out.
  func end(of components: [String]) throws -> FileDescriptor {
    var walk = self
    do {
      try walk.follow(components)
    } catch {
      walk.close(keeping: 0)
      throw error
    }
    let end = walk.opened[walk.opened.count - 1]
    walk.opened.removeLast()
    walk.close(keeping: 0)
    return end
  }

  private mutating func follow(_ components: [String]) throws {
    var pending = components[...]
    var links = 0
    var followed: String?
    while let component = pending.popFirst() {
      switch component {
      case ".": continue
      case "..": close(keeping: opened.count - 1)
      default:
        guard let target = try step(component) else { continue }
        links += 1
        followed = component
        guard links <= Self.mostLinks else { throw Errno.tooManySymbolicLinkLevels }
        guard let way = way(to: target) else { throw LeadsOut(link: component) }
        if FilePath(target).isAbsolute { close(keeping: 1) }
        pending = (way + pending)[...]
      }
      guard !opened.isEmpty else { throw LeadsOut(link: followed ?? component) }
    }
  }

  /// Steps into a directory; gives the target instead where the name is a link.
  private mutating func step(_ name: String) throws -> String? {
    let parent = opened[opened.count - 1].rawValue
    let child = openat(parent, name, OutputDirectory.openingFlags | O_NOFOLLOW)
    if child >= 0 {
      opened.append(FileDescriptor(rawValue: child))
      return nil
    }
    let error = Errno(rawValue: errno)
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlinkat(parent, name, &buffer, buffer.count)
    guard length > 0 else { throw error }
    return String(decoding: buffer.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The components of a link's target: an absolute one counts from where the walk began; nil where it lies elsewhere.
  private func way(to target: String) -> [String]? {
    let path = FilePath(target)
    // Not normalised: what stands before `..` may be a link too.
    guard path.isAbsolute else { return path.components.map(\.string) }
    guard var start = OutputDirectory.workingDirectory?.components.map(\.string)[...] else { return nil }
    var rest = path.components.map(\.string)[...]
    while let expected = start.popFirst() { guard rest.popFirst() == expected else { return nil } }
    return Array(rest)
  }

  private mutating func close(keeping count: Int) {
    while opened.count > count, let last = opened.popLast() {
      // Nothing was written there.
      try? last.close()
    }
  }

  /// That a link leads out of the directory where the walk began.
  struct LeadsOut: Error {
    let link: String
  }
}
