/// What a step of the chain found.
enum StepResult: Sendable {
  case found(SessionCredentials)
  /// Nothing is configured there: why, as the end of a sentence, and what the user should know all the same.
  case passedOver(String, [CredentialsNotice] = [])
}

/// One place where a key may be configured.
struct ChainStep: Sendable {
  /// How the step is called where it is said why each was passed over.
  let name: String
  /// Looks there. It throws where something is configured and can't be used: then nothing is used in its place.
  let look: @Sendable () async throws(CredentialsError) -> StepResult
}
