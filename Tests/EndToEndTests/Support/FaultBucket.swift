import Applying
import Execution
import FoundationEssentials
import HTTPTransport
import OSSClient
import OSSSignature
import Planning
import Replication
import TestSupport

/// The bucket of one combination: what is there, what is wanted, and the client that brings it about.
struct FaultBucket: Sendable {
  private let combination: SocketFaultTests.Combination
  private let endpoint: String

  init(_ combination: SocketFaultTests.Combination, at endpoint: String) {
    self.combination = combination
    self.endpoint = endpoint
  }

  /// What the pair of the change has.
  private enum Content: Equatable {
    case nothing, before, after, other
  }

  private var desired: DesiredBucket {
    let address = combination.address
    return switch combination.kind {
    case .create, .blocked: Example.bucket(combination.bucket, mode: .listed, rules: [Example.desired(address)])
    case .replace:
      Example.bucket(combination.bucket, mode: .listed, rules: [Example.desired(address) { $0.action = .all }])
    case .rtc:
      Example.bucket(combination.bucket, mode: .listed, rules: [Example.desired(address) { $0.rtc = .enabled }])
    case .delete:
      Example.bucket(
        combination.bucket, mode: .listed, tombstones: [Tombstone(address: address, origin: Example.origin)])
    }
  }

  static func seed(of batch: [SocketFaultTests.Combination]) -> String {
    let buckets = batch.flatMap { combination -> [String] in
      let status = combination.kind == .blocked ? "closing" : "doing"
      let rule = """
        , {"destination": {"bucket": "\(combination.address.destination)", "location": "oss-cn-beijing"}, \
        "action": "PUT", "historical_object_replication": "disabled", "status": "\(status)"}
        """
      return [
        """
        {"name": "\(combination.bucket)", "region": "cn-hangzhou", "rules": [{"id": "foreign-\(combination.number)", \
        "destination": {"bucket": "archive", "location": "oss-cn-beijing"}, "historical_object_replication": "disabled"}\
        \(combination.kind == .create ? "" : rule)]}
        """, #"{"name": "\#(combination.address.destination)", "region": "cn-beijing"}"#,
      ]
    }
    return #"{"buckets": [\#((buckets + [#"{"name": "archive", "region": "cn-beijing"}"#]).joined(separator: ",\n"))]}"#
  }

  /// Plans for the bucket and applies the plan, with a connection of its own.
  ///
  /// - Parameter disturb: sets faults between the two; nil for a run without any, which is given all the time that it needs.
  /// - Returns: how the changes ended, and the writes that were sent without a look at what the last one did.
  func apply(
    disturbedBy disturb: (() async throws -> Void)? = nil
  ) async throws -> (results: [ChangeResult], blindWrites: [String]) {
    let started = ContinuousClock.now
    let environment = RequestEnvironment(
      now: { SigningTime(unixSeconds: Int64(Date().timeIntervalSince1970)) },
      elapsed: { started.duration(to: .now) }, sleep: { try await Task.sleep(for: $0) },
      fraction: { Double.random(in: 0..<1) })
    let sending = WatchedSending(CurlTransport())
    func connection(_ timeout: Duration) throws -> OSSConnection {
      OSSConnection(
        transport: sending,
        credentials: SigningCredentials(
          accessKeyID: "end-to-end-id", accessKeySecret: AccessKeySecret("end-to-end-secret")),
        override: try Endpoint(endpoint), environment: environment, timeout: timeout)
    }
    // Without faults there is all the time that a busy machine needs.
    let patient = try connection(.seconds(20))
    let way = disturb == nil ? patient : try connection(.milliseconds(300))
    let reader = OSSReader(connection: way, retryPolicy: RetryPolicy(retries: 1, base: .milliseconds(5)))
    let observed = await observe([desired.place], with: OSSReader(connection: patient), jobs: 1)
    let plan = diff(desired: DesiredState(buckets: [desired]), observed: observed)
    try await disturb?()
    let limits = ApplyLimits(
      waitTimeout: .seconds(disturb == nil ? 20 : 2), readBack: .milliseconds(500), firstPause: .milliseconds(40),
      longestPause: .milliseconds(200))
    let results = await Applier(
      reader: reader, writer: OSSWriter(connection: way), environment: environment, limits: limits, jobs: 1
    ).apply(plan)
    return (results, sending.blindWrites)
  }

