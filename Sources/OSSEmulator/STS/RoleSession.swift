/// What AssumeRole and AssumeRoleWithOIDC are asked for in common.
struct RoleSession {
  let roleARN: String
  let name: String
  let seconds: Int
  /// Narrows what the session may do.
  let policy: PolicyDocument?

  /// Reads the parameters. How long a session may be is the role's to say.
  init(_ api: APIRequest) throws(Refusal) {
    guard let arn = api.parameter("RoleArn") else { throw .missingParameter("RoleArn") }
    guard Self.isRoleARN(arn) else {
      throw .invalidParameter("RoleArn", "The parameter RoleArn is wrongly formed.")
    }
    guard let name = api.parameter("RoleSessionName") else { throw .missingParameter("RoleSessionName") }
    guard (2...64).contains(name.utf8.count), name.utf8.allSatisfy({ Self.isWord($0) || ".@-".utf8.contains($0) })
    else {
      throw .invalidParameter("RoleSessionName", "The parameter RoleSessionName is wrongly formed.")
    }
    roleARN = arn
    self.name = name
    seconds = try Self.seconds(api.parameter("DurationSeconds"))
    policy = try api.parameter("Policy").map { (text) throws(Refusal) in try Self.policy(text) }
  }

  /// 15 minutes to 12 hours; an hour unless told otherwise.
  private static func seconds(_ text: String?) throws(Refusal) -> Int {
    guard let text else { return 3600 }
    guard let seconds = Int(text), (900...43_200).contains(seconds) else { throw .durationOutOfRange }
    return seconds
  }

  private static func policy(_ text: String) throws(Refusal) -> PolicyDocument {
    guard text.count <= 2048 else {
      throw .invalidParameter("PolicySize", "The size of Policy must be smaller than 2048 characters.")
    }
    do {
      return try PolicyDocument(json: text)
    } catch {
      throw .invalidParameter("PolicyGrammar", "The parameter Policy has not passed grammar check.")
    }
  }

  private static func isRoleARN(_ arn: String) -> Bool {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 5 && parts[0] == "acs" && parts[1] == "ram" && parts[2].isEmpty
      && !parts[3].isEmpty && parts[3].allSatisfy { ("0"..."9").contains($0) }
      && parts[4].hasPrefix("role/") && parts[4].utf8.count > 5
  }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension Refusal {
  static let durationOutOfRange = invalidParameter(
    "DurationSeconds", "The Min/Max value of DurationSeconds is 15min/12hr.")

  static let durationOverMaximum = invalidParameter(
    "DurationSeconds", "The value of DurationSeconds is larger than the MaxSessionDuration of the role.")
}

extension Emulator {
  /// The answer of a role assumed: its key, and who its holder is.
  mutating func begin(
    _ session: RoleSession, of role: EmulatedRole, in account: String, now: Moment
  ) throws(Refusal) -> [String: JSONValue] {
    guard session.seconds <= role.maximumSessionSeconds else { throw .durationOverMaximum }
    let caller = Caller(
      account: account, identity: .role(name: role.name, id: role.id, session: session.name),
      policies: [role.policy, session.policy].compactMap(\.self))
    let issued = issueKey(for: caller, lifetime: .seconds(session.seconds), at: now)
    return [
      "AssumedRoleUser": .object(["Arn": .text(caller.arn), "AssumedRoleId": .text(caller.principalID)]),
      "Credentials": .object(issued.members),
    ]
  }
}
