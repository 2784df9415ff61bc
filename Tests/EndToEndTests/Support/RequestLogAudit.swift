/// Judges a run by what the server's log says that took effect, as somebody would who knows nothing of the program: the log,
/// what was to be changed, what the run says of each pair, and which pairs have a rule at the end.
struct RequestLogAudit {
  /// A pair of buckets.
  struct Pair: Hashable, CustomStringConvertible {
    let source: String
    let destination: String
    var description: String { "\(source):\(destination)" }
  }

  /// What a pair needs to become as it is wanted.
  enum Work: String {
    case create, replace, delete
    case setRTC = "set-rtc"

    /// The writes that bring it about; a replace may put the old rule back.
    var operations: Set<Operation> {
      switch self {
      case .create: [.put]
      case .replace: [.delete, .put]
      case .delete: [.delete]
      case .setRTC: [.setRTC]
      }
    }
  }

  /// What a run says that a pair has now, by the words of its report.
  enum Claim: String {
    case untouched, restored, unclear
    case asDesired = "as-desired"
    case asBefore = "as-before"
    case withoutRule = "without-rule"
  }

  /// A request that changes rules.
  enum Operation: String {
    case put = "PutBucketReplication"
    case delete = "DeleteBucketReplication"
    case setRTC = "PutBucketRTC"
  }

  /// A request and its answer, in the order in which they took effect.
  struct Entry {
    let number: Int
    let operation: String?
    let bucket: String
    /// The destination of the rule; nil for a read, and for a request of which only the head was read.
    var destination: String?
    /// Nil where no answer was sent.
    var status: Int?
    var code: String?
    /// Whether it took effect.
    var changed = false
    /// Whether a fault changed its course.
    var isDisturbed = false

    var write: Operation? { operation.flatMap(Operation.init) }
    var pair: Pair? { destination.map { Pair(source: bucket, destination: $0) } }
    /// Whether OSS said in its own words that it did nothing.
    var isRefused: Bool { !changed && code != nil && status.map { (400..<500).contains($0) } == true }
    /// Whether it showed the rules of its bucket.
    var isLook: Bool { operation == "GetBucketReplication" && (status == 200 || status == 404) }
  }

  /// What a run must not do.
  enum Violation: Hashable {
    /// Told as done, and not there in the log, or not there at the end.
    case falseApplied(Pair)
    /// Its rule was deleted, there is none at the end, and the run does not say so.
    case untoldGap(Pair)
    /// Told as untouched, and a write took effect.
    case untoldEffect(Pair)
    /// Sent again though the same write had taken effect, with no fault in either, and nothing had undone it.
    case duplicateWrite(Pair, number: Int)
    /// Sent without a look at what the bucket's write before it did.
    case blindWrite(bucket: String, number: Int)
    /// To a pair, or of a kind, that nothing asks for.
    case outOfScope(bucket: String, number: Int)
    /// The rule was deleted, and no create followed though nothing was in its way, or one that OSS can't take.
    case deleteWithoutCreate(Pair)
  }

  let works: [Pair: Work]
  let claims: [Pair: Claim]
  /// The pairs that have a rule at the end; nil where rules vanish by themselves, so that the log alone counts.
  let end: Set<Pair>?
  /// Whether requests were answered in time, so that they took effect in the order in which they were sent. Where they may not
  /// have been, what was sent when is not told from the log.
  var isInTime = true

  /// What a log tells against a run.
  func violations(in log: [Entry]) -> [Violation] {
    let log = log.sorted { $0.number < $1.number }
    return works.keys.sorted { "\($0)" < "\($1)" }.flatMap { pair in
      judged(pair, log.filter { $0.pair == pair && $0.write != nil }, in: log)
    } + outOfScope(log) + (isInTime ? blind(log) : [])
  }

