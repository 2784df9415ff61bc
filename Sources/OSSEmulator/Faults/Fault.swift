/// Something that goes wrong on purpose: when, and what.
struct Fault: Hashable, Sendable {
  /// Its name in lists and logs, which no other fault has.
  let id: String
  let condition: FaultCondition
  let action: FaultAction
  /// The fault as it was written.
  let source: JSONValue
}

/// Which requests a fault is for, and which of these in turn.
struct FaultCondition: Hashable, Sendable {
  /// Nil for every request, also one that is no operation.
  var operations: Set<Operation>?
  /// Nil for every request, also one without a bucket.
  var bucket: NamePattern?
  /// The destination bucket of the rule that a request writes; nil for every request.
  var destination: NamePattern?
  /// The security token that a request carries; nil for every request.
  var token: String?
  /// The matching requests that are hit, counted from 1.
  var occurrences: ClosedRange<Int> = 1...Int.max
  /// Whether the requests are counted for each bucket on its own.
  var isCountedByBucket = false
  /// How likely a request is hit that is in turn: above 0, at most 1.
  var probability = 1.0

  func matches(_ facts: RequestFacts) -> Bool {
    if let operations {
      guard let operation = facts.operation, operations.contains(operation) else { return false }
    }
    if let bucket {
      guard let name = facts.bucket, bucket.matches(name) else { return false }
    }
    if let destination {
      guard let name = facts.destination, destination.matches(name) else { return false }
    }
    guard let token else { return true }
    guard let carried = facts.token else { return false }
    return carried.utf8.elementsEqual(token.utf8)
  }
}

/// What conditions look at.
struct RequestFacts {
  var operation: Operation?
  var bucket: String?
  /// The destination bucket of the rule that the request writes, where that is known.
  var destination: String?
  var token: String?
}

/// What a fault does. Delays and skews of all faults that hit a request add up, and all aftermaths come; of the endings
/// only the first one does.
enum FaultAction: Hashable, Sendable {
  case latency(FaultLatency)
  /// How far the emulator's clock is ahead of the true time, or behind it.
  case clockSkew(Duration)
  case ending(FaultEnding)
  case aftermath(FaultAftermath)

  /// Whether the request is hit before its body is read.
  var isBeforeReading: Bool {
    if case .ending(.interruption(_, .beforeReading)) = self { true } else { false }
  }

  /// The operations that it makes sense for; nil for every request.
  var operations: Set<Operation>? {
    switch self {
    case .latency, .clockSkew, .ending(.interruption), .ending(.truncatedBody), .ending(.alteredBody): nil
    case .ending(.answer(let answer)):
      switch answer.content {
      case .wrongRegion: Set(Operation.ofOSS).subtracting([.listBuckets])
      case .endlessList: [.listBuckets]
      case .body, .error, .expiredToken, .page: nil
      }
    case .aftermath(.staleReads): Set(Operation.allCases.filter(\.isWriting))
    case .aftermath(.lateClosing), .aftermath(.reappearing): [.deleteBucketReplication]
    case .aftermath(.vanishing): [.putBucketReplication]
    }
  }
}

/// A delay.
struct FaultLatency: Hashable, Sendable {
  var duration: Duration
  /// Up to this much more, by chance.
  var jitter = Duration.zero
  var point = Point.beforeAnswer

  enum Point: String, CaseIterable, Sendable {
    /// The request takes effect at once and its answer comes late.
    case beforeAnswer = "before-answer"
    /// The request takes effect late, even when its client has gone away by then.
    case beforeEffect = "before-effect"
  }
}

/// How a request ends other than by its answer.
enum FaultEnding: Hashable, Sendable {
  case interruption(Interruption, Point)
  /// So many bytes of the body are sent (nil: half of it), and then the connection is closed.
  case truncatedBody(sent: Int?)
  case answer(FaultAnswer)
  /// The true answer, with something in its body that OSS never sends.
  case alteredBody(Alteration)

  enum Alteration: String, CaseIterable, Sendable {
    /// A NUL, and more behind it.
    case nul
    /// An attribute in each ID.
    case attribute
    /// More attributes in the outermost element than anybody has use for.
    case manyAttributes = "many-attributes"
  }

  enum Interruption: String, Sendable {
    /// The connection is torn down.
    case reset
    /// The connection is closed in good order.
    case close
  }

  enum Point: String, CaseIterable, Sendable {
    /// Only the head was read.
    case beforeReading = "before-reading"
    /// All of the request was read, and nothing was done.
    case beforeEffect = "before-effect"
    /// What was asked for is done.
    case afterEffect = "after-effect"
  }

  /// Whether the request is carried out.
  var takesEffect: Bool {
    switch self {
    case .interruption(_, let point): point == .afterEffect
    case .truncatedBody, .alteredBody: true
    case .answer(let answer): answer.takesEffect
    }
  }
}

/// An answer in the place of the true one.
struct FaultAnswer: Hashable, Sendable {
  var content: Content
  /// The value of the header field Retry-After; nil for none.
  var retryAfter: String?
  /// Whether the request is carried out all the same.
  var takesEffect = false

  enum Content: Hashable, Sendable {
    /// Nil for bytes by chance.
    case body([UInt8]?, contentType: String, status: Int)
    case error(Refusal)
    /// The error of an expired token, which repeats the token.
    case expiredToken
    /// The error that names the endpoint of this region.
    case wrongRegion(String)
    /// A page in HTML, as a proxy makes one.
    case page(status: Int)
    /// A page of the list of buckets that says that there is another one, whenever it is asked for.
    case endlessList(EndlessList)
  }

  enum EndlessList: String, CaseIterable, Sendable {
    /// The next page begins where this one has begun.
    case repeated
    /// Every page has a further marker, and no bucket.
    case empty
  }
}

/// What a successful write leaves behind.
enum FaultAftermath: Hashable, Sendable {
  /// Reads of the bucket answer as if the write had not been.
  case staleReads(FaultSpan)
  /// The deleted rule stays `closing` so long; nil for ever.
  case lateClosing(Duration?)
  /// The deleted rule is closing for so many reads of the bucket, and is then there as if it had not been deleted.
  case reappearing(reads: Int)
  /// The new rule is listed so long and is then gone; nil for not at all.
  case vanishing(FaultSpan?)
}

/// How long something lasts.
enum FaultSpan: Hashable, Sendable {
  case duration(Duration)
  /// So many reads of the bucket.
  case reads(Int)
}
