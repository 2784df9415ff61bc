import HTTPTransport
import OSSSignature
import Testing

@testable import Credentials

/// No text of a failure, and no description of a key, holds a secret, a token, a file's content, an answer's body or a query.
@Suite("Secrets stay secret")
struct SecrecyTests {
  private func check(_ text: String, _ what: String) {
    for secret in SampleServices.allSecrets { #expect(!text.contains(secret), "\(what) shows \(secret)") }
  }

  /// Every shape in which a value may reach a log: its description, its debug description and its mirror.
  private func shapes(of value: Any) -> String {
    var dumped = ""
    dump(value, to: &dumped)
    return "\(value) \(String(reflecting: value)) \(dumped)"
  }

  @Test(arguments: ChainTests.rows)
  func theChainShowsNone(_ row: ChainTests.Row) async {
    switch await row.world().outcome(.chain) {
    case .success(let credentials): check(shapes(of: credentials), row.name)
    case .failure(let error): check(shapes(of: error), row.name)
    }
  }

  @Test(arguments: SampleProfileTests.good.map(\.profile) + SampleProfileTests.broken.map(\.profile))
  func profilesShowNone(profile: String) async throws {
    switch await (try SampleServices.world()).outcome(.profile(profile)) {
    case .success(let credentials): check(shapes(of: credentials), profile)
    case .failure(let error): check(shapes(of: error), profile)
    }
  }

  /// A service that answers every request with all secrets, whatever the status: none of them comes through.
  @Test(
    arguments: [200, 302, 400, 401, 403, 404, 429, 500, 502],
    ["assume", "oidc", "ecs", "ecs-any", "uri", "helper", "role", "pod"])
  func whatAServiceEchoesIsNotShown(status: Int, profile: String) async throws {
    let secrets = SampleServices.allSecrets.joined(separator: " ")
    for body in [
      secrets, #"{"Code":"\#(secrets)","Message":"\#(secrets)","RequestId":"\#(secrets)"}"#,
      #"{"Code":"NoPermission","Message":"\#(secrets)","RequestId":"\#(secrets)"}"#,
    ] {
      let world = FakeWorld(
        files: try SampleServices.files(),
        answer: { _, _ in .success(HTTPResponse(status: status, body: Array(body.utf8))) },
        helper: { _ in .success(Array(body.utf8)) })
      guard case .failure(let error) = await world.outcome(.profile(profile)) else {
        Issue.record("\(profile) was used")
        continue
      }
      check(shapes(of: error), "\(profile), \(status)")
    }
  }

  /// A file of any kind that is cut off anywhere: what is said of it quotes nothing.
  @Test(arguments: ["/.aliyun/config.json", "/.alibabacloud/credentials", "/.ossutilconfig"])
  func aDamagedFileIsNotQuoted(name: String) async throws {
    for (path, content) in try SampleServices.files() where path.hasSuffix(name) {
      let bytes = try content.get()
      for length in stride(from: 0, to: bytes.count, by: 37) {
        let world = FakeWorld(files: [path: .success(Array(bytes.prefix(length)))])
        for source in [CredentialsSource.chain, .profile("sts"), .ossutil("ci")] {
          if case .failure(let error) = await world.outcome(source) { check(shapes(of: error), "\(path) to \(length)") }
        }
      }
    }
  }
}
