package import ArgumentParser

/// `oss-repl version`: says which version this is.
package struct VersionCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Print the version.",
    discussion: """
      Example: oss-repl version

      Exit codes: 0 done; 64 wrong usage.
      """)

  package init() {}

  package func run() throws {
    Runtime.current.output("oss-repl \(programVersion)\n")
  }
}
