internal import Applying
internal import OSSClient
internal import Planning
internal import Replication

/// Makes single calls, with the pauses before them.
struct StepCalls: Sendable {
  let reader: OSSReader
  let writer: OSSWriter
  let environment: RequestEnvironment

  /// The time that passed since a fixed moment.
  var elapsed: Duration { environment.elapsed() }

  /// Makes a call. A stop does not hold back one that gives a pair its rule again.
  func perform(_ call: StepRecord, on bucket: BucketPlace) async -> StepAnswer {
    if case .read(let pause, let purpose) = call.step {
      guard await self.pause(pause, for: purpose) else { return StepAnswer(.read(.unknown(notRead))) }
    }
    let start = elapsed
    let (result, metadata) = await answer(
      to: call.step, on: bucket, with: call.isFillingGap ? writer.unstoppable : writer)
    return StepAnswer(
      result, status: metadata?.status, requestID: metadata?.requestID, duration: elapsed - start)
  }

  private func answer(
    to step: ApplyStep, on bucket: BucketPlace, with writer: OSSWriter
  ) async -> (StepResult, ResponseMetadata?) {
    do throws(OSSError) {
      switch step {
      case .read:
        let observation = await reader.observation(of: bucket)
        return (.read(observation.bucket), observation.metadata)
      case .put(let desired):
        return (.accepted, try await writer.putBucketReplication(desired.rule, on: bucket).metadata)
      case .restore(let rule):
        return (.accepted, try await writer.restoreBucketReplication(rule, on: bucket).metadata)
      case .delete(let rule):
        return (.accepted, try await writer.deleteBucketReplication(rule.id, of: bucket).metadata)
      case .setRTC(let rule, let rtc):
        return (.accepted, try await writer.putBucketRTC(rtc, ofRule: rule.id, of: bucket).metadata)
      }
    } catch {
      return (StepResult(error), error.metadata)
    }
  }

  private var notRead: UnknownReason { UnknownReason(kind: .transport, message: "not read: the run is to stop") }

  /// Pauses before a read, a little longer than asked, at random, so that many buckets don't read in step.
  ///
  /// A long pause ends early once the run is to stop. The short ones between two looks are kept, so that a run that is to stop
  /// does not read without pause until its time is up.
  ///
  /// - Returns: whether the read shall be made.
  private func pause(_ pause: Duration, for purpose: ReadPurpose) async -> Bool {
    let whole = pause * (1 + environment.fraction() / 4)
    let isBreakable = purpose == .waitForClosing || purpose == .settle || pause > ApplyLimits.longestLookPause
    do {
      if isBreakable { return try await environment.sleepUnlessStopped(whole) }
      if whole > .zero { try await environment.sleep(whole) }
      return true
    } catch {
      return false
    }
  }
}
