/// What the files of a configuration are called: with such an ending and outside `.git` a file is one that people review.
extension ConfigurationSource.Role {
  private var endings: [String] {
    switch self {
    case .root, .configuration: [".yaml", ".yml"]
    case .items: [".yaml", ".yml", ".json", ".txt"]
    }
  }

  /// Why a file of a path is not read; nil for one that may be.
  ///
  /// - Parameter path: As it is written, or from the root folder on; what lies above that folder is the operator's choice.
  package func problem(of path: String) -> ConfigurationSource.Problem? {
    if let problem = Self.problem(ofDirectory: path) { return problem }
    guard !endings.contains(where: { path.hasSuffix($0) }) else { return nil }
    let list = endings.map { "`\($0)`" }
    return ConfigurationSource.Problem(
      reason: "its name does not end in \(list.dropLast().joined(separator: ", ")) or \(list.last ?? "")",
      help: "give the file one of these endings, or name another file", kind: .unfitName)
  }

  /// The same for a directory that is searched for files.
  package static func problem(ofDirectory path: String) -> ConfigurationSource.Problem? {
    // Some file systems take any case for the same.
    guard path.split(separator: "/").contains(where: { $0.lowercased() == ".git" }) else { return nil }
    return ConfigurationSource.Problem(
      reason: "it lies in Git's own directory", help: "name a file that is under version control", kind: .unfitName)
  }
}
