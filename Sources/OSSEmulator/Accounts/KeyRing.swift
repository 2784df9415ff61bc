internal import OSSSignature

/// A key with which requests may be signed.
struct KnownKey: Sendable {
  enum State: Hashable, Sendable {
    case active
    /// Disabled by its owner; a key that does not expire.
    case inactive
    /// Good until then; a key of STS.
    case temporary(until: Moment)
  }

  let credentials: SigningCredentials
  let caller: Caller
  var state: State

  /// Whether it is one of STS.
  var isTemporary: Bool { if case .temporary = state { true } else { false } }

  func isExpired(at now: Moment) -> Bool {
    guard case .temporary(let end) = state else { return false }
    return now >= end
  }
}

/// All keys: the configured one, those of the accounts, and those that STS has issued.
struct KeyRing: Sendable {
  private var keys: [String: KnownKey] = [:]
  /// The IDs of temporary keys in the order of their issue.
  private var issued: [String] = []
  /// How long keys that are issued from now on live at most, whatever is asked for; nil for no such limit.
  var lifetimeLimit: Duration?

  /// So many temporary keys are kept; the oldest ones become unknown.
  private static let capacity = 10_000

  init(_ settings: EmulatorSettings) {
    let emulator = Caller(
      account: settings.account, identity: .user(name: "emulator", id: EmulatorSettings.demoUserID))
    for account in settings.accounts.accounts {
      for key in account.keys { add(key, Caller(account: account.id, identity: .root)) }
      for user in account.users {
        let caller = Caller(
          account: account.id, identity: .user(name: user.name, id: user.id), policies: user.policy.map { [$0] } ?? [])
        for key in user.keys { add(key, caller) }
      }
    }
    keys[settings.credentials.accessKeyID] = KnownKey(
      credentials: settings.credentials, caller: emulator, state: .active)
  }

  subscript(id: String) -> KnownKey? { keys[id] }

  /// All keys by their IDs.
  var all: [KnownKey] { keys.values.sorted { $0.credentials.accessKeyID < $1.credentials.accessKeyID } }

  /// Whether a security token belongs to any key.
  func knows(token: String) -> Bool { keys.values.contains { $0.credentials.securityToken == token } }

  /// Takes up a key of STS.
  mutating func issue(_ credentials: SigningCredentials, to caller: Caller, until end: Moment) {
    if issued.count >= Self.capacity { keys[issued.removeFirst()] = nil }
    issued.append(credentials.accessKeyID)
    keys[credentials.accessKeyID] = KnownKey(credentials: credentials, caller: caller, state: .temporary(until: end))
  }

  /// Makes a key unknown; false when it is so already.
  mutating func remove(_ id: String) -> Bool { keys.removeValue(forKey: id) != nil }

  /// Lets a temporary key expire at a time; false when there is none of that ID.
  mutating func expire(_ id: String, at end: Moment) -> Bool {
    guard keys[id]?.isTemporary == true else { return false }
    keys[id]?.state = .temporary(until: end)
    return true
  }

  private mutating func add(_ key: EmulatedAccessKey, _ caller: Caller) {
    let credentials = SigningCredentials(accessKeyID: key.id, accessKeySecret: AccessKeySecret(key.secret))
    keys[key.id] = KnownKey(credentials: credentials, caller: caller, state: key.isActive ? .active : .inactive)
  }
}
