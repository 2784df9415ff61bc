import FoundationEssentials
import Subprocess
import TestSupport
import Testing

@Suite("Nothing that a run leaves behind holds the key")
struct KeyMaterialTests {
  private static let keyID = "LTAI5tDistinctiveKeyID01"
  private static let secret = "distinctive/secret+material=="
  private static let token = "CAIS/distinctive+session/token&more=="

  /// The key, the secret and the token as they may be spelled anywhere.
  private static let spellings = [keyID, secret, token].flatMap { value in
    [
      value, percentEncoded(value), percentEncoded(value).lowercased(), Data(value.utf8).base64EncodedString(),
      value.replacing("&", with: "&amp;"), value.replacing("/", with: "\\/"),
    ]
  }

  private static func percentEncoded(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 0x2D
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(UnicodeScalar(byte)) : digits.count == 1 ? "%0\(digits)" : "%\(digits)"
    }.joined()
  }

  private static let environment: [Environment.Key: String] = [
    "OSS_ACCESS_KEY_ID": keyID, "OSS_ACCESS_KEY_SECRET": secret, "OSS_SESSION_TOKEN": token,
  ]

  /// What goes wrong, and whether anything can be written then.
  struct Trouble: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var faults: [String] = []
    var environment: [Environment.Key: String] = [:]
  }

  /// Answers that send back what was sent, in every place that a message may take words from.
  private static func echo(_ status: Int, _ code: String) -> String {
    let body =
      "<Error><Code>\(code)</Code><Message>signed \(secret) by \(keyID) with \(token) and \(percentEncoded(token))</Message>"
      + "<EC>\(keyID)</EC><RequestId>{request-id}</RequestId><OSSAccessKeyId>\(keyID)</OSSAccessKeyId>"
      + "<StringToSign>\(secret)</StringToSign><SignatureProvided>\(secret)</SignatureProvided></Error>"
    return json(body.replacing("&", with: "&amp;"), status: status)
  }

  private static func json(_ body: String, status: Int) -> String {
    let escaped = body.replacing("\"", with: "\\\"")
    return #"{"kind": "garbage-body", "status": \#(status), "effect": "none", "body": "\#(escaped)","#
      + #" "content_type": "application/xml"}"#
  }

  private static func fault(_ operation: String, occurrence: Int? = nil, _ action: String) -> String {
    let turn = occurrence.map { #", "occurrence": \#($0)"# } ?? ""
    return #"{"when": {"operation": "\#(operation)"\#(turn)}, "do": \#(action)}"#
  }

  static let troubles: [Trouble] = [
    Trouble(testDescription: "nothing goes wrong"),
    Trouble(testDescription: "a wrong secret", environment: ["OSS_ACCESS_KEY_SECRET": secret + "x"]),
    Trouble(testDescription: "a wrong key", environment: ["OSS_ACCESS_KEY_ID": keyID + "x"]),
    Trouble(testDescription: "an expired token", faults: [fault("read", #"{"kind": "expired-token"}"#)]),
    Trouble(testDescription: "reads that are refused and echo", faults: [fault("read", echo(403, "AccessDenied"))]),
    Trouble(
      testDescription: "writes that are refused and echo",
      faults: [fault("PutBucketReplication", echo(400, "InvalidArgument"))]),
    Trouble(
      testDescription: "a write that fails and echoes",
      faults: [fault("DeleteBucketReplication", occurrence: 1, echo(500, "InternalError"))]),
    Trouble(
      testDescription: "an answer whose root echoes",
      faults: [fault("GetBucketReplication", json("<\(keyID)/>", status: 200))]),
  ]

  @Test(arguments: troubles)
  func noOutputHoldsTheKey(trouble: Trouble) async throws {
    let scratch = try Scratch()
    try scratch.write(FirstWayTests.configuration, to: "oss-repl.yaml")
    try scratch.write(#"{"faults": [\#(trouble.faults.joined(separator: ", "))]}"#, to: "faults.json")
    let environment = Self.environment.merging(trouble.environment) { $1 }
    let flags = ["--faults", "faults.json", "--security-token", Self.token]
    let key = (id: Self.keyID, secret: Self.secret)
    let outputs = try await Programs.withEmulator(seed: FirstWayTests.seed, in: scratch, flags: flags, key: key) {
      address in
      let reports = ["--report", "github=github.txt", "--report", "json=report.json"]
      let runs = [
        ["plan", "--out", "plan.json", "--detail", "full"], ["plan", "--format", "json"],
        ["apply", "--auto-approve", "--journal", "journal.ndjson", "--wait-timeout", "1s"] + reports,
        ["apply", "--auto-approve", "--format", "ndjson"], ["apply", "--auto-approve", "--format", "json"],
        ["import", "--bucket", "orders", "--region", "cn-hangzhou"], ["validate", "--online"],
      ]
      var outputs: [String] = []
      for arguments in runs {
        let run = try await Programs.replicate(
          arguments + ["--endpoint", address, "--retries", "0"], in: scratch, environment: environment)
        #expect(run.status != 64, "\(run)")
        outputs += [run.output, run.errors]
      }
      return outputs
    }
    var texts = outputs
    for name in ["plan.json", "journal.ndjson", "report.json", "github.txt"] {
      // A run that ends early leaves some of them unwritten.
      if let text = try? scratch.read(name) { texts.append(text) }
    }
    #expect(texts.contains { $0.contains("oss-repl.report") })
    for text in texts {
      for spelling in Self.spellings { #expect(!text.contains(spelling), "\(spelling) in \(text)") }
    }
    if trouble.faults.isEmpty && trouble.environment.isEmpty {
      #expect(texts.contains { $0.contains("Applied: 1 created, 1 replaced, 1 RTC set, 1 deleted.") })
    }
    let echoes = trouble.testDescription.contains("echo")
    #expect(!echoes || texts.contains { $0.contains("<redacted>") }, "what was sent back is shown without the key")
  }
}
