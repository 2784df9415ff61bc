/// Files of the user, below the home folder or where a variable says.
extension CredentialsEnvironment {
  /// The path of a file; `~/` at its beginning is the home folder.
  func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home else { return path }
    return home + path.dropFirst()
  }

  /// The content of a file, or nil where it does not exist.
  ///
  /// - Throws: `.broken` for one that can't be read, for example for its permissions: whoever wrote it meant it.
  func contentIfPresent(
    of path: String, step: String, maximumBytes: Int = 1 << 20
  ) throws(CredentialsError) -> [UInt8]? {
    do throws(FileFailure) {
      return try readFile(path, maximumBytes)
    } catch {
      switch error {
      case .absent: return nil
      case .unreadable(let reason):
        throw .broken(
          CredentialsFault(
            .file, step: step, "\(path) can't be read: \(reason)",
            help: ["let the user that runs this program read the file, or remove it"]))
      case .tooLarge:
        throw .broken(
          CredentialsFault(
            .file, step: step, "\(path) is larger than \(maximumBytes) bytes",
            help: ["name the file that holds the credentials"]))
      }
    }
  }

  /// The content of a file that a setting names, so that it has to be there.
  func content(of path: String, namedBy setting: String, step: String) throws(CredentialsError) -> [UInt8] {
    if let content = try contentIfPresent(of: path, step: step) { return content }
    throw .broken(
      CredentialsFault(
        .file, step: step, "\(path) does not exist", notes: ["\(setting) names it"],
        help: ["correct \(setting) or unset it"]))
  }
}
