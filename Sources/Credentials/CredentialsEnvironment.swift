package import HTTPTransport

/// Everything that the sources of credentials look at, as values: a test puts its own in their place.
package struct CredentialsEnvironment: Sendable {
  /// The environment variables. An empty one counts as unset.
  package var variables: [String: String]
  /// The user's home folder; nil where there is none, as under cron: then there are no files to look for.
  package var home: String?
  /// Reads a whole file of at most a number of bytes.
  package var readFile: @Sendable (_ path: String, _ maximumBytes: Int) throws(FileFailure) -> [UInt8]
  /// Sends what goes over the network, through a proxy where the environment names one.
  package var transport: any HTTPSending
  /// Sends what must never meet a proxy: requests to the instance's metadata service and to this machine itself. It gives up
  /// connecting after a second.
  package var directTransport: any HTTPSending
  /// Runs a helper program.
  package var runHelper: @Sendable (HelperCommand) async throws(HelperFailure) -> [UInt8]
  /// The time in seconds since the beginning of 1970.
  package var now: @Sendable () -> Int64
  /// A text that was never given before, for signatures: 32 hexadecimal digits.
  package var nonce: @Sendable () -> String
  /// Waits between two tries; ends early when the task is cancelled.
  package var pause: @Sendable (Duration) async -> Void
  /// Scheme, host and port of the STS to ask instead of the public one, for tests only.
  package var stsOverride: String?
  /// Scheme, host and port of the metadata service.
  package var metadataAddress: String

  package init(
    variables: [String: String], home: String?,
    readFile: @escaping @Sendable (_ path: String, _ maximumBytes: Int) throws(FileFailure) -> [UInt8],
    transport: any HTTPSending, directTransport: any HTTPSending,
    runHelper: @escaping @Sendable (HelperCommand) async throws(HelperFailure) -> [UInt8],
    now: @escaping @Sendable () -> Int64, nonce: @escaping @Sendable () -> String,
    pause: @escaping @Sendable (Duration) async -> Void, stsOverride: String? = nil,
    metadataAddress: String = "http://100.100.100.200"
  ) {
    self.variables = variables
    self.home = home
    self.readFile = readFile
    self.transport = transport
    self.directTransport = directTransport
    self.runHelper = runHelper
    self.now = now
    self.nonce = nonce
    self.pause = pause
    self.stsOverride = stsOverride
    self.metadataAddress = metadataAddress
  }

  /// The value of a variable; nil when it is unset or empty, which is how a CI job's clean-up unsets one.
  func value(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether a variable says `true` in any case, as the SDKs read it: `1` does not count.
  func isTrue(_ name: String) -> Bool { value(name)?.lowercased() == "true" }
}

/// Why a file could not be read.
package enum FileFailure: Error, Hashable, Sendable {
  /// There is no such file.
  case absent
  /// The system's reason, for example `Permission denied`.
  case unreadable(String)
  /// It is larger than what was asked for.
  case tooLarge
}

/// A helper program that prints credentials. It gets no input; what it prints on standard error is shown, on standard output
/// never.
package struct HelperCommand: Hashable, Sendable {
  /// The program and its arguments; nothing in them is interpreted by a shell.
  package let arguments: [String]
  /// After how long it is killed, with all that it started.
  package let timeout: Duration
  /// How much of its standard output is read.
  package let maximumBytes: Int

  package init(arguments: [String], timeout: Duration = .seconds(60), maximumBytes: Int = 64 << 10) {
    self.arguments = arguments
    self.timeout = timeout
    self.maximumBytes = maximumBytes
  }
}

/// Why a helper program gave nothing.
package enum HelperFailure: Error, Hashable, Sendable {
  /// It could not be started, for the system's reason.
  case notStarted(String)
  /// It ended with a status other than 0.
  case status(Int)
  /// It was ended by a signal.
  case signal(Int)
  case timeout
  /// It printed more than is read.
  case tooMuchOutput
  /// Whoever asked gave up.
  case cancelled
}
