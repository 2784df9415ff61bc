/// Which STS is asked.
struct STSEndpoint: Hashable, Sendable {
  /// Scheme, host and port, for example `https://sts.cn-hangzhou.aliyuncs.com`.
  let address: String

  /// The host as it is signed and named to the user.
  var host: String { String(address.drop { $0 != "/" }.drop { $0 == "/" }) }

  private init(address: String) { self.address = address }

  /// What a profile says of the STS to ask.
  struct Wish: Sendable {
    var endpoint: String?
    var region: String?
    var isInsideVPC = false
  }

  /// The endpoint by the settings, the strongest first: `ALIBABA_CLOUD_STS_ENDPOINT`, the profile's `sts_endpoint`, the account's
  /// `sts_region`, the profile's, `ALIBABA_CLOUD_STS_REGION`, and without any the centre.
  ///
  /// - Throws: `.broken` for a host or a region that is none, and for plain http: an OIDC token must not travel openly.
  static func resolved(
    _ environment: CredentialsEnvironment, account region: String?, profile: Wish = Wish(), step: String
  ) throws(CredentialsError) -> STSEndpoint {
    if let address = environment.stsOverride { return STSEndpoint(address: address) }
    if let text = environment.value("ALIBABA_CLOUD_STS_ENDPOINT") {
      return try named(text, by: "ALIBABA_CLOUD_STS_ENDPOINT", step: step)
    }
    if let text = profile.endpoint { return try named(text, by: "sts_endpoint", step: step) }
    let variable = "ALIBABA_CLOUD_STS_REGION"
    guard let region = region ?? profile.region ?? environment.value(variable) else {
      return STSEndpoint(address: "https://sts.aliyuncs.com")
    }
    guard region.utf8.count <= 64, region.utf8.allSatisfy(isRegionByte), region.first != "-" else {
      throw .broken(
        CredentialsFault(
          .settings, step: step, "the STS region is not the name of a region",
          help: ["write it as in cn-hangzhou, in sts_region or \(variable)"]))
    }
    let isInsideVPC = profile.isInsideVPC || environment.isTrue("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED")
    return STSEndpoint(address: "https://\(isInsideVPC ? "sts-vpc" : "sts").\(region).aliyuncs.com")
  }

  private static func named(_ text: String, by setting: String, step: String) throws(CredentialsError) -> STSEndpoint {
    let isPlain = text.lowercased().hasPrefix("http://")
    var host = text.lowercased().hasPrefix("https://") ? text.dropFirst(8) : text[...]
    if host.last == "/" { host = host.dropLast() }
    guard !isPlain, !host.isEmpty,
      host.utf8.allSatisfy({ isRegionByte($0) || ".:ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8.contains($0) })
    else {
      throw .broken(
        CredentialsFault(
          .settings, step: step,
          isPlain ? "\(setting) asks for plain http" : "\(setting) is not the name of a host",
          help: ["write the host alone, as in sts.cn-hangzhou.aliyuncs.com; it is asked over https"]))
    }
    return STSEndpoint(address: "https://\(host)")
  }

  private static func isRegionByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
