internal import Glibc

/// Buckets without rules in an emulator, and the configuration that asks for a rule for each.
struct Fleet {
  let buckets: Int

  /// The seed of the emulator.
  var seed: String {
    let places = (1...buckets).map { number in
      """
      {"name": "\(name(number))", "region": "cn-hangzhou", "rules": []},
      {"name": "\(name(number))-dr", "region": "cn-beijing"}
      """
    }
    return "{\"buckets\": [\n\(places.joined(separator: ",\n"))\n]}\n"
  }

  var configuration: String {
    """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: enabled}}
    buckets:

    """
      + (1...buckets).map { number in
        let name = name(number)
        return "  \(name): {rules: [{destination: {bucket: \(name)-dr, location: oss-cn-beijing}}]}\n"
      }.joined()
  }

  private func name(_ number: Int) -> String {
    let digits = String(number)
    return "site-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }
}

/// A folder for one run, gone with the value.
final class Folder {
  let path: String

  init() throws(BenchmarkError) {
    var template = Array("/tmp/oss-repl-benchmark-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .system("mkdtemp") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in ["seed.json", "oss-repl.yaml", "requests"] { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  func write(_ text: String, to name: String) throws(BenchmarkError) {
    guard let file = fopen("\(path)/\(name)", "w") else { throw .system("fopen") }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { throw .system("fwrite") }
  }

  /// How many lines a file has.
  func lines(of name: String) throws(BenchmarkError) -> Int {
    guard let file = fopen("\(path)/\(name)", "r") else { throw .system("fopen") }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var lines = 0
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      lines += buffer[..<count].count { $0 == UInt8(ascii: "\n") }
    }
    return lines
  }
}
