package import OSSSignature

/// How the emulator behaves, apart from what it has stored.
package struct EmulatorSettings: Sendable {
  /// The access key that requests must be signed with.
  package var credentials: SigningCredentials
  /// The account that owns the access key and all buckets it makes.
  package var account = EmulatorSettings.demoAccount
  /// Who there is beside the user of that key.
  package var accounts = EmulatedAccounts()
  package var durations = LifecycleDurations()
  package var facts = EmulatorFacts()
  package var limits = EmulatorLimits()
  /// How long every answer is held back.
  package var latency = Duration.zero
  package var control = ControlAccess.closed

  package init(credentials: SigningCredentials) {
    self.credentials = credentials
  }

  /// The access key ID that is good when no other is configured.
  package static let demoAccessKeyID = "emulator-id"
  /// The secret of ``demoAccessKeyID``; it protects nothing.
  package static let demoAccessKeySecret = "emulator-secret"
  /// The account of the configured access key.
  package static let demoAccount = "1000000000000001"
  /// The ID of the user who has the configured access key, whose name is `emulator`.
  static let demoUserID = "200000000000000000"
  /// With what OIDC tokens are signed that the emulator takes; it protects nothing.
  package static let demoTokenSecret = "emulator-token-secret"
}

/// Who may use the control endpoint.
package enum ControlAccess: Hashable, Sendable {
  /// Nobody; there is no such endpoint.
  case closed
  case everybody
  /// Who sends `Authorization: Bearer` with this token.
  case token(String)
}

/// How many of a thing the service takes.
package struct EmulatorLimits: Hashable, Sendable {
  /// The rules of a bucket, those that begin and those that end there taken together. OSS allows 100.
  package var rulesPerBucket = 100
  /// The prefixes of a rule. OSS allows 10, and up to 100 on request.
  package var prefixesPerRule = 10
  /// The bytes of a request's body.
  package var bodyBytes = 1 << 20

  package init() {}
}

/// How long the states of rules last. The real ones take minutes; these are short, for nobody likes to wait.
package struct LifecycleDurations: Hashable, Sendable {
  /// From Put until a rule is `doing`.
  package var starting = Duration.seconds(10)
  /// From Delete until a rule is gone.
  package var closing = Duration.seconds(5)
  /// From switching RTC on until it is `enabled`, but not before the rule is `doing` and its history copied.
  package var rtcEnabling = Duration.seconds(10)
  /// From `doing` until all historical objects are copied.
  package var history = Duration.seconds(30)

  package init() {}
}
