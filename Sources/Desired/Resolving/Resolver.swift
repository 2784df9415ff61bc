internal import Diagnostics
internal import Replication

/// Puts what is inherited below what is written, and what names stand for in their place.
struct Resolver {
  let written: WrittenConfiguration
  let findings: Findings

  init(_ written: WrittenConfiguration, findings: Findings) {
    self.written = written
    self.findings = findings
  }

  func resolve() -> ResolvedConfiguration {
    ResolvedConfiguration(
      project: written.project, protections: written.protections, limits: written.limits,
      buckets: written.buckets.map(resolve))
  }

  private func resolve(_ bucket: WrittenBucket) -> ResolvedBucket {
    let place = bucket.settings.over(written.defaultPlace)
    return ResolvedBucket(
      key: bucket.key, name: bucket.name, account: account(place.account), region: place.region,
      endpoint: place.endpoint, pathStyle: place.pathStyle, manage: bucket.manage.over(written.manage),
      rules: bucket.rules.map { rule in
        ResolvedRule(
          source: bucket.name.map { Located(value: $0, span: bucket.key) }, sourceRegion: place.region, written: rule,
          fields: rule.tombstone == nil ? rule.fields.over(written.defaultRule) : rule.fields,
          destinationAccount: account(rule.account))
      })
  }

  /// The account behind a name; a name that is none is reported.
  private func account(_ name: Setting<ExactString>) -> Setting<Account> {
    name.map { name, span in
      switch written.accounts.lookUp(name) {
      case .found(let account): return account
      case .invalid: return nil
      case .unknown:
        let suggestion = Suggestion.closest(to: name.text, among: written.accounts.names)
        findings.report(
          Diagnostic(
            .unknownAccount, "there is no account \(QuotedText(name.text))", at: span,
            help: [
              suggestion.map { "did you mean \(QuotedText($0))?" }
                ?? "define it in the root file: `accounts: {\(name.text): {auth: env}}`"
            ]))
        return nil
      }
    }
  }
}
