internal import Diagnostics
package import HTTPTransport
package import OSSClient
internal import TerminalText

/// What the process gives to the commands: all that they read and write beside files. Tests put their own in its place.
package struct Runtime: Sendable {
  /// The environment variables.
  package var environment: [String: String]
  /// The same variables with the bytes of their values.
  package var environmentBytes: @Sendable () -> [(name: String, bytes: [UInt8])]
  /// Writes text to standard output, where no word of it can be a command of the CI runner that logs it.
  package var output: @Sendable (String) -> Void
  /// Writes to standard output what is ours to the letter: commands to a CI runner, and scripts.
  package var commandOutput: @Sendable (String) -> Void
  /// Why not all that was printed to standard output has arrived; nil when it has.
  package var outputFailure: @Sendable () -> String?
  /// Writes text to standard error, where no word of it can be a command either.
  package var errors: @Sendable (String) -> Void
  /// Reads one line of standard input, without its end; nil at the end of input.
  package var readLine: @Sendable () -> String?
  /// Which of the standard streams are terminals.
  package var terminals: Set<StandardStream>
  /// The columns of the terminal that standard output is; nil without one.
  package var columns: @Sendable () -> Int?
  /// The size of the terminal that standard error is; nil without one, and while another program has it.
  package var screenSize: @Sendable () -> TerminalSize?
  /// Is told whether the terminal shows a block that must not be left behind, however the process ends.
  package var blockIsShown: @Sendable (Bool) -> Void
  /// Says again and again, after so long each time, that it is time to show how far the run is.
  package var ticks: @Sendable (Duration) -> AsyncStream<Void>
  /// Makes what carries requests.
  package var transport: @Sendable (CurlTransportConfiguration) -> any HTTPSending
  /// What finding credentials takes beside the variables, the transport and the time.
  package var credentials: CredentialsAccess
  /// The time, pauses and randomness.
  package var requestEnvironment: RequestEnvironment
  /// How many file descriptors are still free, of so many that are wanted.
  package var freeDescriptors: @Sendable (Int) -> Int
  /// Has a signal that ends the process before the first write say that nothing was written.
  package var sayThatNothingIsWritten: @Sendable () -> Void
  /// The signal that asked the run to stop, once there was one.
  package var stopSignal: @Sendable () -> StopSignal?
  /// Takes the signals over, from the first write on, and says what they ask for.
  package var stopNotices: @Sendable () -> AsyncStream<StopNotice>

  /// - Parameters:
  ///   - environmentBytes: nil for the UTF-8 of `environment`.
  ///   - output: writes to standard output as it is.
  ///   - errors: writes to standard error as it is.
  package init(
    environment: [String: String], environmentBytes: (@Sendable () -> [(name: String, bytes: [UInt8])])? = nil,
    output: @escaping @Sendable (String) -> Void,
    outputFailure: @escaping @Sendable () -> String? = { nil },
    errors: @escaping @Sendable (String) -> Void, readLine: @escaping @Sendable () -> String?,
    terminals: Set<StandardStream>, columns: @escaping @Sendable () -> Int? = { nil },
    screenSize: @escaping @Sendable () -> TerminalSize? = { nil },
    blockIsShown: @escaping @Sendable (Bool) -> Void = { _ in },
    ticks: @escaping @Sendable (Duration) -> AsyncStream<Void> = { _ in AsyncStream { $0.finish() } },
    transport: @escaping @Sendable (CurlTransportConfiguration) -> any HTTPSending,
    credentials: CredentialsAccess = .none, requestEnvironment: RequestEnvironment,
    freeDescriptors: @escaping @Sendable (Int) -> Int = { $0 },
    sayThatNothingIsWritten: @escaping @Sendable () -> Void = {},
    stopSignal: @escaping @Sendable () -> StopSignal?,
    stopNotices: @escaping @Sendable () -> AsyncStream<StopNotice> = { AsyncStream { $0.finish() } }
  ) {
    self.environment = environment
    self.environmentBytes = environmentBytes ?? { environment.map { ($0.key, Array($0.value.utf8)) } }
    self.output = { output(RunnerCommands.disarmed($0)) }
    commandOutput = output
    self.outputFailure = outputFailure
    self.errors = { errors(RunnerCommands.disarmed($0)) }
    self.readLine = readLine
    self.terminals = terminals
    self.columns = columns
    self.screenSize = screenSize
    self.blockIsShown = blockIsShown
    self.ticks = ticks
    self.transport = transport
    self.credentials = credentials
    self.requestEnvironment = requestEnvironment
    self.freeDescriptors = freeDescriptors
    self.sayThatNothingIsWritten = sayThatNothingIsWritten
    self.stopSignal = stopSignal
    self.stopNotices = stopNotices
  }

  /// The environment of requests and pauses, which a signal that asks to stop breaks off.
  var stoppableRequestEnvironment: RequestEnvironment {
    var requestEnvironment = requestEnvironment
    requestEnvironment.shouldStop = { [stopSignal] in stopSignal() != nil }
    return requestEnvironment
  }
}

/// The streams that a process starts with.
package enum StandardStream: Hashable, Sendable {
  case input, output, error
}

/// The signals that stop a run in an orderly way.
package enum StopSignal: Hashable, Sendable {
  /// Ctrl-C.
  case interrupt
  /// The request to end, as a CI system sends it.
  case terminate
}

/// What a signal asks of a run that writes.
package enum StopNotice: Hashable, Sendable {
  /// Begin nothing new, and bring what is under way to its end.
  case stopping(StopSignal)
  /// End at once: the time for an orderly stop is over.
  case timeIsUp
}
