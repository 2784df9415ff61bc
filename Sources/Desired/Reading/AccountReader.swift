internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// Reads the entries under `accounts`.
struct AccountReader {
  let findings: Findings
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings) { self.findings = findings }

  func read(_ mapping: YAMLMapping, excused: Set<String>) -> Definitions<Account> {
    var accounts = Definitions<Account>()
    for entry in mapping.entries {
      let name = values.name(entry.key, of: "an account")
      accounts.define(entry.key, as: read(entry, name: name, excused: excused))
    }
    return accounts
  }

  private func read(_ entry: YAMLMapping.Entry, name: String?, excused: Set<String>) -> Account? {
    guard let mapping = values.mapping(Slot(entry), example: "`{auth: env}`") else { return nil }
    let block = BlockReader(
      mapping, ConfigurationSchema.account, place: entry.key.span, excused: excused, findings: findings)
    let source = block.required(.auth, help: "write `auth: env`").flatMap(source)
    let uid = block.setting(.uid, uid)
    if case .invalid = uid { return nil }
    guard let name, let source else { return nil }
    return Account(name: name, source: source, uid: uid.value, origin: Origin(entry.key.span))
  }

  private func source(_ slot: Slot) -> Account.Source? {
    if case .mapping(let mapping) = slot.node, let first = mapping.entries.first {
      refuse(first.key.text, at: mapping.place)
      return nil
    }
    guard let text = values.text(slot) else { return nil }
    if text.value == ConfigurationSchema.environmentCredentials { return .environment }
    let isMeant = Suggestion.closest(to: text.value, among: [ConfigurationSchema.environmentCredentials]) != nil
    refuse(
      text.value, at: text.span,
      isMeant ? Diagnostic.Suggestion(ConfigurationSchema.environmentCredentials, at: text.span) : nil)
    return nil
  }

  private func refuse(_ name: String, at span: SourceSpan, _ suggestion: Diagnostic.Suggestion? = nil) {
    findings.report(
      Diagnostic(
        .unknownCredentials, "\(QuotedText(name)) is not a source of credentials that this program reads", at: span,
        notes: ["`env` is: OSS_ACCESS_KEY_ID, OSS_ACCESS_KEY_SECRET and OSS_SESSION_TOKEN"],
        help: ["write `auth: env`"], suggestion: suggestion))
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
