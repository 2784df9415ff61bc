internal import Locking

/// The first source that is configured. A step without any setting is passed over; one that is configured and broken ends the
/// search, because a key of another account in its place would do harm.
///
/// The step that gave the first key gives all later ones: a run does not change who it is.
final class CredentialsChain: CredentialsProvider {
  private let steps: [ChainStep]
  private let answering = Locked<(step: ChainStep, notices: [CredentialsNotice])?>(nil)

  init(_ steps: [ChainStep]) { self.steps = steps }

  func credentials() async throws(CredentialsError) -> SessionCredentials {
    if let known = answering.withLock({ $0 }) { return try await again(known.step) }
    var passedOver: [PassedOverStep] = []
    var notices: [CredentialsNotice] = []
    for step in steps {
      switch try await step.look() {
      case .found(let credentials):
        let all = notices
        answering.withLock { $0 = (step, all) }
        return credentials.adding(notices: notices)
      case .passedOver(let reason, let more):
        passedOver.append(PassedOverStep(step: step.name, reason: reason))
        notices += more
      }
    }
    throw .notConfigured(passedOver)
  }

  private func again(_ step: ChainStep) async throws(CredentialsError) -> SessionCredentials {
    switch try await step.look() {
    case .found(let credentials): return credentials
    case .passedOver(let reason, _):
      throw .broken(
        CredentialsFault(
          .expired, step: step.name, "the source of the key is gone: \(reason)",
          help: ["leave the source as it is while a run lasts"]))
    }
  }
}
