import FoundationEssentials
import OSSEmulator
import OSSSignature
import Testing

/// An answer in JSON, or in XML, of a service beside OSS.
struct APIAnswer {
  let status: Int
  let text: String
  private let members: [String: String]

  init(_ reply: EmulatedReply) throws {
    status = reply.status
    text = String(decoding: reply.body, as: UTF8.self)
    guard reply.header("Content-Type")?.hasPrefix("application/json") == true else {
      members = [:]
      return
    }
    members = try JSONDecoder().decode(Node.self, from: Data(reply.body)).flattened()
  }

  /// A member by its path, for example `Credentials.AccessKeyId`.
  subscript(path: String) -> String? { members[path] }

  /// The status and, of an error, the code.
  var summary: String { [String(status), members["Code"]].compactMap(\.self).joined(separator: " ") }

  /// The names of all members, with their paths.
  var names: [String] { members.keys.sorted() }

  func credentials() throws -> SigningCredentials {
    let prefix = members["AccessKeyId"] == nil ? "Credentials." : ""
    let id = try #require(members["\(prefix)AccessKeyId"], "\(text)")
    let secret = try #require(members["\(prefix)AccessKeySecret"])
    let token = try #require(members["\(prefix)SecurityToken"])
    return SigningCredentials(accessKeyID: id, accessKeySecret: AccessKeySecret(secret), securityToken: token)
  }

  private enum Node: Decodable {
    case text(String)
    case object([String: Node])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      // What is neither text nor number is an object.
      if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let number = try? container.decode(Int.self) {
        self = .text(String(number))
      } else {
        self = .object(try container.decode([String: Node].self))
      }
    }

    func flattened(_ place: String = "") -> [String: String] {
      switch self {
      case .text(let text): [place: text]
      case .object(let members):
        members.reduce(into: [:]) { all, member in
          let path = place.isEmpty ? member.key : "\(place).\(member.key)"
          all.merge(member.value.flattened(path)) { own, _ in own }
        }
      }
    }
  }
}
