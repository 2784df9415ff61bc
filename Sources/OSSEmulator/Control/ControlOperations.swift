/// What the paths of the control endpoint do. Every success answers with the state that it leaves.
extension Emulator {
  mutating func controlFaults(_ request: EmulatedRequest) throws(ControlError) -> ControlReply {
    do throws(ScriptError) {
      switch request.method {
      case "GET": break
      case "PUT":
        let script = try FaultScript(json: request.body)
        // Also a fault of the same name begins anew.
        try changeFaults { (faults) throws(ScriptError) in faults = FaultScript() }
        try changeFaults { (faults) throws(ScriptError) in faults = script }
      case "POST": try changeFaults { (faults) throws(ScriptError) in try faults.add(json: request.body) }
      case "DELETE": try changeFaults { (faults) throws(ScriptError) in faults = FaultScript() }
      default: return ControlReply(.methodNotAllowed(["GET", "PUT", "POST", "DELETE"]))
      }
    } catch {
      throw .invalid(error.description)
    }
    return try listOfFaults()
  }

  mutating func controlFault(_ id: String, _ request: EmulatedRequest) throws(ControlError) -> ControlReply {
    guard let entry = faults.entries.first(where: { $0.fault.id == id }) else { throw .noSuchFault(id) }
    switch request.method {
    case "GET":
      return try ControlReply(Self.json(entry))
    case "DELETE":
      do throws(ScriptError) {
        try changeFaults { (faults) throws(ScriptError) in faults.remove(id) }
      } catch {
        throw .invalid(error.description)
      }
      return try listOfFaults()
    default:
      throw .methodNotAllowed(["GET", "DELETE"])
    }
  }

  private func listOfFaults() throws(ControlError) -> ControlReply {
    try ControlReply(
      .object([
        "seed": .integer(Int64(truncatingIfNeeded: faults.seed)), "faults": .list(faults.entries.map(Self.json)),
      ]))
  }

  /// A fault as it was written, with its name and its counts.
  private static func json(_ entry: FaultScript.Entry) -> JSONValue {
    guard case .object(var members) = entry.fault.source else { return entry.fault.source }
    members["id"] = .text(entry.fault.id)
    members["matched"] = .integer(Int64(entry.matched))
    members["fired"] = .integer(Int64(entry.fired))
    return .object(members)
  }

  mutating func controlRequests(
    _ request: EmulatedRequest, _ addressed: AddressedRequest
  ) throws(ControlError) -> ControlReply {
    switch request.method {
    case "GET": break
    case "DELETE": journal.clear()
    default: throw .methodNotAllowed(["GET", "DELETE"])
    }
    var number = 0
    for (name, value) in addressed.target.parameters {
      guard name == "after", let after = value.flatMap({ Int($0) }), after >= 0 else {
        throw .invalid("the only parameter is after=N, with the number of a request")
      }
      number = after
    }
    return ControlReply(Array(journal.json(after: number).utf8))
  }

  mutating func controlStore(_ request: EmulatedRequest) throws(ControlError) -> ControlReply {
    switch request.method {
    case "GET": break
    case "PUT":
      do {
        try replaceStore(StateDocument.store(from: request.body))
      } catch {
        throw .invalid("\(error)")
      }
    case "DELETE": replaceStore(origin.store(at: statesTime(at: clock.now), settings: settings))
    default: throw .methodNotAllowed(["GET", "PUT", "DELETE"])
    }
    return try state()
  }

  mutating func controlSeed(_ request: EmulatedRequest) throws(ControlError) -> ControlReply {
    guard request.method == "PUT" else { throw .methodNotAllowed(["PUT"]) }
    do {
      let seed = try Seed(json: request.body)
      replaceStore(EmulatorStore(seed: seed, at: statesTime(at: clock.now), settings: settings))
    } catch {
      throw .invalid("\(error)")
    }
    return try state()
  }

  private func state() throws(ControlError) -> ControlReply {
    do {
      return ControlReply(try StateDocument.bytes(of: store))
    } catch {
      throw .notEncodable("\(error)")
    }
  }

  /// Another store knows nothing of what faults have left in this one.
  private mutating func replaceStore(_ store: EmulatorStore) {
    aftereffects = FaultAftereffects()
    self.store = store
  }

  mutating func controlClock(_ request: EmulatedRequest) throws(ControlError) -> ControlReply {
    switch request.method {
    case "GET": break
    case "POST":
      do throws(ScriptError) {
        var object = try JSONObject(JSONValue(json: request.body), at: "")
        guard let duration = try object.duration("advance") else {
          throw ScriptError("the key 'advance' is missing; write {\"advance\": \"90s\"}")
        }
        try object.finish()
        guard lead + duration <= .seconds(100 * 365 * 86_400) else {
          throw object.mistake("advance", "the states can be at most 100 years ahead; DELETE /-/clock begins anew")
        }
        lead += duration
      } catch {
        throw .invalid(error.description)
      }
    case "DELETE": lead = .zero
    default: throw .methodNotAllowed(["GET", "POST", "DELETE"])
    }
    let now = clock.now
    return try ControlReply(
      .object([
        "now": .text(now.xmlText), "states": .text(statesTime(at: now).xmlText),
        "ahead_ms": .integer(lead.components.seconds * 1000 + lead.components.attoseconds / 1_000_000_000_000_000),
      ]))
  }
}
