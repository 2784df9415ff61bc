internal import ArgumentParser
internal import Glibc
internal import OSSEmulator
internal import OSSSignature

/// The command line of the emulator.
@main
struct OSSEmulatorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "oss-emulator",
    abstract: "A local stand-in for the bucket replication of Alibaba Cloud OSS.",
    discussion: """
      It checks the signatures of requests (version 4, and version 1 of older tools), keeps buckets and replication \
      rules in memory, walks rules through their states and refuses what OSS refuses. Use path-style addressing \
      (http://127.0.0.1:PORT/bucket/) or host names such as bucket.oss-cn-hangzhou.localhost.

      With --accounts it also plays what hands out keys: STS, an instance's metadata (/latest/), a credentials URI \
      (/_credentials) and GitHub's address for tokens (/_apis/idtoken).
      """, version: "oss-emulator \(emulatorVersion)")

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen on; 0 takes any that is free.")
  var port = 8080

  @Option(
    help: ArgumentHelp(
      "The access key's ID (default: $OSS_ACCESS_KEY_ID, else \(EmulatorSettings.demoAccessKeyID)).", valueName: "id"))
  var accessKeyID: String?

  @Option(
    help: ArgumentHelp(
      "The access key's secret (default: $OSS_ACCESS_KEY_SECRET, else \(EmulatorSettings.demoAccessKeySecret)).",
      valueName: "secret"))
  var accessKeySecret: String?

  @Option(
    help: ArgumentHelp(
      "A file that holds the secret, which then stands in no list of processes.", valueName: "file"))
  var accessKeySecretFile: String?

  @Option(help: "The security token that requests must carry (default: none).")
  var securityToken: String?

  @Option(help: "A JSON file of buckets and rules to begin with; unused when the state's file exists.")
  var seed: String?

  @Option(help: "A JSON file of accounts, users, roles and OIDC providers, and of who gets keys without signing.")
  var accounts: String?

  @Option(help: "A second port, on which TLS is spoken; 0 takes any that is free.")
  var tlsPort: Int?

  @Option(help: "The certificate for TLS, and those it was signed with, in PEM.")
  var tlsCertificate: String?

  @Option(help: "The certificate's key, in PEM.")
  var tlsKey: String?

  @Option(help: "A file in which buckets and rules survive a restart.")
  var state: String?

  @Option(help: "A file to which every request adds one line of JSON; - is standard output.")
  var log: String?

  @Option(help: ArgumentHelp("A JSON file of faults to inject.", discussion: FaultHelp.summary))
  var faults: String?

  @Flag(
    help: """
      Serve /-/faults, /-/requests, /-/store, /-/seed, /-/clock and /-/keys, unsigned: set faults, read which requests \
      came, reset the buckets, let time pass, shorten the life of keys.
      """)
  var control = false

  @Option(help: "The same for callers that send this as their bearer token.")
  var controlToken: String?

  @Option(help: "How long every answer is held back, such as 500ms, 90s or 2m.")
  var latency = DurationArgument(.zero)

  @Option(help: "From Put until a rule is 'doing'.")
  var starting = DurationArgument(LifecycleDurations().starting)

  @Option(help: "From Delete until a rule is gone.")
  var closing = DurationArgument(LifecycleDurations().closing)

  @Option(help: "From switching RTC on until it is 'enabled', though not before history is copied.")
  var rtcEnabling = DurationArgument(LifecycleDurations().rtcEnabling)

  @Option(help: "From 'doing' until all historical objects are copied.")
  var history = DurationArgument(LifecycleDurations().history)

  @Option(help: "How many rules may begin or end at a bucket.")
  var ruleLimit = EmulatorLimits().rulesPerBucket

  @Option(help: "How many prefixes a rule may have.")
  var prefixLimit = EmulatorLimits().prefixesPerRule

  @Option(
    help: ArgumentHelp(
      "A behaviour that public sources leave open; repeatable.",
      discussion: EmulatorFacts.allowedValues.map { "\($0.name)=\($0.values.joined(separator: "|"))" }
        .joined(separator: ", "),
      valueName: "name=value"))
  var fact: [String] = []

  func validate() throws {
    guard (0...65535).contains(port), (0...65535).contains(tlsPort ?? 0) else {
      throw ValidationError("The port must be between 0 and 65535.")
    }
    guard ruleLimit > 0, prefixLimit > 0 else { throw ValidationError("A limit must be at least 1.") }
    guard accessKeyID != "", accessKeySecret != "", securityToken != "" else {
      throw ValidationError("A credential must not be empty.")
    }
    guard accessKeySecret == nil || accessKeySecretFile == nil else {
      throw ValidationError("Give --access-key-secret or --access-key-secret-file, not both.")
    }
    guard (tlsPort == nil) == (tlsCertificate == nil), (tlsPort == nil) == (tlsKey == nil) else {
      throw ValidationError("--tls-port, --tls-certificate and --tls-key belong together.")
    }
    guard controlToken != "" else { throw ValidationError("A control token must not be empty.") }
    guard !control || controlToken != nil || Self.isLoopback(host) else {
      throw ValidationError("--control without --control-token is for 127.0.0.1, ::1 and localhost, not for \(host).")
    }
    do {
      _ = try facts()
    } catch {
      throw ValidationError("\(error).")
    }
  }

  func run() throws {
    let signals = TerminationSignals()
    do {
      try ServerThreads.prepare()
      let emulator = try Emulator(
        settings: settings(), origin: storeOrigin(), faults: faultScript(), clock: SystemClock())
      let host = EmulatorHost(
        emulator: emulator, keeper: try state.map { try StateKeeper(path: $0, store: emulator.store) },
        log: try log.map { try RequestLog(path: $0) })
      let servers = try servers(host)
      for server in servers { StandardStreams.printLine("oss-emulator listening on \(server.url)") }
      signals.wait()
      for server in servers { try server.stop() }
      try host.finish()
    } catch {
      StandardStreams.printError("\(error)")
      throw ExitCode.failure
    }
  }

  /// The server without TLS, and the one with it where that is wanted.
  private func servers(_ host: EmulatorHost) throws -> [EmulatorServer] {
    let open = EmulatorServer.noConnections()
    let plain = try EmulatorServer(host: host, address: self.host, port: port, open: open)
    guard let tlsPort, let tlsCertificate, let tlsKey else { return [plain] }
    let context = try TLSFiles.context(certificate: tlsCertificate, key: tlsKey)
    return [plain, try EmulatorServer(host: host, address: self.host, port: tlsPort, tls: context, open: open)]
  }

  private func facts() throws(EmulatorFacts.AssignmentError) -> EmulatorFacts {
    var facts = EmulatorFacts()
    for assignment in fact { try facts.assign(assignment) }
    return facts
  }

  func settings() throws -> EmulatorSettings {
    let id = accessKeyID ?? Self.environment("OSS_ACCESS_KEY_ID") ?? EmulatorSettings.demoAccessKeyID
    let secret =
      try accessKeySecret ?? secretOfFile() ?? Self.environment("OSS_ACCESS_KEY_SECRET")
      ?? EmulatorSettings.demoAccessKeySecret
    var settings = EmulatorSettings(
      credentials: SigningCredentials(
        accessKeyID: id, accessKeySecret: AccessKeySecret(secret), securityToken: securityToken))
    settings.facts = try facts()
    settings.accounts = try emulatedAccounts()
    settings.latency = latency.duration
    settings.durations.starting = starting.duration
    settings.durations.closing = closing.duration
    settings.durations.rtcEnabling = rtcEnabling.duration
    settings.durations.history = history.duration
    settings.control = controlToken.map(ControlAccess.token) ?? (control ? .everybody : .closed)
    settings.limits.rulesPerBucket = ruleLimit
    settings.limits.prefixesPerRule = prefixLimit
    return settings
  }

  /// Whether an address can be reached from this machine only.
  private static func isLoopback(_ address: String) -> Bool {
    ["::1", "localhost"].contains(address)
      || address.hasPrefix("127.") && address.allSatisfy { $0 == "." || ("0"..."9").contains($0) }
  }

  /// The value of an environment variable that is set and not empty.
  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
  }
}
