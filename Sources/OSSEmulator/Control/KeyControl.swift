internal import OSSSignature

/// The keys that requests may be signed with, seen from the control endpoint. No answer holds a secret or a token.
extension Emulator {
  /// `GET` lists the keys. `PUT` with `{"lifetime": "20s"}` lets keys that are issued from then on live no longer than that,
  /// whatever is asked for; `DELETE` ends that.
  mutating func controlKeys(_ request: EmulatedRequest) throws(ControlError) -> ControlReply {
    switch request.method {
    case "GET": break
    case "PUT":
      keys.lifetimeLimit = try duration("lifetime", of: request, allowsZero: false)
      // What is handed out again would live longer.
      sharedKeys = [:]
    case "DELETE": keys.lifetimeLimit = nil
    default: throw .methodNotAllowed(["GET", "PUT", "DELETE"])
    }
    return try listOfKeys()
  }

  /// `DELETE` makes a key unknown. `POST` with `{"expire_after": "0s"}` lets a temporary key expire then, other than its
  /// holder was reported.
  mutating func controlKey(_ id: String, _ request: EmulatedRequest) throws(ControlError) -> ControlReply {
    switch request.method {
    case "DELETE":
      guard keys.remove(id) else { throw .noSuchKey(id) }
    case "POST":
      let left = try duration("expire_after", of: request, allowsZero: true)
      guard keys.expire(id, at: clock.now + left) else { throw .noSuchKey(id) }
    default: throw .methodNotAllowed(["POST", "DELETE"])
    }
    sharedKeys = sharedKeys.filter { $0.value.id != id }
    return try listOfKeys()
  }

  private func duration(
    _ key: String, of request: EmulatedRequest, allowsZero: Bool
  ) throws(ControlError) -> Duration {
    do throws(ScriptError) {
      var object = try JSONObject(JSONValue(json: request.body), at: "")
      guard let duration = try object.duration(key, allowsZero: allowsZero) else {
        throw ScriptError("the key '\(key)' is missing; write {\"\(key)\": \"20s\"}")
      }
      try object.finish()
      return duration
    } catch {
      throw .invalid(error.description)
    }
  }

  private func listOfKeys() throws(ControlError) -> ControlReply {
    let listed = keys.all.map { key -> JSONValue in
      var members: [String: JSONValue] = [
        "id": .text(key.credentials.accessKeyID), "account": .text(key.caller.account), "arn": .text(key.caller.arn),
      ]
      switch key.state {
      case .active: members["state"] = .text("active")
      case .inactive: members["state"] = .text("inactive")
      case .temporary(let end):
        members["state"] = .text(key.isExpired(at: clock.now) ? "expired" : "active")
        members["expires"] = .text(end.signingTime.internetTimestamp)
      }
      return .object(members)
    }
    let limit = keys.lifetimeLimit.map { JSONValue.integer($0.components.seconds) } ?? .null
    return try ControlReply(.object(["lifetime_limit_s": limit, "keys": .list(listed)]))
  }
}
