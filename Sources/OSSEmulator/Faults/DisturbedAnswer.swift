/// Answers while there are faults, something left by one, or somebody who reads the journal.
extension Emulator {
  mutating func disturbedAnswer(_ admission: Admission) -> EmulatedReply {
    let decision = admission.decision ?? FaultDecision()
    let now = clock.now
    let shown = now + decision.skew
    let builder = builder(admission.addressed, method: admission.request.method, at: shown)
    let before = admission.addressed.bucket.flatMap { store[$0] }
    let rule = RuleOfRequest(admission.addressed.operation, body: admission.request.body, bucket: before)

    var course = Course(faults: decision)
    var reply: EmulatedReply
    if let ending = decision.ending, !ending.takesEffect {
      reply = self.reply(ending, to: admission, builder, decision.chance, course.truth)
    } else {
      carryOut(admission, builder, before: before, at: statesTime(at: now), signedAt: shown, &course)
      reply = course.truth ?? builder.silence(.close, delay: .zero)
      if let ending = decision.ending {
        reply = self.reply(ending, to: admission, builder, decision.chance, course.truth)
      }
    }
    reply.changedStore = course.changedStore
    reply.delivery.delay = settings.latency + decision.delayBeforeAnswer
    reply.record?.time = now
    reply.record?.faults = course.faults.faults
    reply.record?.ruleID = course.rule?.id ?? rule.id
    reply.record?.destination = course.rule?.destinationBucket ?? rule.destination
    noteInJournal(reply, changed: course.changedStore)
    return reply
  }

  /// What has happened to a request so far.
  private struct Course {
    var faults: FaultDecision
    /// The answer of the operation itself.
    var truth: EmulatedReply?
    /// The rule that was written.
    var rule: StoredRule?
    var changedStore = false
  }

  /// Carries a request out, on the state that it is to see, and brings about the aftermaths.
  private mutating func carryOut(
    _ admission: Admission, _ builder: ReplyBuilder, before: StoredBucket?, at now: Moment, signedAt: Moment,
    _ course: inout Course
  ) {
    let operation = admission.addressed.operation
    let bucket = admission.addressed.bucket ?? ""
    let isRead = operation?.service == .oss && operation?.isWriting == false && operation != .listBuckets
    let stale = isRead ? aftereffects.staleState(of: bucket, at: now) : nil
    if let stale {
      course.faults.note(stale.fault)
      store[bucket] = stale.state
    }
    let outcome: Result<Success, Refusal>
    do throws(Refusal) {
      outcome = .success(try perform(admission.addressed, admission.request, now: now, signedAt: signedAt))
    } catch {
      outcome = .failure(error)
    }
    if stale != nil { store[bucket] = before }

    switch outcome {
    case .failure(let refusal):
      course.truth = builder.reply(refusal, delay: .zero)
    case .success(let success):
      course.truth = builder.reply(success, delay: .zero, changedStore: false)
      course.rule = success.rule
      if operation?.isWriting == true {
        bringAboutAftermaths(before: before, bucket: bucket, rule: success.rule?.id, at: now, &course)
      }
    }
    if isRead, stale == nil { aftereffects.noteRead(of: bucket, in: &store, at: now) }
    course.changedStore = store[bucket] != before
  }

  private mutating func bringAboutAftermaths(
    before: StoredBucket?, bucket: String, rule: String?, at now: Moment, _ course: inout Course
  ) {
    for (fault, aftermath) in course.faults.aftermaths {
      let hasBegun = aftereffects.begin(
        aftermath, of: fault, bucket: bucket, before: before, rule: rule, in: &store, at: now)
      guard hasBegun else { continue }
      course.faults.note(fault)
      noteFired(fault)
    }
  }

  /// The answer that an ending makes of the true one, which there is none of when the request was not carried out.
  private func reply(
    _ ending: FaultEnding, to admission: Admission, _ builder: ReplyBuilder, _ chance: Chance, _ truth: EmulatedReply?
  ) -> EmulatedReply {
    switch ending {
    case .interruption(.reset, _): return builder.silence(.reset, delay: .zero)
    case .interruption(.close, _): return builder.silence(.close, delay: .zero)
    case .truncatedBody(let sent):
      guard var reply = truth else { return builder.silence(.close, delay: .zero) }
      let whole = reply.body.count
      reply.body = Array(reply.body.prefix(sent ?? whole / 2))
      reply.delivery.ending = .truncated(missing: max(whole - reply.body.count, 1))
      return reply
    case .answer(let answer):
      return reply(answer, to: admission, builder, chance)
    case .alteredBody(let alteration):
      guard var reply = truth else { return builder.silence(.close, delay: .zero) }
      reply.body = alteration.applied(to: reply.body)
      return reply
    }
  }

  private func reply(
    _ answer: FaultAnswer, to admission: Admission, _ builder: ReplyBuilder, _ chance: Chance
  ) -> EmulatedReply {
    var reply: EmulatedReply
    switch answer.content {
    case .body(let body, let type, let status):
      let body = body.map { $0.replacing(Self.requestIDMark, with: Array(builder.requestID.utf8)) }
      reply = builder.reply(status: status, contentType: type, body: body ?? Self.garbage(chance), delay: .zero)
    case .error(let refusal):
      reply = builder.reply(refusal, delay: .zero)
    case .expiredToken:
      reply = builder.reply(
        .securityTokenExpired(facts(of: admission.request, admission.addressed).token ?? ""), delay: .zero)
    case .wrongRegion(let region):
      let bucket = admission.addressed.bucket ?? ""
      reply = builder.reply(.wrongEndpoint(bucket: bucket, region: region), delay: .zero)
    case .page(let status):
      reply = builder.page(status: status, delay: .zero)
    case .endlessList(let pages):
      let marker = admission.addressed.target.parameters.first { $0.name == "marker" }?.value ?? ""
      reply = builder.reply(endlessList(pages, after: marker), delay: .zero, changedStore: false)
    }
    if let retryAfter = answer.retryAfter { reply.headers.append((name: "Retry-After", value: retryAfter)) }
    return reply
  }

  /// What stands for the request's own ID in a body that a script gives.
  private static let requestIDMark = Array("{request-id}".utf8)

  /// 64 bytes that are no document.
  private static func garbage(_ chance: Chance) -> [UInt8] {
    var chance = chance
    return (0..<64).map { _ in UInt8(truncatingIfNeeded: chance.next()) | 0x80 }
  }
}
