/// The configuration file of ossutil, version 2 or 1. It is read only when an account asks for it.
struct OssutilConfiguration: Sendable {
  let path: String
  let file: INIFile

  static let pathVariable = "OSSUTIL_CONFIG_FILE"

  static func read(_ environment: CredentialsEnvironment, step: String) throws(CredentialsError) -> OssutilConfiguration
  {
    let named = environment.value(pathVariable)
    guard let path = named.map({ environment.expanded($0) }) ?? environment.home.map({ $0 + "/.ossutilconfig" }) else {
      throw .broken(
        CredentialsFault(
          .file, step: step, "there is no home folder with ossutil's file: HOME is not set",
          help: ["set \(pathVariable) to the file"]))
    }
    let setting = named == nil ? "auth" : pathVariable
    let content = try environment.content(of: path, namedBy: setting, step: step)
    do throws(INIFile.Flaw) {
      return OssutilConfiguration(path: path, file: try INIFile(content, dialect: .ossutil))
    } catch {
      throw .broken(
        CredentialsFault(
          .file, step: step, "\(path) \(error.reason)", help: ["let `ossutil config` write the file"]))
    }
  }

  /// A profile by its name, in the three ways to write it. `[Credentials]` is version 1's only one.
  func section(_ name: String) -> INIFile.Section? {
    let folded = name.lowercased()
    if let section = file.section("profile \(folded)") { return section }
    guard folded == "default" else { return nil }
    return file.section("default") ?? file.section("credentials")
  }

  /// The names of the profiles.
  var names: [String] {
    file.sections.compactMap { section in
      switch section.name {
      case "default", "credentials": "default"
      case let name where name.hasPrefix("profile "): String(name.dropFirst(8))
      default: nil
      }
    }
  }
}
