internal import FoundationEssentials

/// A policy of RAM or of a bucket, as far as the emulator needs it: effects, actions, resources, principals, and conditions
/// on texts. What it does not know it refuses instead of passing it over.
package struct PolicyDocument: Hashable, Sendable {
  /// The document as it was written.
  private let source: JSONValue
  private let statements: [PolicyStatement]

  /// What a policy says about a request.
  enum Decision: Hashable, Sendable {
    case allowed
    case denied
    /// It does not speak of it, which is a refusal where nothing else allows it.
    case silent
  }

  /// What the policy says; a denial outweighs everything.
  func decision(on request: PolicyRequest) -> Decision {
    let effects = statements.filter { $0.applies(to: request) }.map(\.effect)
    return effects.contains(.deny) ? .denied : effects.contains(.allow) ? .allowed : .silent
  }

  init(_ value: JSONValue, at place: String) throws(ScriptError) {
    source = value
    var object = try JSONObject(value, at: place)
    let version = try object.required("Version", "\"Version\": \"1\"")
    guard version == .text("1") else {
      throw object.mistake("Version", "this must be \"1\", and is \(version.kindName)")
    }
    let list = try object.required("Statement", "\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"oss:*\"}]")
    guard case .list(let values) = list, !values.isEmpty else {
      throw object.mistake("Statement", "this must be a list with a statement, and is \(list.kindName)")
    }
    var statements: [PolicyStatement] = []
    for (index, value) in values.enumerated() {
      statements.append(try PolicyStatement(value, at: "\(object.place(of: "Statement"))[\(index)]"))
    }
    self.statements = statements
    try object.finish()
  }

  /// Reads the document that a parameter of STS holds.
  init(json text: String) throws(ScriptError) {
    try self.init(JSONValue(json: Array(text.utf8)), at: "")
  }
}

extension PolicyDocument: Codable {
  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer().decode(JSONValue.self)
    do {
      try self.init(value, at: "")
    } catch {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: error.description))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(source)
  }
}

extension PolicyStatement {
  fileprivate init(_ value: JSONValue, at place: String) throws(ScriptError) {
    var object = try JSONObject(value, at: place)
    guard let effect = try object.choice("Effect", Effect.self) else {
      throw ScriptError(at: place, "the key 'Effect' is missing; write \"Effect\": \"Allow\"")
    }
    self.effect = effect
    let action = try object.required("Action", "\"Action\": \"oss:*\"")
    actions = try Self.texts(action, at: object.place(of: "Action"))
    resources = try object.value("Resource").map { (value) throws(ScriptError) in
      try Self.texts(value, at: object.place(of: "Resource"))
    }
    principals = try object.value("Principal").map { (value) throws(ScriptError) in
      try Self.principals(value, at: object.place(of: "Principal"))
    }
    conditions =
      try object.value("Condition").map { (value) throws(ScriptError) in
        try Self.conditions(value, at: object.place(of: "Condition"))
      } ?? []
    // A statement may have a name.
    _ = object.value("Sid")
    try object.finish()
  }

  /// A text or a list of texts.
  private static func texts(_ value: JSONValue, at place: String) throws(ScriptError) -> [String] {
    let values: [JSONValue]
    if case .list(let list) = value { values = list } else { values = [value] }
    var texts: [String] = []
    for value in values {
      guard case .text(let text) = value else {
        throw ScriptError(at: place, "this must be a text or a list of texts, and is \(value.kindName)")
      }
      texts.append(text)
    }
    return texts
  }

  /// The policy of a bucket lists its principals; a trust policy sorts them by `RAM`, `Federated` and `Service`, whose names
  /// can't be mistaken for each other.
  private static func principals(_ value: JSONValue, at place: String) throws(ScriptError) -> [String] {
    guard case .object = value else { return try texts(value, at: place) }
    var object = try JSONObject(value, at: place)
    var principals: [String] = []
    for kind in ["RAM", "Federated", "Service"] {
      guard let value = object.value(kind) else { continue }
      principals += try texts(value, at: object.place(of: kind))
    }
    try object.finish()
    return principals
  }

  private static func conditions(_ value: JSONValue, at place: String) throws(ScriptError) -> [Condition] {
    var object = try JSONObject(value, at: place)
    var conditions: [Condition] = []
    for name in Operator.allCases {
      guard let value = object.value(name.rawValue) else { continue }
      guard case .object(let members) = value else {
        throw object.mistake(name.rawValue, "this must be an object in braces, and is \(value.kindName)")
      }
      for (key, value) in members.sorted(by: { $0.key < $1.key }) {
        let values = try texts(value, at: "\(object.place(of: name.rawValue)).\(key)")
        conditions.append(Condition(operator: name, key: key, values: values))
      }
    }
    try object.finish()
    return conditions
  }
}
