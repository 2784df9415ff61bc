import Locking
import OSSSignature
import Testing

@testable import Credentials

/// The shell around the decisions: many tasks, one renewal.
@Suite("Renewal for all who wait")
struct RenewingCredentialsTests {
  @Test func manyRequestsAreServedByOneRenewal() async throws {
    let source = GatedProvider()
    let clock = Locked<Int64>(0)
    let keys = RenewingCredentials(source) { clock.withLock { $0 } }
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<200 { group.addTask { try await keys.credentials().accessKeyID } }
      await source.waitForCall(1)
      source.answer(with: .success(RenewalStateTests.key("a", until: 900)))
      for try await id in group { #expect(id == "a") }
    }
    #expect(source.calls == 1)
    // All of them were refused with it, and one renewal gives them the next.
    try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<200 { group.addTask { try await keys.renew(rejecting: "a")?.accessKeyID } }
      await source.waitForCall(2)
      source.answer(with: .success(RenewalStateTests.key("b", until: 900)))
      for try await id in group { #expect(id == "b") }
    }
    #expect(source.calls == 2)
  }

  @Test func aRequestThatGivesUpEndsItsOwnWaitOnly() async throws {
    let source = GatedProvider()
    let keys = RenewingCredentials(source) { 0 }
    let impatient = Task { try await keys.credentials().accessKeyID }
    await source.waitForCall(1)
    let patient = Task { try await keys.credentials().accessKeyID }
    impatient.cancel()
    let given = await impatient.result
    #expect(throws: CredentialsError.cancelled) { try given.get() }
    source.answer(with: .success(RenewalStateTests.key("a", until: 900)))
    #expect(try await patient.value == "a")
    #expect(source.calls == 1)
  }

  @Test func aCancelledTaskDoesNotWaitAtAll() async {
    let source = GatedProvider()
    let keys = RenewingCredentials(source) { 0 }
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await keys.credentials().accessKeyID
    }
    let result = await task.result
    #expect(throws: CredentialsError.cancelled) { try result.get() }
    await source.waitForCall(1)
    source.answer(with: .success(RenewalStateTests.key("a", until: 900)))
  }

  @Test func aFailureReachesAllWhoWait() async {
    let source = GatedProvider()
    let keys = RenewingCredentials(source) { 0 }
    let tasks = (0..<10).map { _ in Task { try await keys.credentials().accessKeyID } }
    await source.waitForCall(1)
    source.answer(with: .failure(RenewalStateTests.outage))
    for task in tasks {
      let result = await task.result
      #expect(throws: RenewalStateTests.outage) { try result.get() }
    }
    #expect(source.calls == 1)
  }

  @Test func aKeyThatHadEndedWhenItCameIsNoKey() async {
    let source = GatedProvider()
    let keys = RenewingCredentials(source) { 1000 }
    let task = Task { try await keys.credentials().accessKeyID }
    await source.waitForCall(1)
    source.answer(with: .success(RenewalStateTests.key("a", until: 1000)))
    let error = await #expect(throws: CredentialsError.self) { try await task.value }
    guard case .broken(let fault) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(fault.kind == .expired)
  }

  @Test func aSourceWithoutAnotherKeyIsToldSo() async throws {
    let source = GatedProvider()
    let keys = RenewingCredentials(source) { 0 }
    async let first = keys.credentials()
    await source.waitForCall(1)
    source.answer(with: .success(RenewalStateTests.key("a", until: nil)))
    _ = try await first
    async let other = keys.renew(rejecting: "a")
    await source.waitForCall(2)
    source.answer(with: .success(RenewalStateTests.key("a", until: nil)))
    #expect(try await other == nil)
    #expect(try await keys.renew(rejecting: "a") == nil)
    #expect(source.calls == 2)
  }
}

/// A source that answers when a test tells it to.
final class GatedProvider: CredentialsProvider {
  private typealias Answer = Result<SessionCredentials, CredentialsError>

  private struct State {
    var calls = 0
    var pending: [CheckedContinuation<Answer, Never>] = []
  }

  private let state = Locked(State())

  var calls: Int { state.withLock { $0.calls } }

  func credentials() async throws(CredentialsError) -> SessionCredentials {
    let answer = await withCheckedContinuation { continuation in
      state.withLock { state in
        state.calls += 1
        state.pending.append(continuation)
      }
    }
    return try answer.get()
  }

  /// Waits until the source was asked so often.
  func waitForCall(_ number: Int) async {
    while calls < number { await Task.yield() }
  }

  func answer(with result: Result<SessionCredentials, CredentialsError>) {
    let pending = state.withLock { state in
      defer { state.pending = [] }
      return state.pending
    }
    for continuation in pending { continuation.resume(returning: result) }
  }
}
