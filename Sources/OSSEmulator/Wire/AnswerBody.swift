internal import XMLDocument

/// The body of an answer that is not one of OSS.
struct AnswerBody {
  let contentType: String
  let bytes: [UInt8]

  init(_ content: Success.Content, requestID: String, wantsJSON: Bool) {
    switch content {
    case .text(let text): self.init(text: text)
    case .json(let members): self.init(json: members)
    case .api(let members, let root):
      let members = members.merging(["RequestId": .text(requestID)]) { own, _ in own }
      if wantsJSON { self.init(json: members) } else { self.init(xml: members, root: root) }
    }
  }

  /// The body of an error. STS gives the form that was asked for, the metadata service plain text.
  init(_ refusal: Refusal, of service: EmulatedService, requestID: String, host: String, wantsJSON: Bool) {
    switch service {
    case .oss, .metadata:
      self.init(text: refusal.message + "\n")
    case .credentialsURI:
      self.init(json: ["Code": .text(refusal.code), "Message": .text(refusal.message)])
    case .gitHub:
      self.init(json: ["message": .text(refusal.message)])
    case .sts:
      let query = "q=\(refusal.code)&product=Sts&requestId=\(requestID)"
      let members: [String: JSONValue] = [
        "RequestId": .text(requestID), "HostId": .text(host), "Code": .text(refusal.code),
        "Message": .text(refusal.message), "Recommend": .text("https://api.aliyun.com/troubleshoot?\(query)"),
      ]
      if wantsJSON { self.init(json: members) } else { self.init(xml: members, root: "Error") }
    }
  }

  private init(text: String) {
    contentType = "text/plain"
    bytes = Array(text.utf8)
  }

  private init(json members: [String: JSONValue]) {
    contentType = "application/json;charset=utf-8"
    bytes = JSONValue.object(members).compactBytes
  }

  private init(xml members: [String: JSONValue], root: String) {
    contentType = "text/xml;charset=utf-8"
    bytes = Self.element(root, .object(members)).documentBytes
  }

  private static func element(_ name: String, _ value: JSONValue) -> XMLElement {
    switch value {
    case .object(let members):
      XMLElement(name, children: members.sorted { $0.key < $1.key }.map { element($0.key, $0.value) })
    case .text(let text): XMLElement(name, text: text)
    case .integer(let number): XMLElement(name, text: String(number))
    default: XMLElement(name)
    }
  }
}
