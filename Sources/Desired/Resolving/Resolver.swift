internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// Puts what is inherited below what is written, and what names and variables stand for in their place.
struct Resolver {
  private let written: WrittenConfiguration
  private let templates: Definitions<WrittenTemplate>
  private let inputs: Inputs
  private let variables: OperatorVariables
  private let allowance: TextAllowance
  private let findings: Findings

  init(_ written: WrittenConfiguration, variables: OperatorVariables, findings: Findings) {
    self.written = written
    self.findings = findings
    self.variables = variables
    allowance = TextAllowance(findings: findings)
    inputs = Inputs(written.inputs, variables: variables, findings: findings)
    templates = UniqueNames(findings: findings).templates(of: written)
  }

  /// Resolves the whole configuration.
  func resolve() -> ResolvedConfiguration {
    var buckets: [ResolvedBucket] = []
    forEachBucket { buckets.append($0) }
    return ResolvedConfiguration(written: written, variables: variables, buckets: buckets)
  }

  /// Reads and resolves one bucket after the other, in the order of the files.
  func forEachBucket(_ body: (ResolvedBucket) -> Void) {
    let reader = BucketReader(findings: findings)
    var size = GroupSize()
    for content in written.contents {
      if let buckets = content.buckets {
        for entry in buckets.mapping.entries {
          let bucket = reader.read(entry, excused: buckets.excused)
          if size.excess == nil { body(resolve(bucket, link(bucket), for: nil)) }
        }
      }
      for group in content.groups where size.excess == nil {
        guard let each = group.each else { continue }
        let rules = link(group.bucket)
        size.add(rules, times: each.items.count)
        if let excess = size.excess {
          findings.report(
            Diagnostic(
              .tooManyBuckets, "the groups give more than \(excess)", at: group.key.span,
              help: ["split the configuration into several"]))
          break
        }
        for (number, item) in each.items.enumerated() {
          let expansion = Expansion(group: group.key.text, each: each, item: item, number: number)
          body(resolve(group.bucket, rules, for: expansion))
        }
      }
    }
    requireDeclaredInputs()
  }

  /// Looks at the texts of templates and defaults, which may have no rule yet that uses them.
  private func requireDeclaredInputs() {
    let templates = written.contents.flatMap { $0.templates.compactMap(\.1) }
    for name in written.defaults.inputs + templates.flatMap(\.inputs) { inputs.requireDeclared(name) }
    inputs.checkOptions()
  }

  private func resolve(_ bucket: WrittenBucket, _ rules: [LinkedRule], for expansion: Expansion?) -> ResolvedBucket {
    var evaluator = Evaluator(
      scope: VariableScope(expansion: expansion, source: .unavailable), inputs: inputs, allowance: allowance,
      findings: findings)
    let name = bucket.name.flatMap { evaluator.value($0, at: bucket.place, as: .sourceBucket, named: "bucket") }
    evaluator.scope.source = name.map { .known($0.text) } ?? .invalid
    let place = bucket.settings.over(written.defaults.place)
    let region = place.region.map { evaluator.value($0, at: $1, as: .region, named: "region") }
    let source = name.map { Located(value: $0, span: bucket.place) }
    return ResolvedBucket(
      written: bucket, expansion: expansion, name: name, account: accountOfBucket(place.account), region: region,
      endpoint: place.endpoint, pathStyle: place.pathStyle, manage: bucket.manage.over(written.manage),
      rules: rules.map { resolve($0, of: source, in: region, by: evaluator) })
  }

  private func resolve(
    _ link: LinkedRule, of source: Located<BucketName>?, in region: Setting<Region>, by evaluator: Evaluator
  ) -> ResolvedRule {
    let destination = link.destination.bucket.map {
      evaluator.value($0, at: $1, as: .destinationBucket, named: "bucket")
    }
    let location = link.destination.location.map { evaluator.value($0, at: $1, as: .region, named: "location") }
    let note = link.note.map { evaluator.value($0, at: $1, as: .note, named: "note") }
    return ResolvedRule(
      source: source, sourceRegion: region, link: link, destination: destination.located, location: location,
      destinationAccount: account(link.destination.account), fields: link.fields.evaluated(by: evaluator),
      note: note.value?.text)
  }

  private func link(_ bucket: WrittenBucket) -> [LinkedRule] {
    bucket.rules.map { rule in
      let template: LookUp<WrittenTemplate>? =
        switch rule.use {
        case .written(let name?, let span): lookUp(name, at: span)
        case .invalid, .written(nil, _): .invalid
        case .absent: nil
        }
      return LinkedRule(rule, template: template, defaults: written.defaults.rule)
    }
  }

  private func lookUp(_ name: ExactString, at span: SourceSpan) -> LookUp<WrittenTemplate> {
    let template = templates.lookUp(name)
    if case .unknown = template {
      let suggestion = findings.closest(to: name.text, among: templates.names)
      findings.report(
        Diagnostic(
          .unknownTemplate, "there is no template \(QuotedText(name.text))", at: span,
          help: [
            suggestion.map { "did you mean \(QuotedText($0))?" }
              ?? "define it: \(QuotedText("templates: {\(name.text): {…}}"))"
          ],
          suggestion: suggestion.map { Diagnostic.Suggestion($0, at: span) }))
    }
    return template
  }

  /// The account of a bucket; one that names none has the account `default`, if there is one of that name.
  private func accountOfBucket(_ name: Setting<ExactString>) -> Setting<Account> {
    guard name.isAbsent, case .found(let account) = written.accounts.lookUp(ExactString(Account.defaultName)),
      let place = written.accounts.place(of: Account.defaultName)
    else { return account(name) }
    return .given(account, at: place)
  }

  /// The account behind a name; a name that is none is reported.
  private func account(_ name: Setting<ExactString>) -> Setting<Account> {
    name.map { name, span in
      switch written.accounts.lookUp(name) {
      case .found(let account): return account
      case .invalid: return nil
      case .unknown:
        let suggestion = findings.closest(to: name.text, among: written.accounts.names)
        findings.report(
          Diagnostic(
            .unknownAccount, "there is no account \(QuotedText(name.text))", at: span,
            help: [suggestion.map { "did you mean \(QuotedText($0))?" } ?? Self.definition(of: name.text)],
            suggestion: suggestion.map { Diagnostic.Suggestion($0, at: span) }))
        return nil
      }
    }
  }

  /// How an account of a name is defined; what is a number to YAML is rather the account's own number than its name.
  private static func definition(of name: String) -> String {
    guard ScalarReading(plainText: name) == .number else {
      return "define it in the root file: \(QuotedText("accounts: {\(name): {auth: env}}"))"
    }
    return
      "write a name here, and the number in the root file: \(QuotedText("accounts: {NAME: {auth: env, uid: \"\(name)\"}}"))"
  }
}
