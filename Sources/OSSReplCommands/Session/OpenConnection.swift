internal import ArgumentParser
internal import HTTPTransport
internal import OSSClient
internal import OSSSignature
internal import Replication

extension ConnectionOptions {
  /// The way to OSS with the credentials of the environment.
  ///
  /// - Throws: `Outcome` when there are none, or no room for connections, which is reported; nothing was contacted.
  func open(_ console: ConsoleReporter) throws -> (OSSConnection, OSSReader) {
    let connection = try connection(console, credentials: try signingCredentials(console))
    return (connection, OSSReader(connection: connection, retryPolicy: retryPolicy))
  }

  /// Opens the way to OSS.
  ///
  /// - Throws: `ValidationError` when OSS_ENDPOINT is no endpoint; `Outcome` when the system has no room for connections.
  private func connection(_ console: ConsoleReporter, credentials: SigningCredentials) throws -> OSSConnection {
    let runtime = console.runtime
    let connections = try connections(console)
    var override: Endpoint?
    let variable = runtime.environment["OSS_ENDPOINT"].flatMap { $0.isEmpty ? nil : $0 }
    if let text = endpoint ?? variable {
      do throws(Endpoint.Invalid) {
        override = try Endpoint(text)
      } catch {
        throw ValidationError("\(endpoint == nil ? "OSS_ENDPOINT" : "--endpoint"): \(error.reason).")
      }
    }
    var transport = CurlTransportConfiguration(
      connectTimeout: min(.seconds(10), timeout.duration),
      certificateFile: runtime.environment["SSL_CERT_FILE"].flatMap { $0.isEmpty ? nil : $0 },
      certificateDirectory: runtime.environment["SSL_CERT_DIR"].flatMap { $0.isEmpty ? nil : $0 },
      maximumConnections: connections)
    transport.proxyVariables = runtime.environment.filter { $0.key.lowercased().hasSuffix("_proxy") }
    return OSSConnection(
      transport: runtime.transport(transport), credentials: credentials, override: override,
      environment: runtime.stoppableRequestEnvironment, timeout: timeout.duration, rate: rate.map(Double.init),
      notice: { console.receive($0) })
  }
}
