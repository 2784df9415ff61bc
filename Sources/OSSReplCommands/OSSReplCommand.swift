package import ArgumentParser

/// The program: its name, its purpose and its commands.
package struct OSSReplCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "oss-repl",
    abstract: "Keeps the data replication rules of Alibaba Cloud OSS buckets equal to YAML files.",
    discussion: """
      plan shows what would change and writes nothing; apply changes it.

      Credentials come from OSS_ACCESS_KEY_ID, OSS_ACCESS_KEY_SECRET and, for temporary ones, OSS_SESSION_TOKEN.
      """,
    version: programVersion,
    subcommands: [
      ValidateCommand.self, PlanCommand.self, ShowCommand.self, ApplyCommand.self, ImportCommand.self,
      ExplainCommand.self,
      SchemaCommand.self,
      VersionCommand.self,
    ])

  package init() {}
}
