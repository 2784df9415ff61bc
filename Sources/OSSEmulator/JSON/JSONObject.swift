/// An object of a document that is read key by key. Whoever has read all that it knows calls ``finish()``, which refuses
/// the keys that nobody asked for.
struct JSONObject {
  /// Where the object is in the document, for example `faults[0].when`; empty for the document itself.
  let place: String
  private let members: [String: JSONValue]
  private var known: [String] = []

  init(_ value: JSONValue, at place: String) throws(ScriptError) {
    guard case .object(let members) = value else {
      throw ScriptError(at: place, "this must be an object in braces, and is \(value.kindName)")
    }
    self.place = place
    self.members = members
  }

  /// The place of one of its members.
  func place(of key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }

  /// The member of a name; nil when it is absent.
  mutating func value(_ key: String) -> JSONValue? {
    known.append(key)
    return members[key]
  }

  /// A mistake in a member.
  func mistake(_ key: String, _ problem: String) -> ScriptError { ScriptError(at: place(of: key), problem) }

  /// The same for a member that must be there.
  mutating func required(_ key: String, _ example: String) throws(ScriptError) -> JSONValue {
    guard let value = value(key) else { throw ScriptError(at: place, "the key '\(key)' is missing; write \(example)") }
    return value
  }

  mutating func text(_ key: String) throws(ScriptError) -> String? {
    guard let value = value(key) else { return nil }
    guard case .text(let text) = value else {
      throw mistake(key, "this must be a text in quotes, and is \(value.kindName)")
    }
    return text
  }

  mutating func integer(_ key: String, _ range: ClosedRange<Int>) throws(ScriptError) -> Int? {
    guard let value = value(key) else { return nil }
    return try Self.integer(value, range, at: place(of: key))
  }

  static func integer(_ value: JSONValue, _ range: ClosedRange<Int>, at place: String) throws(ScriptError) -> Int {
    guard case .integer(let number) = value, let integer = Int(exactly: number), range.contains(integer) else {
      let bounds =
        range.upperBound == .max ? "of at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
      throw ScriptError(at: place, "this must be a whole number \(bounds), and is \(value.kindName)")
    }
    return integer
  }

  /// A duration such as `500ms` or `2m`, more than zero unless told otherwise.
  mutating func duration(_ key: String, allowsZero: Bool = false) throws(ScriptError) -> Duration? {
    guard let value = value(key) else { return nil }
    guard case .text(let text) = value, let duration = Duration(text: text), allowsZero || duration > .zero else {
      throw mistake(
        key,
        "this must be a duration such as \"500ms\", \"90s\", \"2m\" or \"1h\"\(allowsZero ? "" : " of more than zero"),"
          + " and is \(value.kindName)")
    }
    return duration
  }

  /// One of the raw values of an enumeration.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type = Choice.self
  ) throws(ScriptError) -> Choice? where Choice.RawValue == String {
    guard let value = value(key) else { return nil }
    guard case .text(let text) = value, let choice = Choice(rawValue: text) else {
      let allowed = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      throw mistake(key, "this must be one of \(allowed), and is \(value.kindName)")
    }
    return choice
  }

  /// Refuses members that were not asked for.
  func finish() throws(ScriptError) {
    guard let unknown = members.keys.filter({ !known.contains($0) }).min() else { return }
    throw ScriptError(at: place, "the key '\(unknown)' is unknown; the keys are \(known.joined(separator: ", "))")
  }
}
