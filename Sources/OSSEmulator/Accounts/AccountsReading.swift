/// Reads the document of accounts; an unknown key, a wrong type and a name that leads nowhere are errors that tell their
/// place.
extension EmulatedAccounts {
  /// Reads `{"accounts": […], "instance": {…}, "credentials_uri": {…}, "github": {…}}`, of which each may be absent.
  package init(json bytes: [UInt8]) throws(ScriptError) {
    self.init()
    var document = try JSONObject(JSONValue(json: bytes), at: "")
    var reader = AccountsReader()
    accounts = try document.list("accounts") { (value, place) throws(ScriptError) in try reader.account(value, place) }
    instance = try document.member("instance") { (object) throws(ScriptError) in
      EmulatedInstance(role: try object.text("role"), versions: try object.choice("versions") ?? .both)
    }
    credentialsURIRole = try document.member("credentials_uri") { (object) throws(ScriptError) in
      try object.requiredText("role", "\"role\": \"acs:ram::1000000000000001:role/NAME\"")
    }
    workflow = try document.member("github") { (object) throws(ScriptError) in
      let repository = try object.requiredText("repository", "\"repository\": \"example-org/replication\"")
      let subject = try object.text("subject") ?? "repo:\(repository):ref:refs/heads/main"
      return EmulatedWorkflow(
        requestToken: try object.requiredText("request_token", "\"request_token\": \"any-text\""),
        repository: repository, subject: subject)
    }
    try document.finish()
    for (key, arn) in [("instance", instance?.role), ("credentials_uri", credentialsURIRole)] {
      guard let arn, role(arn) == nil else { continue }
      throw ScriptError(at: "\(key).role", "no account above has the role '\(arn)'")
    }
  }
}

/// Reads accounts one after the other, and sees to it that no ID is there twice.
private struct AccountsReader {
  private var taken: Set<String> = []
  private var userCount = 0
  private var roleCount = 0

  mutating func account(_ value: JSONValue, _ place: String) throws(ScriptError) -> EmulatedAccount {
    var object = try JSONObject(value, at: place)
    let id = try object.requiredText("id", "\"id\": \"1000000000000001\"")
    guard id.utf8.count == 16, id.allSatisfy({ ("0"..."9").contains($0) }) else {
      throw object.mistake("id", "an account's ID has 16 digits, not '\(id)'")
    }
    try take("the account", id, object.place(of: "id"))
    let account = EmulatedAccount(
      id: id, keys: try keys(&object),
      users: try object.list("users") { (value, place) throws(ScriptError) in try user(value, place, account: id) },
      roles: try object.list("roles") { (value, place) throws(ScriptError) in try role(value, place, account: id) },
      providers: try object.list("oidc_providers") { (value, place) throws(ScriptError) in
        try provider(value, place, account: id)
      })
    try object.finish()
    return account
  }

  private mutating func keys(_ object: inout JSONObject) throws(ScriptError) -> [EmulatedAccessKey] {
    try object.list("access_keys") { (value, place) throws(ScriptError) in
      var object = try JSONObject(value, at: place)
      let id = try object.requiredText("id", "\"id\": \"any-text\"")
      let secret = try object.requiredText("secret", "\"secret\": \"any-text\"")
      let isActive = try object.choice("status", KeyStatus.self) != .inactive
      try object.finish()
      guard !id.isEmpty, !secret.isEmpty, !id.hasPrefix("STS.") else {
        throw ScriptError(at: place, "an ID and a secret must not be empty, and only temporary keys begin with 'STS.'")
      }
      try take("the access key", id, object.place(of: "id"))
      return EmulatedAccessKey(id: id, secret: secret, isActive: isActive)
    }
  }

  private enum KeyStatus: String, CaseIterable { case active, inactive }

