import Desired

/// Files that are only in memory.
struct MemoryFiles: Sendable {
  /// The texts, by their paths.
  var texts: [String: [UInt8]]
  /// Names that lead to other files, as links do.
  var links: [String: String] = [:]
  /// Files and directories that may not be read.
  var forbidden: Set<String> = []

  init(_ texts: [String: String]) { self.texts = texts.mapValues { Array($0.utf8) } }

  func source() -> ConfigurationSource {
    let names = texts.keys.sorted()
    return ConfigurationSource(
      read: { path, _ throws(ConfigurationSource.Problem) in
        let path = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        let target = links[path] ?? path
        guard !target.hasPrefix("/"), !target.hasPrefix("../") else { throw .outside }
        if forbidden.contains(target) {
          throw ConfigurationSource.Problem(reason: "permission denied", help: "check the file's mode and owner")
        }
        guard let bytes = texts[target], let number = names.firstIndex(of: target) else {
          throw ConfigurationSource.Problem(
            reason: "there is no such file", help: "correct the path", isMissing: true)
        }
        return ConfigurationSource.File(
          bytes: bytes, identity: ConfigurationSource.FileIdentity(device: 1, number: UInt64(number)))
      },
      list: { directory throws(ConfigurationSource.Problem) in try list(directory) })
  }

  private func list(_ directory: String) throws(ConfigurationSource.Problem) -> [ConfigurationSource.Entry] {
    guard !directory.hasPrefix("/"), !directory.hasPrefix("../") else { throw .outside }
    if forbidden.contains(directory) {
      throw ConfigurationSource.Problem(reason: "permission denied", help: "check the file's mode and owner")
    }
    let prefix = directory == "." ? "" : directory
    var entries: [String: Bool] = [:]
    for path in Array(texts.keys) + Array(links.keys) where path.hasPrefix(prefix) {
      let rest = path.dropFirst(prefix.count).split(separator: "/")
      if let name = rest.first { entries[String(name)] = rest.count > 1 }
    }
    guard !entries.isEmpty else {
      throw ConfigurationSource.Problem(reason: "there is no such file", help: "correct the path", isMissing: true)
    }
    return entries.map { ConfigurationSource.Entry(name: $0.key, isDirectory: $0.value) }
  }
}

extension OperatorSettings {
  /// With texts for variables, as the environment gives them.
  static func variables(_ texts: [String: String]) -> OperatorSettings {
    OperatorSettings(variables: OperatorVariables(environment: texts.mapValues { Array($0.utf8) }))
  }
}
