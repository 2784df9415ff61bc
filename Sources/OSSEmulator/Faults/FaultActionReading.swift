/// Reads the member `do` of a fault.
extension FaultAction {
  /// The kinds of faults as scripts name them.
  enum Kind: String, CaseIterable {
    case latency, reset, close, error
    case truncatedBody = "truncated-body"
    case garbageBody = "garbage-body"
    case emptyBody = "empty-body"
    case gatewayError = "gateway-error"
    case wrongRegion = "wrong-region"
    case expiredToken = "expired-token"
    case clockSkew = "clock-skew"
    case staleReads = "stale-reads"
    case lateClosing = "late-closing"
    case vanishingRule = "vanishing-rule"
    case reappearingRule = "reappearing-rule"
    case alteredBody = "altered-body"
    case endlessList = "endless-list"
  }

  init(_ value: JSONValue, at place: String) throws(ScriptError) {
    var object = try JSONObject(value, at: place)
    guard let kind = try object.choice("kind", Kind.self) else {
      let kinds = Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ScriptError(at: place, "the key 'kind' is missing; it is one of \(kinds)")
    }
    self = try Self.read(kind, &object)
    try object.finish()
  }

  private static func read(_ kind: Kind, _ object: inout JSONObject) throws(ScriptError) -> FaultAction {
    switch kind {
    case .latency: try latency(&object)
    case .reset: .ending(.interruption(.reset, try point(&object)))
    case .close: .ending(.interruption(.close, try point(&object)))
    case .error: .ending(.answer(try error(&object)))
    case .truncatedBody: .ending(.truncatedBody(sent: try object.integer("sent", 0...Int.max)))
    case .garbageBody: .ending(.answer(try body(&object)))
    case .emptyBody: .ending(.answer(try emptyBody(&object)))
    case .gatewayError: .ending(.answer(try page(&object)))
    case .wrongRegion: .ending(.answer(FaultAnswer(content: .wrongRegion(try region(&object)))))
    case .expiredToken: .ending(.answer(FaultAnswer(content: .expiredToken)))
    case .clockSkew: .clockSkew(try skew(&object))
    case .staleReads: try staleReads(&object)
    case .lateClosing: .aftermath(.lateClosing(try closing(&object)))
    case .vanishingRule: .aftermath(.vanishing(try span(&object)))
    case .reappearingRule: .aftermath(.reappearing(reads: try required("reads", &object)))
    case .alteredBody: .ending(.alteredBody(try alteration(&object)))
    case .endlessList: .ending(.answer(try endlessList(&object)))
    }
  }

  private static func required(_ key: String, _ object: inout JSONObject) throws(ScriptError) -> Int {
    guard let number = try object.integer(key, 1...Int.max) else {
      throw ScriptError(at: object.place, "the key '\(key)' is missing; write \"\(key)\": 3")
    }
    return number
  }

  private static func alteration(_ object: inout JSONObject) throws(ScriptError) -> FaultEnding.Alteration {
    guard let alteration = try object.choice("change", FaultEnding.Alteration.self) else {
      let all = FaultEnding.Alteration.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      throw ScriptError(at: object.place, "the key 'change' is missing; it is one of \(all)")
    }
    return alteration
  }

  private static func endlessList(_ object: inout JSONObject) throws(ScriptError) -> FaultAnswer {
    guard let pages = try object.choice("pages", FaultAnswer.EndlessList.self) else {
      let all = FaultAnswer.EndlessList.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      throw ScriptError(at: object.place, "the key 'pages' is missing; it is one of \(all)")
    }
    return FaultAnswer(content: .endlessList(pages))
  }

  private static func latency(_ object: inout JSONObject) throws(ScriptError) -> FaultAction {
    guard let duration = try object.duration("duration", allowsZero: true) else {
      throw ScriptError(at: object.place, "the key 'duration' is missing; write \"duration\": \"500ms\"")
    }
    var latency = FaultLatency(duration: duration)
    latency.jitter = try object.duration("jitter", allowsZero: true) ?? .zero
    latency.point = try object.choice("point") ?? .beforeAnswer
    guard latency.duration > .zero || latency.jitter > .zero else {
      throw object.mistake("duration", "without a jitter this must be more than zero")
    }
    return .latency(latency)
  }

  private static func point(_ object: inout JSONObject) throws(ScriptError) -> FaultEnding.Point {
    guard let point = try object.choice("point", FaultEnding.Point.self) else {
      let points = FaultEnding.Point.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      throw ScriptError(at: object.place, "the key 'point' is missing; it is one of \(points)")
    }
    return point
  }

  private enum Effect: String, CaseIterable {
    case none, applied
  }

  /// Whether the request is carried out behind a false answer.
  private static func takesEffect(_ object: inout JSONObject, _ otherwise: Effect) throws(ScriptError) -> Bool {
    try object.choice("effect", Effect.self) ?? otherwise == .applied
  }

