internal import ArgumentParser
internal import OSSClient
internal import Replication

/// How OSS is reached.
struct ConnectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Send every request here instead of each bucket's own endpoint (or set OSS_ENDPOINT).", valueName: "url"))
  var endpoint: String?

  @Option(
    name: .customLong("jobs"),
    help: ArgumentHelp("Buckets in flight at once, from 1 to 1024. (default: 32)", valueName: "number"),
    transform: wholeNumber(1...1024, suchAs: 32))
  var askedJobs = 32

  @Option(
    help: ArgumentHelp("How long one request may take, such as 30s or 500ms. (default: 30s)", valueName: "duration"),
    transform: duration(from: .milliseconds(1), suchAs: "30s"))
  var timeout = Duration.seconds(30)

  @Option(
    help: ArgumentHelp("How often a failed read is tried again, from 0 to 20. (default: 4)", valueName: "number"),
    transform: wholeNumber(0...20, suchAs: 4))
  var retries = 4

  @Option(
    help: ArgumentHelp(
      "The most requests a second to one endpoint; without it as many as OSS takes, fewer once it throttles.",
      valueName: "number"),
    transform: wholeNumber(1...100_000, suchAs: 50))
  var rate: Int?

  func validate() throws {
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
