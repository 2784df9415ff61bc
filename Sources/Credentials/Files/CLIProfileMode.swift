/// The modes of the aliyun CLI's profiles, spelt as they are in its file.
enum CLIProfileMode: String, CaseIterable, Sendable {
  case accessKey = "AK"
  case token = "StsToken"
  case role = "RamRoleArn"
  case chainedRole = "ChainableRamRoleArn"
  case instanceRole = "EcsRamRole"
  case instanceThenRole = "RamRoleArnWithRoleName"
  case oidc = "OIDC"
  case helper = "External"
  case uri = "CredentialsURI"
  case cloudSSO = "CloudSSO"
  case oauth = "OAuth"
  case keyPair = "RsaKeyPair"
  case bearer = "BearerToken"
  case anonymous = "Anonymous"

  /// The modes that this program uses.
  static let used = allCases.filter { ![.keyPair, .bearer, .anonymous].contains($0) }

  /// The mode that a text most likely means; nil when none is near.
  static func nearest(to text: String) -> CLIProfileMode? {
    let near = used.map { (mode: $0, distance: distance(text.lowercased(), $0.rawValue.lowercased())) }
      .min { $0.distance < $1.distance }
    return near.flatMap { $0.distance * 3 <= text.utf8.count ? $0.mode : nil }
  }

  /// How many letters have to be changed, put in or left out to make one text of the other.
  private static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.utf8.prefix(64))
    let right = Array(right.utf8)
    var row = Array(0...right.count)
    for (index, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for place in right.indices {
        let changed = diagonal + (right[place] == byte ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(changed, row[place] + 1, row[place + 1] + 1)
      }
    }
    return row[right.count]
  }
}
