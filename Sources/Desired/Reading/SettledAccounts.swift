internal import Diagnostics
internal import Replication

/// Puts what the operator's rails say of accounts over what the configuration says. The configuration may say the same, and what
/// the rails leave open; anything else is an error, so that nobody relies on what does not hold.
struct SettledAccounts {
  private let accounts: [String: WrittenAccount]
  private let findings: Findings

  init(_ accounts: [WrittenAccount], findings: Findings) {
    self.accounts = Dictionary(accounts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.findings = findings
  }

  /// What the rails say of an account.
  subscript(name: String) -> WrittenAccount? { accounts[name] }

  /// Those that the configuration does not name.
  func others(than names: [String]) -> [WrittenAccount] {
    accounts.values.filter { !names.contains($0.name) }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The account that holds.
  func joined(to written: WrittenAccount) -> WrittenAccount {
    guard let settled = accounts[written.name] else { return written }
    var joined = written
    joined.source = hold(settled.source, over: written.source, key: .auth, settled)
    joined.uid = hold(settled.uid, over: written.uid, key: .uid, settled)
    // Another role on top of a settled source would be another identity, so the source settles that there is none.
    if settled.assumedRole.isAbsent, !settled.source.isAbsent, let span = written.assumedRole.span {
      report(.assumeRole, at: span, settled, by: settled.source.span)
      joined.assumedRole = .invalid
    } else {
      joined.assumedRole = hold(settled.assumedRole, over: written.assumedRole, key: .assumeRole, settled)
    }
    return joined
  }

  private func hold<Value: Equatable>(
    _ settled: Setting<Value>, over written: Setting<Value>, key: KeyName, _ account: WrittenAccount
  ) -> Setting<Value> {
    guard let value = settled.value else { return written }
    guard case .written(let own, let span) = written, own != value else { return settled }
    report(key, at: span, account, by: settled.span)
    return .invalid
  }

  private func report(_ key: KeyName, at span: SourceSpan, _ account: WrittenAccount, by place: SourceSpan?) {
    findings.report(
      Diagnostic(
        .settledAccount, "the operator settles `\(key)` of account \(account.name), and here it is another", at: span,
        labels: [Diagnostic.Label(span: place ?? account.place, message: "what the operator says")],
        notes: ["what --rails says of an account holds whatever the configuration says"],
        help: ["remove `\(key)`, or ask the operator to change the rails"]))
  }
}