  private func judged(_ pair: Pair, _ writes: [Entry], in log: [Entry]) -> [Violation] {
    guard let work = works[pair] else { return [] }
    let claim = claims[pair]
    let effects = writes.filter(\.changed).compactMap(\.write)
    let hasRule = end.map { $0.contains(pair) } ?? (effects.last { $0 != .setRTC } == .put)
    var violations: [Violation] = []
    if claim == .asDesired {
      let isDone =
        switch work {
        case .create: effects.last == .put && hasRule
        case .replace: effects.contains(.delete) && effects.last == .put && hasRule
        case .delete: effects.last == .delete && !hasRule
        case .setRTC: effects.last == .setRTC
        }
      if !isDone { violations.append(.falseApplied(pair)) }
    }
    if effects.contains(.delete), !hasRule {
      let isTold = claim == .withoutRule || claim == .unclear || (work == .delete && claim == .asDesired)
      if !isTold { violations.append(.untoldGap(pair)) }
    }
    // A pair that the report leaves out is told as untouched.
    if (claim ?? .untouched) == .untouched, !effects.isEmpty { violations.append(.untoldEffect(pair)) }
    violations += duplicates(writes, of: pair)
    if work == .replace, lacksCreate(pair, in: log) { violations.append(.deleteWithoutCreate(pair)) }
    return violations
  }

  /// A write that a fault has delayed may take effect after one that was sent later, and one whose effect a fault has undone may
  /// be sent again.
  private func duplicates(_ writes: [Entry], of pair: Pair) -> [Violation] {
    var last: Entry?
    return writes.compactMap { write -> Violation? in
      defer { if write.changed { last = write } }
      guard let last, last.write == write.write, !last.isDisturbed, !write.isDisturbed, isInTime || write.changed else {
        return nil
      }
      return .duplicateWrite(pair, number: write.number)
    }
  }

  /// Whether a rule was deleted and no create came that OSS could take, with no fault in the way.
  private func lacksCreate(_ pair: Pair, in log: [Entry]) -> Bool {
    guard let deleted = log.lastIndex(where: { $0.pair == pair && $0.write == .delete && $0.changed }) else {
      return false
    }
    let after = log[deleted...].filter { $0.bucket == pair.source }
    let creates = after.filter { $0.pair == pair && $0.write == .put }
    let isRefused = creates.contains { $0.isRefused && !$0.isDisturbed && $0.code != "BucketReplicationAlreadyExist" }
    return isRefused || isInTime && creates.isEmpty && !after.contains(where: \.isDisturbed)
  }

  private func outOfScope(_ log: [Entry]) -> [Violation] {
    log.compactMap { entry in
      guard let write = entry.write, entry.destination != nil || entry.changed else { return nil }
      let isAsked = entry.pair.flatMap { works[$0] }?.operations.contains(write) == true
      return isAsked ? nil : .outOfScope(bucket: entry.bucket, number: entry.number)
    }
  }

  private func blind(_ log: [Entry]) -> [Violation] {
    Dictionary(grouping: log, by: \.bucket).sorted { $0.key < $1.key }.flatMap { bucket, entries in
      var isUnseen = false
      return entries.compactMap { entry -> Violation? in
        if entry.isLook { isUnseen = false }
        guard entry.write != nil else { return nil }
        defer { isUnseen = !entry.isRefused }
        return isUnseen ? .blindWrite(bucket: bucket, number: entry.number) : nil
      }
    }
  }
}

extension RequestLogAudit.Entry: CustomStringConvertible {
  var description: String {
    [
      "\(number)", operation ?? "-", destination ?? "", status.map { "\($0)" } ?? "no answer", code ?? "",
      changed ? "changed" : "", isDisturbed ? "disturbed" : "",
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// A request that the emulator remembers; nil for one of no bucket.
  init?(_ request: EmulatorControl.Request) {
    guard let bucket = request.bucket else { return nil }
    self.init(
      number: request.number, operation: request.operation, bucket: bucket, destination: request.destination,
      status: request.status, code: request.code, changed: request.changed, isDisturbed: !(request.faults ?? []).isEmpty
    )
  }
}
