internal import ArgumentParser
internal import Diagnostics
internal import HTTPTransport
internal import OSSClient
internal import Replication

/// The way to OSS, with the credentials of all accounts that a run signs with.
struct OpenConnection {
  let connection: OSSConnection
  let reader: OSSReader
  let credentials: AccountCredentials
}

extension ConnectionOptions {
  /// Opens the way to OSS.
  ///
  /// - Parameter accounts: what the configuration says of the accounts, by their names; nil for the default one where it says
  ///   nothing. Without any the default one is taken.
  /// - Throws: `ValidationError` when OSS_ENDPOINT is no endpoint; `Outcome` when an account has no credentials, or the system no
  ///   room for connections, which is reported. OSS was not contacted then.
  func open(_ accounts: [String: Account?], _ console: ConsoleReporter) async throws -> OpenConnection {
    let runtime = console.runtime
    let override = try endpointOverride(runtime)
    var configuration = CurlTransportConfiguration(
      connectTimeout: min(.seconds(10), timeout),
      certificateFile: runtime.environment["SSL_CERT_FILE"].flatMap { $0.isEmpty ? nil : $0 },
      certificateDirectory: runtime.environment["SSL_CERT_DIR"].flatMap { $0.isEmpty ? nil : $0 },
      maximumConnections: try connections(console))
    configuration.proxyVariables = runtime.environment.filter { $0.key.lowercased().hasSuffix("_proxy") }
    let transport = runtime.transport(configuration)
    configuration.proxy = .none
    configuration.connectTimeout = .seconds(1)
    let environment = runtime.credentialsEnvironment(over: transport, direct: configuration)
    let credentials = try await console.findCredentials(accounts, in: environment)
    var requestEnded: (@Sendable (RequestRecord) -> Void)?
    if console.isVerbose { requestEnded = { console.tell(of: $0) } }
    let connection = OSSConnection(
      transport: transport, accounts: credentials.requestCredentials, override: override,
      environment: runtime.stoppableRequestEnvironment, timeout: timeout, rate: rate.map(Double.init),
      notice: { console.receive($0) }, requestEnded: requestEnded)
    return OpenConnection(
      connection: connection, reader: OSSReader(connection: connection, retryPolicy: retryPolicy),
      credentials: credentials)
  }

  /// - Throws: `ValidationError` when OSS_ENDPOINT is no endpoint.
  private func endpointOverride(_ runtime: Runtime) throws -> Endpoint? {
    let variable = runtime.environment["OSS_ENDPOINT"].flatMap { $0.isEmpty ? nil : $0 }
    guard let text = endpoint ?? variable else { return nil }
    do throws(Endpoint.Invalid) {
      return try Endpoint(text)
    } catch {
      throw ValidationError("\(endpoint == nil ? "OSS_ENDPOINT" : "--endpoint"): \(error.reason).")
    }
  }
}
