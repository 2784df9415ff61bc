import HTTPTransport
import Locking
import TestSupport

@testable import Credentials

/// Everything that sources of credentials look at, as a test wants it, with a record of what was looked at.
final class FakeWorld: Sendable {
  typealias Answer = Result<HTTPResponse, HTTPFailure>

  /// The clock of the samples: 2026-01-02T03:04:05Z.
  static let now: Int64 = 1_767_323_045
  static let home = "/home/made-up"

  private struct State {
    var files: [String: Result<[UInt8], FileFailure>] = [:]
    var requests: [(request: HTTPRequest, isDirect: Bool)] = []
    var filesRead: [String] = []
    var commands: [HelperCommand] = []
    var pauses: [Duration] = []
    var nonces = 0
    var now = FakeWorld.now
  }

  private let state = Locked(State())
  private let answer: @Sendable (HTTPRequest, Int) -> Answer
  private let helper: @Sendable (HelperCommand) -> Result<[UInt8], HelperFailure>
  let variables: [String: String]
  let homeFolder: String?

  /// - Parameters:
  ///   - answer: gives the answer to a request and its number, from 1 on.
  init(
    variables: [String: String] = [:], files: [String: Result<[UInt8], FileFailure>] = [:],
    home: String? = FakeWorld.home,
    answer: @escaping @Sendable (HTTPRequest, Int) -> Answer = { _, _ in FakeWorld.unreachable },
    helper: @escaping @Sendable (HelperCommand) -> Result<[UInt8], HelperFailure> = { _ in .failure(.notStarted("none"))
    }
  ) {
    self.variables = variables
    self.answer = answer
    self.helper = helper
    homeFolder = home
    state.withLock { $0.files = files }
  }

  static let unreachable = Answer.failure(
    HTTPFailure(kind: .timeout, mayHaveBeenSent: false, message: "host.example: no connection within 1 s"))

  var requests: [(request: HTTPRequest, isDirect: Bool)] { state.withLock { $0.requests } }
  var filesRead: [String] { state.withLock { $0.filesRead } }
  var commands: [HelperCommand] { state.withLock { $0.commands } }
  var pauses: [Duration] { state.withLock { $0.pauses } }

  func write(_ path: String, _ content: [UInt8]) { state.withLock { $0.files[path] = .success(content) } }
  func pass(seconds: Int64) { state.withLock { $0.now += seconds } }

  var environment: CredentialsEnvironment {
    CredentialsEnvironment(
      variables: variables, home: homeFolder,
      readFile: { path, limit throws(FileFailure) in try self.read(path, limit) },
      transport: Transport(world: self, isDirect: false), directTransport: Transport(world: self, isDirect: true),
      runHelper: { command throws(HelperFailure) in
        self.state.withLock { $0.commands.append(command) }
        return try self.helper(command).get()
      },
      now: { self.state.withLock { $0.now } },
      nonce: {
        self.state.withLock { state in
          state.nonces += 1
          return "nonce-\(state.nonces)"
        }
      },
      pause: { duration in self.state.withLock { $0.pauses.append(duration) } })
  }

  /// The key that an account with these settings gets.
  func credentials(_ settings: CredentialsSettings = CredentialsSettings()) async throws(CredentialsError)
    -> SessionCredentials
  {
    try await settings.provider(in: environment).credentials()
  }

  /// The same as a result.
  func outcome(_ source: CredentialsSource) async -> Result<SessionCredentials, CredentialsError> {
    do throws(CredentialsError) {
      return .success(try await credentials(CredentialsSettings(source: source)))
    } catch {
      return .failure(error)
    }
  }

  private func read(_ path: String, _ limit: Int) throws(FileFailure) -> [UInt8] {
    let file = state.withLock { state in
      state.filesRead.append(path)
      return state.files[path]
    }
    guard let file else { throw .absent }
    let content = try file.get()
    guard content.count <= limit else { throw .tooLarge }
    return content
  }

  private struct Transport: HTTPSending {
    let world: FakeWorld
    let isDirect: Bool

    func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
      let number = world.state.withLock { state in
        state.requests.append((request, isDirect))
        return state.requests.count
      }
      return try world.answer(request, number).get()
    }
  }
}

extension HTTPResponse {
  /// A sample answer.
  static func sample(_ name: String, status: Int = 200) throws -> HTTPResponse {
    HTTPResponse(status: status, body: try Fixture.bytes("credentials/json/\(name).json"))
  }
}
