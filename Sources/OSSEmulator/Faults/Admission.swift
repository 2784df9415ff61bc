/// A request that has arrived, and what faults have in store for it.
package struct Admission: Sendable {
  let request: EmulatedRequest
  let addressed: AddressedRequest
  /// Nil when there is no fault that could befall it.
  var decision: FaultDecision?

  /// How long to wait before the request is carried out. It is to be carried out then even when nobody waits any more.
  package var delay: Duration { decision?.delayBeforeEffect ?? .zero }
}

extension Emulator {
  /// Takes a request in, and decides what befalls it.
  package mutating func admit(_ request: EmulatedRequest) -> Admission {
    let addressed = AddressedRequest(request)
    guard !faults.isEmpty, !isControl(addressed) else { return Admission(request: request, addressed: addressed) }
    var facts = facts(of: request, addressed)
    if faults.looksAtDestinations {
      let bucket = addressed.bucket.flatMap { store[$0] }
      facts.destination = RuleOfRequest(addressed.operation, body: request.body, bucket: bucket).destination
    }
    return Admission(request: request, addressed: addressed, decision: decide(facts, beforeReading: false))
  }

  /// Whether a fault breaks off a request of which only the head has come; nil when it is to be read on.
  ///
  /// - Parameter head: The request with an empty body.
  package mutating func interruption(beforeReading head: EmulatedRequest) -> EmulatedReply? {
    guard !faults.isEmpty else { return nil }
    let addressed = AddressedRequest(head)
    guard !isControl(addressed) else { return nil }
    let decision = decide(facts(of: head, addressed), beforeReading: true)
    guard case .interruption(let interruption, _) = decision.ending else { return nil }
    let builder = builder(addressed, method: head.method, at: clock.now)
    var reply = builder.silence(interruption == .reset ? .reset : .close, delay: .zero)
    reply.record?.faults = decision.faults
    noteInJournal(reply, changed: false)
    return reply
  }

  /// What conditions look at, but for the destination.
  func facts(of request: EmulatedRequest, _ addressed: AddressedRequest) -> RequestFacts {
    let token = ["x-oss-security-token", "security-token"].lazy.compactMap { name in
      request.header(name) ?? addressed.target.parameters.first { $0.name == name }?.value
    }.first
    return RequestFacts(operation: addressed.operation, bucket: addressed.bucket, token: token)
  }
}
