import Foundation

/// `openssl s_server` with a certificate of its own, answering every request with a status page.
final class TLSServer: Sendable {
  let port: Int
  let certificateFile: String
  private let directory: URL
  private let process: ChildProcess

  /// Starts a server whose self-signed certificate is for these names, such as `DNS:localhost`.
  init(names: String) async throws {
    directory = FileManager.default.temporaryDirectory.appendingPathComponent("oss-repl-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    certificateFile = directory.appendingPathComponent("certificate.pem").path
    let keyFile = directory.appendingPathComponent("key.pem").path
    let request = try ChildProcess(
      ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        + ["-keyout", keyFile, "-out", certificateFile, "-days", "2", "-subj", "/CN=test"]
        + ["-addext", "subjectAltName=\(names)"])
    _ = await request.output()
    process = try ChildProcess(
      ["openssl", "s_server", "-accept", "127.0.0.1:0", "-www", "-cert", certificateFile, "-key", keyFile])
    // The server says `ACCEPT 127.0.0.1:PORT` once it listens.
    let text = await process.output(until: "ACCEPT")
    guard let number = text.split(separator: "\n").last?.split(separator: ":").last, let port = Int(number) else {
      throw ChildProcess.Failure(message: text)
    }
    self.port = port
  }

  deinit {
    // A folder in the temporary directory that cannot be removed is not worth failing a test.
    try? FileManager.default.removeItem(at: directory)
  }

  func url(host: String) -> String { "https://\(host):\(port)/" }
}
