internal import ArgumentParser
internal import OSSClient
internal import Replication

/// How OSS is reached.
struct ConnectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Send every request here instead of each bucket's own endpoint (or set OSS_ENDPOINT).", valueName: "url"))
  var endpoint: String?

  @Option(name: .customLong("jobs"), help: "Buckets in flight at once, from 1 to 1024.")
  var askedJobs = 32

  @Option(help: ArgumentHelp("How long one request may take, such as 30s or 500ms.", valueName: "duration"))
  var timeout = DurationArgument(.seconds(30))

  @Option(help: "How often a failed read is tried again, from 0 to 20.")
  var retries = 4

  @Option(
    help: ArgumentHelp(
      "The most requests a second to one endpoint; without it as many as OSS takes, fewer once it throttles.",
      valueName: "number"))
  var rate: Int?

  func validate() throws {
    guard rate.map((1...100_000).contains) ?? true else {
      throw ValidationError("--rate takes a number from 1 to 100000.")
    }
    guard (1...1024).contains(askedJobs) else { throw ValidationError("--jobs takes a number from 1 to 1024.") }
    guard (0...20).contains(retries) else { throw ValidationError("--retries takes a number from 0 to 20.") }
    guard timeout.duration > .zero else { throw ValidationError("--timeout takes a duration above zero.") }
    if let endpoint {
      do throws(Endpoint.Invalid) {
        _ = try Endpoint(endpoint)
      } catch {
        // The text itself is not repeated: a mistaken one may hold a password.
        throw ValidationError("--endpoint: \(error.reason).")
      }
    }
  }

  /// The options as they have to be said again for another command that goes to the same place.
  var words: [String] { endpoint.map { ["--endpoint", $0] } ?? [] }

  var retryPolicy: RetryPolicy { RetryPolicy(retries: retries) }
}
