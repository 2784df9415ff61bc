import Diagnostics
import TestSupport

/// What can be wrong with an account.
enum AccountMistakes {
  static let all: [Mistake] = sources + roles.map(role)

  private static let sources: [Mistake] = [
    Mistake(.unknownCredentials, top: "accounts: {dr: {auth: ⟦oidcc⟧}}\nbuckets: {}", help: "`oidc`"),
    Mistake(.unknownCredentials, top: "accounts: {dr: {auth: ⟦imds⟧}}\nbuckets: {}", help: "{profile: NAME}"),
    Mistake(.unknownCredentials, top: "accounts: {dr: {auth: ⟦{}⟧}}\nbuckets: {}", help: "{profile: NAME}"),
    Mistake(
      .unknownCredentials, top: "accounts: {dr: {auth: ⟦{profile: a, ossutil: b}⟧}}\nbuckets: {}",
      help: "one of `{profile: NAME}`"),
    Mistake(.unknownKey, top: "accounts: {dr: {auth: {⟦profil⟧: a}}}\nbuckets: {}", help: "`profile`"),
    Mistake(
      .unknownCredentials, top: "accounts: {dr: {auth: {profile: ⟦\" dr\"⟧}}}\nbuckets: {}", help: "white space"),
    Mistake(.wrongType, top: "accounts: {dr: {auth: {profile: ⟦[dr]⟧}}}\nbuckets: {}"),
    // What decides where signed requests or tokens go, or which program runs, is the operator's.
    Mistake(.unknownKey, top: "accounts: {dr: {auth: env, ⟦sts_endpoint⟧: sts.example}}\nbuckets: {}"),
    Mistake(.unknownKey, top: "accounts: {dr: {auth: {⟦credentials_uri⟧: \"http://a\"}}}\nbuckets: {}"),
    Mistake(.unknownKey, top: "accounts: {dr: {auth: {⟦process_command⟧: id}}}\nbuckets: {}"),
    Mistake(
      .illegalRegion, top: "accounts: {dr: {auth: env, sts_region: ⟦sts.example⟧}}\nbuckets: {}", help: "cn-hangzhou"),
    Mistake(
      .missingKey, top: "accounts: {dr: {auth: env, ⟦assume_role⟧: {duration: 1h}}}\nbuckets: {}", help: "acs:ram"),
  ]

  private static let arn = "role_arn: \"acs:ram::1098765432101234:role/oss-repl\""

  /// Lines of `assume_role`, with what the help says.
  private static let roles: [(String, String)] = [
    ("role_arn: ⟦oss-repl⟧", "acs:ram::UID:role/NAME"), ("role_arn: ⟦acs:ram::x:role/oss-repl⟧", "acs:ram::UID"),
    ("role_arn: ⟦acs:ram::1:role/⟧", "acs:ram"), ("role_arn: ⟦acs:ram::1:user/oss-repl⟧", "acs:ram"),
    ("role_arn: ⟦\"acs:ram::1:role/a b\"⟧", "acs:ram"), ("role_arn: ⟦acs:ram:cn-x:1:role/a⟧", "acs:ram"),
    ("role_arn: ⟦acs:ram::1:role/\(String(repeating: "a", count: 65))⟧", "acs:ram"),
    ("\(arn), session_name: ⟦a⟧", "2 to 64"), ("\(arn), session_name: ⟦a b⟧", "2 to 64"),
    ("\(arn), session_name: ⟦\(String(repeating: "a", count: 65))⟧", "2 to 64"),
    ("\(arn), duration: ⟦899s⟧", "`15m`"), ("\(arn), duration: ⟦13h⟧", "`12h`"),
    ("\(arn), duration: ⟦3600⟧", "`3600s`"),
    ("\(arn), duration: ⟦1d⟧", "`15m`"), ("\(arn), duration: ⟦-1h⟧", "`15m`"), ("\(arn), duration: ⟦60⟧", "`15m`"),
    ("\(arn), external_id: ⟦a⟧", "2 to 1224"), ("\(arn), external_id: ⟦a b⟧", "2 to 1224"),
    ("\(arn), policy: ⟦AliyunOSSFullAccess⟧", "as JSON"),
    ("\(arn), policy: ⟦\"{\(String(repeating: " ", count: 2048))}\"⟧", "2048"),
  ]

  private static func role(_ row: (lines: String, help: String)) -> Mistake {
    Mistake(
      .unfitRole, top: "accounts: {dr: {auth: env, assume_role: {\(row.lines)}}}\nbuckets: {}", help: row.help)
  }
}
