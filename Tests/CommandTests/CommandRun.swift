import ArgumentParser
import FoundationEssentials
import HTTPTransport
import OSSClient
import OSSReplCommands
import OSSSignature
import Synchronization

/// One command, run in this process with a world of the test's own.
struct CommandRun: Sendable {
  let output: String
  let errors: String
  let status: Int32
  /// The requests that were made, as method and URL.
  let requests: [String]
  /// The access key IDs that signed them.
  let signers: [String]
  /// The requests to STS, as the action.
  let stsRequests: [String]

  /// What was printed, whatever line it stands in.
  var outputInOneLine: String { output.split { $0 == " " || $0 == "\n" }.joined(separator: " ") }

  /// - Parameters:
  ///   - configuration: the text of the configuration file; nil for a command that takes none.
  ///   - credentials: what finding credentials takes beside the variables.
  ///   - sts: what STS answers, given the action; without it STS can't be reached.
  ///   - answers: what OSS answers, given the method and the URL.
  ///   - stopSignal: the signal that has come, given the requests that were made so far.
  ///   - freeDescriptors: how many file descriptors are free, of so many that are wanted.
  ///   - typed: what a person types at the terminal; nil for a run without one.
  ///   - columns: how wide the terminal is.
  static func make(
    _ arguments: [String], configuration: String? = nil, environment: [String: String] = [:], typed: [String]? = nil,
    columns: Int? = nil, freeDescriptors: @escaping @Sendable (Int) -> Int = { $0 },
    stopSignal: @escaping @Sendable ([String]) -> StopSignal? = { _ in nil },
    credentials access: CredentialsAccess = .none,
    sts: @escaping @Sendable (String) -> Result<HTTPResponse, HTTPFailure> = { _ in .noConnection },
    answers: @escaping @Sendable (String, String) -> Result<HTTPResponse, HTTPFailure>
  ) async throws -> CommandRun {
    let file = FileManager.default.temporaryDirectory.appending(path: "oss-repl-\(UUID().uuidString).yaml").path
    if let configuration { try Data(configuration.utf8).write(to: URL(filePath: file)) }
    defer { try? FileManager.default.removeItem(atPath: file) }  // Left behind, it is only one more temporary file.
    let world = World(answers: answers, sts: sts, typed: typed ?? [])
    let credentials = ["OSS_ACCESS_KEY_ID": "id", "OSS_ACCESS_KEY_SECRET": "secret-text", "LANG": "C.UTF-8"]
    let runtime = Runtime(
      environment: credentials.merging(environment) { $1 },
      output: { text in world.state.withLock { $0.output += text } },
      errors: { text in world.state.withLock { $0.errors += text } },
      readLine: { world.state.withLock { $0.typed.isEmpty ? nil : $0.typed.removeFirst() } },
      terminals: typed == nil ? [] : [.input, .output, .error],
      columns: { typed == nil ? nil : columns }, transport: { _ in world }, credentials: access,
      requestEnvironment: RequestEnvironment(
        now: { SigningTime(unixSeconds: 1_790_000_000) },
        unixMilliseconds: { 1_790_000_000_000 + Int64(world.state.withLock { $0.elapsed } / .milliseconds(1)) },
        elapsed: { world.state.withLock { $0.elapsed } },
        sleep: { pause in world.state.withLock { $0.elapsed += pause } }, fraction: { 0.5 }),
      freeDescriptors: freeDescriptors,
      stopSignal: { stopSignal(world.state.withLock { $0.requests }) })
    var status: Int32 = 0
    do {
      var command = try OSSReplCommand.parseAsRoot(
        configuration == nil ? arguments : arguments + ["--config", file])
      try await Runtime.$current.withValue(runtime) {
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
      }
    } catch {
      status = OSSReplCommand.status(of: error)
    }
    let state = world.state.withLock { $0 }
    return CommandRun(
      output: state.output, errors: state.errors, status: status, requests: state.requests, signers: state.signers,
      stsRequests: state.stsRequests)
  }
}

/// The network and the terminal of one run.
private final class World: HTTPSending {
  struct State {
    var output = ""
    var errors = ""
    var typed: [String]
    var requests: [String] = []
    var signers: [String] = []
    var stsRequests: [String] = []
    var elapsed = Duration.zero
  }

  let state: Mutex<State>
  let answers: @Sendable (String, String) -> Result<HTTPResponse, HTTPFailure>
  let sts: @Sendable (String) -> Result<HTTPResponse, HTTPFailure>

  init(
    answers: @escaping @Sendable (String, String) -> Result<HTTPResponse, HTTPFailure>,
    sts: @escaping @Sendable (String) -> Result<HTTPResponse, HTTPFailure>, typed: [String]
  ) {
    self.answers = answers
    self.sts = sts
    state = Mutex(State(typed: typed))
  }

  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    if request.url.hasPrefix("https://sts.") {
      let action = request.headers.first { $0.name.lowercased() == "x-acs-action" }?.value ?? request.url
      state.withLock { $0.stsRequests.append(action) }
      return try sts(action).get()
    }
    let authorization = request.headers.first { $0.name == "Authorization" }?.value ?? ""
    let signer = authorization.firstRange(of: "Credential=").map {
      authorization[$0.upperBound...].prefix { $0 != "/" }
    }
    state.withLock {
      $0.requests.append("\(request.method.rawValue) \(request.url)")
      $0.signers.append(String(signer ?? ""))
    }
    return try answers(request.method.rawValue, request.url).get()
  }
}

extension Result<HTTPResponse, HTTPFailure> {
  /// Nothing answers.
  static var noConnection: Self {
    .failure(HTTPFailure(kind: .connection, mayHaveBeenSent: false, message: "no connection"))
  }
}

extension HTTPResponse {
  /// An answer; OSS's errors have a request ID.
  static func answer(
    _ status: Int, _ body: String, headers: [HTTPHeader] = [], requestID: String = "5C3D9175B6FC201293AD4890"
  ) -> Result<HTTPResponse, HTTPFailure> {
    let body = body.replacing("</Error>", with: "<RequestId>\(requestID)</RequestId></Error>")
    return .success(HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
  }

  /// What OSS says of a bucket without rules.
  static var noRules: Result<HTTPResponse, HTTPFailure> {
    answer(404, "<Error><Code>NoSuchReplicationConfiguration</Code><Message>None.</Message></Error>")
  }
}
