package import Credentials
package import HTTPTransport
internal import OSSClient
internal import OSSSignature

/// What finding credentials takes from the process beside its variables, its transport and its clock. Nothing of it is touched
/// before a source of credentials asks for it.
package struct CredentialsAccess: Sendable {
  /// Reads a whole file of at most a number of bytes.
  package var readFile: @Sendable (_ path: String, _ maximumBytes: Int) throws(FileFailure) -> [UInt8]
  /// Runs a helper program.
  package var runHelper: @Sendable (HelperCommand) async throws(HelperFailure) -> [UInt8]
  /// Makes what carries requests that must meet no proxy.
  package var directTransport: @Sendable (CurlTransportConfiguration) -> any HTTPSending
  /// A text that was never given before: 32 hexadecimal digits.
  package var nonce: @Sendable () -> String
  /// Scheme, host and port of the STS to ask instead of the public one, for tests only.
  package var stsOverride: String?

  package init(
    readFile: @escaping @Sendable (_ path: String, _ maximumBytes: Int) throws(FileFailure) -> [UInt8],
    runHelper: @escaping @Sendable (HelperCommand) async throws(HelperFailure) -> [UInt8],
    directTransport: @escaping @Sendable (CurlTransportConfiguration) -> any HTTPSending,
    nonce: @escaping @Sendable () -> String, stsOverride: String? = nil
  ) {
    self.readFile = readFile
    self.runHelper = runHelper
    self.directTransport = directTransport
    self.nonce = nonce
    self.stsOverride = stsOverride
  }

  /// No file, no program and no instance to ask: only variables and what the transport reaches.
  package static let none = CredentialsAccess(
    readFile: { _, _ throws(FileFailure) in throw .absent },
    runHelper: { _ throws(HelperFailure) in throw .notStarted("no program is started here") },
    directTransport: { _ in UnreachableTransport() }, nonce: { String(repeating: "0", count: 32) })
}

/// A network on which nothing answers.
private struct UnreachableTransport: HTTPSending {
  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    throw HTTPFailure(kind: .connection, mayHaveBeenSent: false, message: "no connection")
  }
}

extension Runtime {
  /// Everything that sources of credentials look at.
  ///
  /// - Parameters:
  ///   - transport: carries what goes over the network.
  ///   - direct: how to connect without a proxy.
  func credentialsEnvironment(
    over transport: any HTTPSending, direct: CurlTransportConfiguration
  ) -> CredentialsEnvironment {
    let requests = requestEnvironment
    return CredentialsEnvironment(
      variables: environment, home: environment["HOME"].flatMap { $0.isEmpty ? nil : $0 },
      readFile: credentials.readFile, transport: transport,
      directTransport: TransportOnDemand { [credentials] in credentials.directTransport(direct) },
      runHelper: credentials.runHelper, now: { requests.now().unixSeconds }, nonce: credentials.nonce,
      // A wait that ends early, as when the task is cancelled, is followed by a try that fails.
      pause: { try? await requests.sleep($0) }, stsOverride: credentials.stsOverride)
  }
}