  /// What the results say that is not so.
  func lies(of results: [ChangeResult], in store: [String: [EmulatorControl.StoredRule]]) -> [String] {
    guard results.count == 1, let result = results.first else { return ["\(results.count) results"] }
    let content = content(of: store)
    let isSo: Bool
    switch result.ending {
    case .applied: isSo = content == goal || combination.fault.makesRulesVanish
    case .failed(let failure):
      switch failure.pair {
      case .asBefore, .restored: isSo = content == start
      case .withoutRule: isSo = content == .nothing
      case .unclear: isSo = true
      }
    case .stale: isSo = true
    case .skipped, .interrupted: isSo = false
    }
    return (isSo ? [] : ["says \(result.ending), there is \(content)"]) + wrongs(in: store)
  }

  /// What the emulator's log tells against the results. The waits are so short that a busy machine exceeds them; whether a
  /// write was sent without a look is seen on this side.
  func violations(
    of results: [ChangeResult], in log: [String: [RequestLogAudit.Entry]],
    _ store: [String: [EmulatorControl.StoredRule]]
  ) -> [String] {
    let source = combination.bucket.text
    let pair = RequestLogAudit.Pair(source: source, destination: combination.address.destination.text)
    let work: RequestLogAudit.Work =
      switch combination.kind {
      case .create, .blocked: .create
      case .replace: .replace
      case .rtc: .setRTC
      case .delete: .delete
      }
    let live = live(store).map { RequestLogAudit.Pair(source: source, destination: $0.destinationBucket) }
    let audit = RequestLogAudit(
      works: [pair: work], claims: results.first.map { [pair: $0.claim] } ?? [:],
      end: combination.fault.makesRulesVanish ? nil : Set(live), isInTime: false)
    let violations = audit.violations(in: log[source] ?? [])
    return violations.isEmpty ? [] : ["by the log: \(violations) in \(log[source] ?? [])"]
  }

  /// What is not as it is wanted.
  func shortcomings(in store: [String: [EmulatorControl.StoredRule]]) -> [String] {
    let content = content(of: store)
    return (content == goal ? [] : ["does not converge: \(content)"]) + wrongs(in: store)
  }

  private var start: Content { combination.kind == .create || combination.kind == .blocked ? .nothing : .before }
  private var goal: Content { combination.kind == .delete ? .nothing : .after }

  private func live(_ store: [String: [EmulatorControl.StoredRule]]) -> [EmulatorControl.StoredRule] {
    (store[combination.bucket.text] ?? []).filter(\.isLive)
  }

  private func wrongs(in store: [String: [EmulatorControl.StoredRule]]) -> [String] {
    let live = live(store)
    let isUntouched = live.contains { $0.id == "foreign-\(combination.number)" && $0.action == "ALL" }
    return (isUntouched ? [] : ["the foreign rule was touched"])
      + (Set(live.map(\.destinationBucket)).count == live.count ? [] : ["two rules for one pair"])
  }

  private func content(of store: [String: [EmulatorControl.StoredRule]]) -> Content {
    let address = combination.address
    guard let rule = live(store).first(where: { $0.destinationBucket == address.destination.text }) else {
      return .nothing
    }
    guard rule.prefixes.isEmpty, rule.destinationLocation == "oss-cn-beijing" else { return .other }
    let wanted = desired.rules.first?.rule
    if let wanted, rule.action == (wanted.action == .all ? "ALL" : "PUT"), rule.hasRTC == (wanted.rtc == .enabled) {
      return .after
    }
    return rule.action == "PUT" && !rule.hasRTC ? .before : .other
  }
}

extension ChangeResult {
  /// What it says of its pair.
  fileprivate var claim: RequestLogAudit.Claim {
    switch ending {
    case .applied: .asDesired
    case .failed(let failure):
      switch failure.pair {
      case .asBefore: .asBefore
      case .restored: .restored
      case .withoutRule: .withoutRule
      case .unclear: .unclear
      }
    case .stale, .skipped, .interrupted(.notDone): .untouched
    case .interrupted(.pendingCreate): .withoutRule
    case .interrupted(.unverified): .unclear
    }
  }
}
