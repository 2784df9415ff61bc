internal import Diagnostics
internal import YAMLDocument

/// Finds names that several files give to different things: included files never override.
struct UniqueNames {
  let findings: Findings

  /// The templates of all files, in one namespace; a name that is given twice is reported, as it is for groups.
  func templates(of configuration: WrittenConfiguration) -> Definitions<WrittenTemplate> {
    var templates = Definitions<WrittenTemplate>()
    templates.isIncomplete = configuration.isIncomplete
    var groups = Definitions<WrittenGroup>()
    for content in configuration.contents {
      for (key, template) in content.templates {
        if let first = templates.define(key, as: template) { report(key, "template", first) }
      }
      for group in content.groups {
        if let first = groups.define(group.key, as: group) { report(group.key, "group", first) }
      }
    }
    return templates
  }

  private func report(_ key: YAMLScalar, _ what: String, _ first: SourceSpan) {
    findings.report(
      Diagnostic(
        .duplicateName, "a second \(what) \(QuotedText(key.text))", at: key.span,
        labels: [Diagnostic.Label(span: first, message: "the first one")],
        notes: ["the files of a configuration share their names"], help: ["rename one of the two"]))
  }
}
