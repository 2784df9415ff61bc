/// Reads fault scripts: `{"seed": 7, "faults": [{"id": …, "when": {…}, "do": {"kind": …}}]}`.
///
/// Nothing is passed over: an unknown key, a wrong type or a value that can have no effect is an error that names its
/// place and says what to write.
extension FaultScript {
  /// Reads a whole script.
  package init(json bytes: [UInt8]) throws(ScriptError) {
    var document = try JSONObject(JSONValue(json: bytes), at: "")
    let seed = try document.integer("seed", 0...Int.max) ?? 0
    let value = try document.required(
      "faults", "\"faults\": [{\"do\": {\"kind\": \"reset\", \"point\": \"after-effect\"}}]")
    try document.finish()
    guard case .list(let values) = value else {
      throw document.mistake("faults", "this must be a list in brackets, and is \(value.kindName)")
    }
    self.init(seed: UInt64(seed), faults: [])
    for (index, value) in values.enumerated() {
      add(try Fault(value, at: "faults[\(index)]", beside: self))
    }
  }

  /// Adds a fault that is the only content of a document.
  package mutating func add(json bytes: [UInt8]) throws(ScriptError) {
    add(try Fault(JSONValue(json: bytes), at: "", beside: self))
  }
}

extension Fault {
  fileprivate init(_ value: JSONValue, at place: String, beside script: FaultScript) throws(ScriptError) {
    var object = try JSONObject(value, at: place)
    id = try Self.id(&object, beside: script)
    let when = object.value("when")
    let what = try object.required("do", "\"do\": {\"kind\": \"latency\", \"duration\": \"500ms\"}, or another kind")
    try object.finish()
    action = try FaultAction(what, at: object.place(of: "do"))
    condition = try FaultCondition(when, at: object.place(of: "when"), for: action)
    source = value
  }

  /// The name that is given, else the first of `fault-1`, `fault-2` and so on that is free.
  private static func id(_ object: inout JSONObject, beside script: FaultScript) throws(ScriptError) -> String {
    guard let id = try object.text("id") else {
      var number = script.entries.count + 1
      while script.contains("fault-\(number)") { number += 1 }
      return "fault-\(number)"
    }
    let isName =
      (1...64).contains(id.utf8.count)
      && id.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-_.".utf8.contains(byte)
      }
    guard isName else {
      throw object.mistake("id", "an ID has 1 to 64 letters, digits, hyphens, underscores and full stops, not '\(id)'")
    }
    guard !script.contains(id) else {
      throw object.mistake("id", "there is a fault '\(id)' already; give each one an ID of its own")
    }
    return id
  }
}

extension FaultCondition {
  fileprivate init(_ value: JSONValue?, at place: String, for action: FaultAction) throws(ScriptError) {
    operations = action.operations
    guard let value else { return }
    var object = try JSONObject(value, at: place)
    if let named = try Self.operations(object.value("operation"), at: object.place(of: "operation")) {
      if let sensible = action.operations, let other = named.subtracting(sensible).map(\.rawValue).min() {
        throw object.mistake(
          "operation", "this kind of fault has no effect on \(other); it is for \(Self.list(sensible))")
      }
      operations = named
    }
    bucket = try Self.pattern("bucket", &object)
    destination = try Self.pattern("destination", &object)
    token = try object.text("token")
    occurrences = try Self.occurrences(object.value("occurrence"), at: object.place(of: "occurrence"))
    isCountedByBucket = try object.choice("counting", Counting.self) == .byBucket
    probability = try Self.probability(object.value("probability"), at: object.place(of: "probability"))
    try object.finish()
    if destination != nil { try checkDestination(object, action) }
  }

  private enum Counting: String, CaseIterable {
    case together
    case byBucket = "by-bucket"
  }

  /// Only writes of rules have a destination, and it stands in their bodies.
  private mutating func checkDestination(_ object: JSONObject, _ action: FaultAction) throws(ScriptError) {
    guard !action.isBeforeReading else {
      throw object.mistake(
        "destination", "the destination stands in the body, which is not read; choose the point \"before-effect\"")
    }
    let writes = RuleOfRequest.writesOfRules
    let chosen = operations ?? writes
    guard !chosen.isDisjoint(with: writes) else {
      throw object.mistake("destination", "only \(Self.list(writes)) have a destination; leave it out")
    }
    operations = chosen.intersection(writes)
  }

  private static func operations(_ value: JSONValue?, at place: String) throws(ScriptError) -> Set<Operation>? {
    guard let value else { return nil }
    let values: [JSONValue]
    if case .list(let list) = value { values = list } else { values = [value] }
    guard !values.isEmpty else {
      throw ScriptError(at: place, "an empty list matches nothing; leave the key out for every request")
    }
    var operations: Set<Operation> = []
    for value in values {
      guard case .text(let name) = value else {
        throw ScriptError(
          at: place, "this must be the name of an operation or a list of them, and is \(value.kindName)")
      }
      switch name {
      case "read": operations.formUnion(Operation.ofOSS.filter { !$0.isWriting })
      case "write": operations.formUnion(Operation.allCases.filter(\.isWriting))
      default:
        guard let operation = Operation(rawValue: name) else {
          let names = Operation.allCases.map(\.rawValue).joined(separator: ", ")
          throw ScriptError(at: place, "there is no operation '\(name)'; write read, write, \(names)")
        }
        operations.insert(operation)
      }
    }
    return operations
  }

  private static func pattern(_ key: String, _ object: inout JSONObject) throws(ScriptError) -> NamePattern? {
    guard let text = try object.text(key) else { return nil }
    guard let pattern = NamePattern(text) else {
      throw object.mistake(
        key, "no bucket can have the name '\(text)'; write lower-case letters, digits and hyphens, with * and ? for any"
      )
    }
    return pattern
  }

  /// A number, `{"from": 2, "to": 4}` or `"every"`.
  private static func occurrences(_ value: JSONValue?, at place: String) throws(ScriptError) -> ClosedRange<Int> {
    switch value {
    case nil, .text("every"):
      return 1...Int.max
    case .integer(let number):
      guard let first = Int(exactly: number), first >= 1 else {
        throw ScriptError(at: place, "requests are counted from 1; write 1 for the first one")
      }
      return first...first
    case .object:
      var object = try JSONObject(value ?? .null, at: place)
      let from = try object.integer("from", 1...Int.max) ?? 1
      let to = try object.integer("to", 1...Int.max) ?? Int.max
      try object.finish()
      guard from <= to else { throw ScriptError(at: place, "from \(from) to \(to) is nothing; swap the two") }
      return from...to
    case let value?:
      throw ScriptError(
        at: place, "this must be a number from 1, {\"from\": 2, \"to\": 4} or \"every\", and is \(value.kindName)")
    }
  }

  private static func probability(_ value: JSONValue?, at place: String) throws(ScriptError) -> Double {
    let number: Double
    switch value {
    case nil: return 1
    case .integer(let value): number = Double(value)
    case .number(let value): number = value
    case let value?:
      throw ScriptError(at: place, "this must be a number above 0 and at most 1, and is \(value.kindName)")
    }
    guard number > 0, number <= 1 else {
      throw ScriptError(
        at: place, "a probability is above 0 and at most 1, not \(number); 0.25 is every fourth request")
    }
    return number
  }

  private static func list(_ operations: Set<Operation>) -> String {
    Operation.allCases.filter(operations.contains).map(\.rawValue).joined(separator: ", ")
  }
}
