internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// Reads the entries under `accounts`, of a configuration or of the operator's rails.
struct AccountReader {
  let findings: Findings
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings) { self.findings = findings }

  /// The accounts of a configuration.
  ///
  /// - Parameter settled: what the operator says of some.
  func read(_ mapping: YAMLMapping, settled: SettledAccounts, excused: Set<String>) -> Definitions<Account> {
    var accounts = Definitions<Account>()
    for entry in mapping.entries {
      let name = values.name(entry.key, of: "an account")
      let written = read(entry, ConfigurationSchema.account, name: name, settled: settled, excused: excused)
      accounts.define(entry.key, as: written.flatMap { settled.joined(to: $0).account })
    }
    return accounts
  }

  /// The accounts of the operator's rails.
  func settled(_ slot: Slot, excused: Set<String>) -> [WrittenAccount] {
    guard let mapping = values.mapping(slot, example: "`{main: {auth: env}}`, or remove the key") else { return [] }
    return mapping.entries.compactMap { entry in
      let name = values.name(entry.key, of: "an account")
      return read(entry, ConfigurationSchema.settledAccount, name: name, settled: nil, excused: excused)
    }
  }

  private func read(
    _ entry: YAMLMapping.Entry, _ schema: SchemaBlock, name: String?, settled: SettledAccounts?, excused: Set<String>
  ) -> WrittenAccount? {
    guard let mapping = values.mapping(Slot(entry), example: "`{auth: env}`") else { return nil }
    let block = BlockReader(mapping, schema, place: entry.key.span, excused: excused, findings: findings)
    let isSettled = settled.flatMap { settled in name.flatMap { settled[$0] } }.map { !$0.source.isAbsent }
    if settled != nil, isSettled != true { block.require(.auth, help: "write `auth: env`") }
    let sources = CredentialsSourceReader(findings: findings)
    let source = block.setting(.auth) { sources.source($0, excused: block.excused) }
    let role = block.setting(.assumeRole) { slot in
      AssumedRoleReader(findings: findings).read(slot, excused: block.excused)
    }
    let region = schema.key("\(KeyName.stsRegion)") == nil ? .absent : block.setting(.stsRegion, region)
    let uid = block.setting(.uid, uid)
    guard let name else { return nil }
    return WrittenAccount(
      name: name, place: entry.key.span, source: source, assumedRole: role, stsRegion: region, uid: uid)
  }

  private func region(_ slot: Slot) -> Located<Region>? {
    guard let text = values.text(slot) else { return nil }
    if let region = TextKind.region.value(text.value) { return Located(value: region, span: text.span) }
    findings.report(TextKind.region.problem(text, slot.name))
    return nil
  }

  private func uid(_ slot: Slot) -> Located<String>? {
    guard let text = values.text(slot) else { return nil }
    if text.value.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text.value.utf8.count <= Self.longestUID {
      return text
    }
    findings.report(
      Diagnostic(
        .illegalUID, "\(QuotedText(text.value)) is not the number of an account", at: text.span,
        help: ["write the account's number in quotes, for example `\"1098765432101234\"`"]))
    return nil
  }

  /// In digits; the accounts of today have 16.
  private static let longestUID = 32
}