  private mutating func user(
    _ value: JSONValue, _ place: String, account: String
  ) throws(ScriptError) -> EmulatedUser {
    var object = try JSONObject(value, at: place)
    let name = try object.requiredText("name", "\"name\": \"oss-repl\"")
    try take("the user", "\(account) user/\(name)", object.place(of: "name"))
    userCount += 1
    let user = EmulatedUser(
      name: name, id: "2\(String(userCount).leftPadded(to: 17))", keys: try keys(&object),
      policy: try object.policy("policy"))
    try object.finish()
    return user
  }

  private mutating func role(
    _ value: JSONValue, _ place: String, account: String
  ) throws(ScriptError) -> EmulatedRole {
    var object = try JSONObject(value, at: place)
    let name = try object.requiredText("name", "\"name\": \"oss-repl\"")
    try take("the role", "\(account) role/\(name)", object.place(of: "name"))
    roleCount += 1
    guard let trust = try object.policy("trust") else {
      throw ScriptError(at: place, "the key 'trust' is missing; write the role's trust policy")
    }
    let role = EmulatedRole(
      name: name, id: "3\(String(roleCount).leftPadded(to: 17))", trust: trust, policy: try object.policy("policy"),
      maximumSessionSeconds: try object.integer("max_session_seconds", 3600...43_200) ?? 3600)
    try object.finish()
    return role
  }

  private mutating func provider(
    _ value: JSONValue, _ place: String, account: String
  ) throws(ScriptError) -> EmulatedOIDCProvider {
    var object = try JSONObject(value, at: place)
    let name = try object.requiredText("name", "\"name\": \"github\"")
    try take("the OIDC provider", "\(account) oidc-provider/\(name)", object.place(of: "name"))
    let provider = EmulatedOIDCProvider(
      name: name, issuer: try object.requiredText("issuer", "\"issuer\": \"\(EmulatedWorkflow.issuer)\""),
      clientIDs: try object.texts("client_ids"))
    try object.finish()
    guard !provider.clientIDs.isEmpty else {
      throw ScriptError(at: place, "the key 'client_ids' is missing; write \"client_ids\": [\"sts.aliyuncs.com\"]")
    }
    return provider
  }

  private mutating func take(_ kind: String, _ name: String, _ place: String) throws(ScriptError) {
    guard taken.insert("\(kind) \(name)").inserted else {
      throw ScriptError(at: place, "\(kind) '\(name.split(separator: " ").last ?? "")' is there twice")
    }
  }
}

extension JSONObject {
  /// A text that must be there.
  mutating func requiredText(_ key: String, _ example: String) throws(ScriptError) -> String {
    _ = try required(key, example)
    return try text(key) ?? ""
  }

  /// A list of texts; empty when it is absent.
  mutating func texts(_ key: String) throws(ScriptError) -> [String] {
    try list(key) { (value, place) throws(ScriptError) in
      guard case .text(let text) = value else {
        throw ScriptError(at: place, "this must be a text in quotes, and is \(value.kindName)")
      }
      return text
    }
  }

  /// The elements of a list, each with its place; none when it is absent.
  mutating func list<Element>(
    _ key: String, _ read: (JSONValue, String) throws(ScriptError) -> Element
  ) throws(ScriptError) -> [Element] {
    guard let value = value(key) else { return [] }
    guard case .list(let values) = value else {
      throw mistake(key, "this must be a list in brackets, and is \(value.kindName)")
    }
    var elements: [Element] = []
    for (index, value) in values.enumerated() { elements.append(try read(value, "\(place(of: key))[\(index)]")) }
    return elements
  }

  /// What an object within this one says; nil when it is absent.
  mutating func member<Value>(
    _ key: String, _ read: (inout JSONObject) throws(ScriptError) -> Value
  ) throws(ScriptError) -> Value? {
    guard let value = value(key) else { return nil }
    var object = try JSONObject(value, at: place(of: key))
    let result = try read(&object)
    try object.finish()
    return result
  }

  fileprivate mutating func policy(_ key: String) throws(ScriptError) -> PolicyDocument? {
    guard let value = value(key) else { return nil }
    return try PolicyDocument(value, at: place(of: key))
  }
}

extension String {
  /// The text with zeros before it up to a width.
  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: "0", count: max(width - utf8.count, 0)) + self
  }
}
