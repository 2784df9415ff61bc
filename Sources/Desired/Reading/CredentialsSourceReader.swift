internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// Reads `auth` of an account: a word, or a profile under the name of the program whose it is.
struct CredentialsSourceReader {
  let findings: Findings
  private var values: ValueReader { ValueReader(findings: findings) }

  func source(_ slot: Slot, excused: Set<String>) -> Located<Authentication.Source>? {
    guard case .mapping = slot.node else { return word(slot) }
    guard let mapping = values.mapping(slot, example: "`{profile: NAME}`") else { return nil }
    let block = BlockReader(
      mapping, ConfigurationSchema.authProfile, place: mapping.place, excused: excused, findings: findings)
    guard block.isClean else { return nil }
    let (profile, ossutil) = (block.setting(.profile, profile), block.setting(.ossutil, profile))
    let place = ValueReader.place(of: slot.node)
    switch (profile, ossutil) {
    case (.written(let name?, _), .absent): return Located(value: .profile(name), span: place)
    case (.absent, .written(let name?, _)): return Located(value: .ossutil(name), span: place)
    case (.invalid, _), (_, .invalid): return nil
    default:
      let what = profile.isAbsent ? "names no source of credentials" : "names two sources of credentials"
      findings.report(
        Diagnostic(
          .unknownCredentials, "`auth` \(what)", at: place,
          help: ["write one of `{profile: NAME}` and `{ossutil: NAME}`, or a word: \(quotedList(words))"]))
      return nil
    }
  }

  private var words: [String] { ConfigurationSchema.credentialsWords }

  private func word(_ slot: Slot) -> Located<Authentication.Source>? {
    guard let text = values.text(slot) else { return nil }
    let source: Authentication.Source? =
      switch text.value {
      case "env": .environment
      case "chain": .chain
      case "oidc": .oidc
      case "ecs": .ecs
      case "uri": .uri
      default: nil
      }
    if let source { return Located(value: source, span: text.span) }
    let meant = Suggestion.closest(to: text.value, among: words)
    findings.report(
      Diagnostic(
        .unknownCredentials, "\(QuotedText(text.value)) is not a source of credentials that this program reads",
        at: text.span,
        notes: ["`auth` takes \(quotedList(words)), `{profile: NAME}` and `{ossutil: NAME}`"],
        help: [meant.map { "did you mean `\($0)`?" } ?? "write `auth: env`, or `auth: {profile: NAME}`"],
        suggestion: meant.map { Diagnostic.Suggestion($0, at: text.span) }))
    return nil
  }

  /// The name of a profile, in which nothing but white space at its ends is refused: other programs choose the names.
  private func profile(_ slot: Slot) -> Located<String>? {
    guard let text = values.text(slot) else { return nil }
    let isFine = SendableText.holds(text.value) && !text.value.contains { $0.isNewline || $0 == "\t" }
    if isFine, text.value.first?.isWhitespace == false, text.value.last?.isWhitespace == false { return text }
    findings.report(
      Diagnostic(
        .unknownCredentials, "\(QuotedText(text.value)) can't be the name of a profile", at: text.span,
        help: ["write the name as the program's file has it, without white space around it"]))
    return nil
  }
}
