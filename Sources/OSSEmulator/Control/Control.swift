internal import FoundationEssentials
internal import OSSSignature

/// The control endpoint, `/-/…` of every host that names no bucket: no bucket's name begins with a hyphen. Requests to it
/// are not signed, and are answered only where ``EmulatorSettings/control`` lets them.
extension Emulator {
  private static let prefix = "/-/"

  func isControl(_ addressed: AddressedRequest) -> Bool {
    settings.control != .closed && addressed.host.bucket == nil && addressed.target.rawPath.hasPrefix(Self.prefix)
  }

  /// Answers a request to the endpoint; the answer has no record.
  mutating func control(_ request: EmulatedRequest, _ addressed: AddressedRequest) -> EmulatedReply {
    let before = store
    var reply: ControlReply
    do throws(ControlError) {
      try checkOrigin(of: request, host: addressed.host)
      try checkToken(of: request)
      guard request.body.count <= settings.limits.bodyBytes else { throw .tooLarge }
      let path = addressed.target.rawPath.dropFirst(Self.prefix.count)
        .split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      reply = try control(path, request, addressed)
    } catch {
      reply = ControlReply(error)
    }
    let headers = [
      (name: "Server", value: "oss-emulator"), (name: "Date", value: clock.now.signingTime.httpDate),
      (name: "Content-Type", value: "application/json"),
    ]
    return EmulatedReply(
      status: reply.status, headers: headers + reply.headers, body: reply.body,
      delivery: EmulatedReply.Delivery(delay: .zero), record: nil, changedStore: store != before)
  }

  /// Refuses what a page in a browser sends. A page of another origin says so in `Origin`; a page whose own name was made to
  /// lead to this machine (DNS rebinding) has that name in Host, unless a token is asked for, which no page knows.
  private func checkOrigin(of request: EmulatedRequest, host: HostAddress) throws(ControlError) {
    if settings.control == .everybody, !host.isLoopback { throw .foreignHost }
    if let origin = request.header("origin"),
      origin.lowercased() != "http://" + (request.header("host") ?? "").lowercased()
    {
      throw .foreignOrigin
    }
  }

  private func checkToken(of request: EmulatedRequest) throws(ControlError) {
    guard case .token(let token) = settings.control else { return }
    let presented = request.header("authorization") ?? ""
    guard isEqualInConstantTime(presented.utf8, "Bearer \(token)".utf8) else { throw .unauthorized }
  }

  private mutating func control(
    _ path: [String], _ request: EmulatedRequest, _ addressed: AddressedRequest
  ) throws(ControlError) -> ControlReply {
    switch path.first {
    case "faults" where path.count == 1: try controlFaults(request)
    case "faults" where path.count == 2: try controlFault(path[1], request)
    case "requests" where path.count == 1: try controlRequests(request, addressed)
    case "store" where path.count == 1: try controlStore(request)
    case "seed" where path.count == 1: try controlSeed(request)
    case "clock" where path.count == 1: try controlClock(request)
    case "keys" where path.count == 1: try controlKeys(request)
    case "keys" where path.count == 2: try controlKey(path[1], request)
    default: throw .noSuchPath
    }
  }
}

/// An answer of the control endpoint.
struct ControlReply {
  var status = 200
  var headers: [(name: String, value: String)] = []
  var body: [UInt8]

  init(_ body: [UInt8]) {
    self.body = body
  }

  init(_ value: JSONValue) throws(ControlError) {
    do {
      body = try value.bytes()
    } catch {
      throw .notEncodable("\(error)")
    }
  }

  init(_ error: ControlError) {
    status = error.status
    headers = error.headers
    body = Array(("{\"error\":" + RequestRecord.quoted(error.message) + "}\n").utf8)
  }
}

/// Why a request to the control endpoint was not taken.
enum ControlError: Error {
  case unauthorized
  case foreignHost
  case foreignOrigin
  case tooLarge
  case noSuchPath
  case noSuchFault(String)
  case noSuchKey(String)
  case methodNotAllowed([String])
  case invalid(String)
  case notEncodable(String)

  var status: Int {
    switch self {
    case .unauthorized: 401
    case .foreignHost, .foreignOrigin: 403
    case .tooLarge: 413
    case .noSuchPath, .noSuchFault, .noSuchKey: 404
    case .methodNotAllowed: 405
    case .invalid: 400
    case .notEncodable: 500
    }
  }

  var headers: [(name: String, value: String)] {
    switch self {
    case .unauthorized: [(name: "WWW-Authenticate", value: "Bearer")]
    case .methodNotAllowed(let methods): [(name: "Allow", value: methods.joined(separator: ", "))]
    default: []
    }
  }

  var message: String {
    switch self {
    case .unauthorized: "send the header Authorization: Bearer with the token of --control-token"
    case .foreignHost: "without --control-token this is for the hosts localhost, 127.0.0.1 and [::1] only"
    case .foreignOrigin: "a page of another origin may not use this"
    case .tooLarge: "the body is too large"
    case .noSuchPath:
      "the paths are /-/faults, /-/faults/ID, /-/requests, /-/store, /-/seed, /-/clock, /-/keys and /-/keys/ID"
    case .noSuchFault(let id): "there is no fault '\(id)'; GET /-/faults lists them"
    case .noSuchKey(let id): "there is no key '\(id)' that this could be done to; GET /-/keys lists them"
    case .methodNotAllowed(let methods): "the methods here are \(methods.joined(separator: ", "))"
    case .invalid(let message): message
    case .notEncodable(let cause): "the answer cannot be written: \(cause)"
    }
  }
}
