import HTTPTransport
import OSSSignature
import TestSupport
import Testing

@testable import Credentials

/// The services of the samples: STS that checks signatures, the metadata service with the role EcsRamRoleTest, a credentials URI.
enum SampleServices {
  /// The secrets that the samples' keys are signed with.
  private static let secrets = [
    "LTAI5tMADEUPSOURCE0001": "madeUpSourceSecret000000000001", "STS.NMADEUPIMDS0001": "madeUpImdsSecret00000000000001",
    "STS.NMADEUPROLE0001": "madeUpRoleSecret00000000000001",
  ]

  static func answer(_ request: HTTPRequest, _ number: Int) -> FakeWorld.Answer {
    do {
      return .success(try response(request))
    } catch {
      Issue.record("\(error)")
      return FakeWorld.unreachable
    }
  }

  private static func response(_ request: HTTPRequest) throws -> HTTPResponse {
    let metadata = "http://100.100.100.200/latest/"
    switch request.url {
    case metadata + "api/token": return HTTPResponse(status: 200, body: Array("made-up-metadata-token".utf8))
    case metadata + "meta-data/ram/security-credentials/":
      return HTTPResponse(status: 200, body: Array("EcsRamRoleTest\n".utf8))
    case metadata + "meta-data/ram/security-credentials/EcsRamRoleTest": return try .sample("imds-role-credentials")
    case "http://127.0.0.1:8081/cred": return try .sample("credentials-uri")
    case let url where url.contains("Action=AssumeRoleWithOIDC"): return try .sample("sts-assume-role-with-oidc")
    case let url where url.contains("sts"):
      return signatureIsRight(request)
        ? try .sample("sts-assume-role")
        : HTTPResponse(status: 400, body: Array(#"{"Code":"SignatureDoesNotMatch"}"#.utf8))
    default: return HTTPResponse(status: 404)
    }
  }

  /// Whether a call of STS is signed with the key that it names, over all that it holds.
  static func signatureIsRight(_ request: HTTPRequest) -> Bool {
    let signable = SampleServices.signable(request)
    guard let presented = try? PresentedSignatureACS3(headersOf: signable), let secret = secrets[presented.accessKeyID]
    else { return false }
    return presented.isValid(for: signable, body: request.body, secret: AccessKeySecret(secret))
  }

  private static func signable(_ request: HTTPRequest) -> SignableRequest {
    let parts = request.url.dropFirst("https://".count).split(separator: "/", maxSplits: 1)
    let query = (parts.count > 1 ? parts[1].drop { $0 == "?" } : "").split(separator: "&").map { pair in
      let sides = pair.split(separator: "=", maxSplits: 1).map {
        String(decoding: PercentEncoding.decode($0.utf8), as: UTF8.self)
      }
      return (name: sides[0], value: sides.count > 1 ? sides[1] : nil)
    }
    return SignableRequest(
      method: request.method.rawValue, query: query,
      headers: [(name: "Host", value: String(parts[0]))] + request.headers.map { (name: $0.name, value: $0.value) })
  }

  /// A home folder with the samples in it.
  static func files() throws -> [String: Result<[UInt8], FileFailure>] {
    let home = FakeWorld.home
    let configuration = String(decoding: try Fixture.bytes("credentials/files/aliyun-config.json"), as: UTF8.self)
    return [
      "\(home)/.aliyun/config.json": .success(Array(configuration.replacing("@HOME@", with: home).utf8)),
      "\(home)/.alibabacloud/credentials": .success(
        try Fixture.bytes("credentials/files/alibabacloud-credentials.ini")),
      "\(home)/.ossutilconfig": .success(try Fixture.bytes("credentials/files/ossutilconfig-2.ini")),
      "\(home)/oidc-token": .success(Array("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtYWRlLXVwIn0.bWFkZXVw\n".utf8)),
      "/var/run/secrets/ack.alibabacloud.com/rrsa-tokens/token": .success(
        Array("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtYWRlLXVwIn0.bWFkZXVw".utf8)),
    ]
  }

  static func helper(_ command: HelperCommand) -> Result<[UInt8], HelperFailure> {
    let sample = command.arguments.contains { $0.contains("made-up.json") } ? "ossutil-process" : "cli-external-sts"
    guard let output = try? Fixture.bytes("credentials/json/\(sample).json") else { return .failure(.status(1)) }
    return .success(output)
  }

  /// Every secret of the samples, for tests that look for them in texts.
  static let allSecrets = [
    "madeUpSourceSecret", "madeUpRoleSecret", "madeUpSsoSecret", "madeUpOauthSecret", "madeUpImdsSecret",
    "madeUpUriSecret", "madeUpExtSecret", "madeUpOidcSecret", "madeUpCloudSsoAccessToken", "madeUpOauthAccessToken",
    "madeUpOauthRefreshToken", "madeUpBearerToken", "CAISmadeup", "PRIVATE KEY", "eyJhbGciOiJSUzI1NiJ9", "bWFkZXVw",
    "madeUpMistypedSecret", "made-up-metadata-token", "madeUpQuery",
  ]

  static func world(_ variables: [String: String] = [:]) throws -> FakeWorld {
    FakeWorld(variables: variables, files: try files(), answer: { answer($0, $1) }, helper: { helper($0) })
  }
}
