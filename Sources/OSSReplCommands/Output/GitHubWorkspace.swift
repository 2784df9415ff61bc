internal import FoundationEssentials
internal import Reporting
internal import SystemPackage

/// The check-out of a repository in which a workflow of GitHub Actions runs, from whose root GitHub counts paths.
struct GitHubWorkspace {
  private let root: FilePath?
  private let directory: FilePath

  init(_ runtime: Runtime) {
    let named = runtime.environment["GITHUB_WORKSPACE"].map { FilePath($0).lexicallyNormalized() }
    root = named.flatMap { $0.isAbsolute ? $0 : nil }
    directory = FilePath(FileManager.default.currentDirectoryPath)
  }

  /// A file's path from the root; as it was given for a file that lies elsewhere, or where there is no workspace.
  func path(of file: String) -> String {
    let given = FilePath(file).lexicallyNormalized()
    guard let root else { return given.string }
    var path = directory.pushing(given).lexicallyNormalized()
    return path.removePrefix(root) ? path.string : given.string
  }
}

extension ConsoleReporter {
  /// Everything told so far as annotations for GitHub.
  var gitHubReport: String { gitHubAnnotations(reported, path: GitHubWorkspace(runtime).path) }
}