  private static func error(_ object: inout JSONObject) throws(ScriptError) -> FaultAnswer {
    guard let code = try object.text("code") else {
      throw ScriptError(
        at: object.place, "the key 'code' is missing; write \"code\": \"ServiceUnavailable\" or another")
    }
    guard !code.isEmpty, code.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw object.mistake("code", "a code is a word of printable characters, not '\(code)'")
    }
    let known = CommonErrors.named(code)
    let message = try object.text("message")
    let ec = try object.text("ec")
    if let ec, !isErrorCode(ec) {
      throw object.mistake("ec", "an EC has the form \"0031-00000044\", not '\(ec)'")
    }
    guard let status = try object.integer("status", 400...599) ?? known?.status else {
      throw ScriptError(
        at: object.place, "the key 'status' is missing, and the code '\(code)' does not tell it; write \"status\": 400")
    }
    let refusal = Refusal(
      status, code, message ?? known?.message ?? "A fault was set for this request.", ec: ec ?? known?.ec)
    return FaultAnswer(
      content: .error(refusal), retryAfter: try retryAfter(&object), takesEffect: try takesEffect(&object, .none))
  }

  private static func isErrorCode(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [4, 8] && parts.allSatisfy { $0.allSatisfy { ("0"..."9").contains($0) } }
  }

  /// Seconds, or a text that is sent as it is, for example a date or nonsense.
  private static func retryAfter(_ object: inout JSONObject) throws(ScriptError) -> String? {
    switch object.value("retry_after") {
    case nil: return nil
    case .integer(let seconds) where seconds >= 0: return String(seconds)
    case .text(let text) where text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }): return text
    case let value?:
      throw object.mistake(
        "retry_after", "this must be seconds from 0 or a text of printable ASCII, and is \(value.kindName)")
    }
  }

  private static func body(_ object: inout JSONObject) throws(ScriptError) -> FaultAnswer {
    let body = try object.text("body").map { Array($0.utf8) }
    let type = try object.text("content_type") ?? "application/xml"
    guard type.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      throw object.mistake("content_type", "this must be printable ASCII such as \"text/html\"")
    }
    let status = try object.integer("status", 200...599) ?? 200
    return FaultAnswer(
      content: .body(body, contentType: type, status: status), takesEffect: try takesEffect(&object, .applied))
  }

  private static func emptyBody(_ object: inout JSONObject) throws(ScriptError) -> FaultAnswer {
    FaultAnswer(
      content: .body([], contentType: "application/xml", status: 200), takesEffect: try takesEffect(&object, .applied))
  }

  private static func page(_ object: inout JSONObject) throws(ScriptError) -> FaultAnswer {
    FaultAnswer(
      content: .page(status: try object.integer("status", 300...599) ?? 502), retryAfter: try retryAfter(&object),
      takesEffect: try takesEffect(&object, .none))
  }

  private static func region(_ object: inout JSONObject) throws(ScriptError) -> String {
    guard let region = try object.text("region") else {
      throw ScriptError(at: object.place, "the key 'region' is missing; write \"region\": \"cn-beijing\"")
    }
    guard HostAddress.isRegion(region), !region.hasPrefix("oss-") else {
      throw object.mistake("region", "a region is written without 'oss-', such as \"cn-beijing\", not '\(region)'")
    }
    return region
  }

  /// A duration with a sign: `+20m` is a clock that is 20 minutes ahead.
  private static func skew(_ object: inout JSONObject) throws(ScriptError) -> Duration {
    guard let text = try object.text("by") else {
      throw ScriptError(at: object.place, "the key 'by' is missing; write \"by\": \"+20m\" or \"by\": \"-20m\"")
    }
    guard let sign = text.first, "+-".contains(sign), let shift = Duration(text: String(text.dropFirst())),
      shift > .zero
    else {
      throw object.mistake("by", "this must be a sign and a duration such as \"+20m\" or \"-20m\", not '\(text)'")
    }
    return sign == "-" ? .zero - shift : shift
  }

  private static func staleReads(_ object: inout JSONObject) throws(ScriptError) -> FaultAction {
    guard let span = try span(&object) else {
      throw ScriptError(at: object.place, "how long is missing; write \"for\": \"5s\" or \"reads\": 3")
    }
    return .aftermath(.staleReads(span))
  }

  /// `for` with a duration or `reads` with a number; nil when neither is there.
  private static func span(_ object: inout JSONObject) throws(ScriptError) -> FaultSpan? {
    let duration = try object.duration("for")
    let reads = try object.integer("reads", 1...Int.max)
    guard duration == nil || reads == nil else {
      throw object.mistake("reads", "'for' and 'reads' exclude each other; leave one out")
    }
    return duration.map(FaultSpan.duration) ?? reads.map(FaultSpan.reads)
  }

  private static func closing(_ object: inout JSONObject) throws(ScriptError) -> Duration? {
    if case .text("ever") = object.value("for") { return nil }
    guard let duration = try object.duration("for") else {
      throw ScriptError(at: object.place, "the key 'for' is missing; write \"for\": \"ever\" or \"for\": \"90s\"")
    }
    return duration
  }
}
