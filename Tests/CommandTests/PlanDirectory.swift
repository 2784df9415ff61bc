import FoundationEssentials
import Glibc
import HTTPTransport
import Synchronization
import TestSupport

/// A directory with a configuration, in which commands are run one after the other against buckets of the test's own.
final class PlanDirectory: Sendable {
  let path: String
  /// What GetBucketReplication answers for each bucket; others have no rules.
  let answers = Mutex<[String: Result<HTTPResponse, HTTPFailure>]>([:])

  init(_ configuration: String) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "oss-repl-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
    try write(configuration, to: "oss-repl.yaml")
  }

  deinit {
    // What can't be removed is left to the system's own cleaning.
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
  }

  var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }

  /// Makes a link that leads nowhere.
  func link(_ target: String, to name: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
  }

  /// The permission bits of a file.
  func mode(_ name: String) -> mode_t {
    var status = stat()
    return lstat("\(path)/\(name)", &status) == 0 ? status.st_mode & 0o777 : 0
  }

  /// Lets a bucket have one rule from now on, or none.
  func setRule(_ bucket: String, to destination: String?, action: String = "PUT") {
    answers.withLock {
      $0[bucket] =
        destination.map {
          HTTPResponse.answer(
            200,
            RuleXML.list(
              RuleXML.rule("r-\($0)", to: $0, action: action, historicalObjectReplication: "enabled")))
        } ?? HTTPResponse.noRules
    }
  }

  /// Lets OSS refuse to list a bucket's rules.
  func forbid(_ bucket: String) {
    answers.withLock { $0[bucket] = HTTPResponse.answer(403, "<Error><Code>AccessDenied</Code></Error>") }
  }

  /// Runs a command in the directory; `FILE` in front of a name stands for the directory.
  ///
  /// - Parameters:
  ///   - environment: variables beside the credentials.
  ///   - typed: what is typed on a terminal; nil where there is none.
  func run(
    _ arguments: [String], environment: [String: String] = [:], typed: [String]? = nil
  ) async throws -> CommandRun {
    let isLocal = ["show", "explain"].contains(arguments[0])
    let placed = arguments.map { $0.hasPrefix("FILE/") ? path + $0.dropFirst(4) : $0 }
    return try await CommandRun.make(
      placed + (isLocal ? [] : ["-C", path]), configuration: nil, environment: environment, typed: typed,
      answers: FeasibilityAnswers.positive { method, url in self.answer(method, url) })
  }

  /// A put rule is there at once, and a deleted one is gone at once.
  private func answer(_ method: String, _ url: String) -> Result<HTTPResponse, HTTPFailure> {
    let host = url.split(separator: "/").dropFirst().first ?? ""
    let bucket = String(host.prefix { $0 != "." })
    guard method == "GET" else {
      setRule(bucket, to: url.contains("comp=delete") ? nil : "\(bucket)-dr")
      return HTTPResponse.answer(200, "")
    }
    return answers.withLock { $0[bucket] } ?? HTTPResponse.noRules
  }
}
