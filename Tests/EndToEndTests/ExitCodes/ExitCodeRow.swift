import Subprocess
import TestSupport

/// One row of the table of exit codes: a command, the world that it runs in, and how it has to end.
struct ExitCodeRow: Sendable {
  /// What the service was asked to do, as the emulator tells it.
  enum Contact: Hashable, Sendable {
    /// No request was made.
    case nothing
    /// Requests were made, all of them reads.
    case read
    /// Writes were sent, and so many changed something.
    case write(changes: Int)
  }

  /// Something that is done to the world.
  enum Step: Sendable {
    /// Runs a command whose end is no matter.
    case run([String])
    /// Writes a file.
    case file(String, String)
    /// Puts other texts in the place of some in a file.
    case edit(String, [(String, String)])
    /// Begins again with other buckets.
    case seed(String)
  }

  /// The command and the situation in words.
  let name: String
  let arguments: [String]
  let code: Int
  /// What has to be found in the output or among the messages.
  let says: String
  let contact: Contact

  // The world, where it is not the usual one: the configuration of two buckets, each of which has the rule that it shall have.
  var configuration = ExitCodeWorld.configuration
  var seed = ExitCodeWorld.seed()
  /// What is done before the faults begin and requests are counted.
  var before: [Step] = []
  /// Faults to inject, as JSON; each holds `when` and `do`.
  var faults: [String] = []
  var environment: [Environment.Key: String] = [:]
  /// The signal that is sent once a request has come, or once a write has.
  var signal: Subprocess.Signal?
  var signalsOnWrite = false

  init(
    _ situation: String, _ arguments: [String], _ code: Int, _ says: String, _ contact: Contact,
    _ change: (inout ExitCodeRow) -> Void = { _ in }
  ) {
    name = "\(arguments[0]): \(situation)"
    (self.arguments, self.code, self.says, self.contact) = (arguments, code, says, contact)
    change(&self)
  }
}

/// Buckets, configurations and faults to build situations from.
enum ExitCodeWorld {
  static let configuration = """
    version: 1
    project: matrix
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: enabled}}
    buckets:
      invoices: {rules: [{destination: {bucket: invoices-dr, location: oss-cn-beijing}}]}
      orders: {rules: [{destination: {bucket: orders-dr, location: oss-cn-beijing}}]}
    """

  /// The configuration with a third bucket that does not exist.
  static let withMissingBucket = configuration + "\n  nowhere-at-all: {rules: []}"
  static let invalid = configuration.replacing("action: PUT", with: "action: SET")
  /// The configuration that is only watched.
  static let observed = configuration.replacing("exclusive", with: "observe")
  /// Both buckets without their rules, of which more than one delete is held back.
  static let deleting =
    configuration.replacing("project: matrix", with: "limits: {delete: {max: 0}}\nproject: matrix")
    .replacing(
      "  orders: {rules: [{destination: {bucket: orders-dr, location: oss-cn-beijing}}]}", with: "  orders: {rules: []}"
    )
  /// A replace, which is held back because it leaves a gap that nothing fills.
  static let replacing = configuration.replacing(
    "enabled}}", with: "disabled, rtc: disabled, transfer_type: internal}}"
  )
  .replacing("action: PUT", with: "action: ALL")

  /// A replace that nothing holds back.
  static let replacingOne = configuration.replacing(
    "oss-cn-beijing}}]}\n  orders", with: "oss-cn-beijing}, action: ALL}]}\n  orders")

  static func rule(to bucket: String, _ location: String = "oss-cn-beijing", action: String = "PUT") -> String {
    """
    {"destination": {"bucket": "\(bucket)", "location": "\(location)"}, "action": "\(action)",
     "historical_object_replication": "enabled", "status": "doing"}
    """
  }

  /// The buckets of the configuration with these rules, and their destinations but for those that are left out.
  static func seed(
    invoices: [String] = [rule(to: "invoices-dr")], orders: [String] = [rule(to: "orders-dr")],
    without missing: [String] = []
  ) -> String {
    let destinations = ["invoices-dr", "orders-dr"].filter { !missing.contains($0) }
      .map { #"{"name": "\#($0)", "region": "cn-beijing"}"# }
    let sources = [("invoices", invoices), ("orders", orders)].filter { !missing.contains($0.0) }
      .map { #"{"name": "\#($0)", "region": "cn-hangzhou", "rules": [\#($1.joined(separator: ", "))]}"# }
    return #"{"buckets": [\#((destinations + sources).joined(separator: ", "))]}"#
  }

  /// Neither bucket has its rule.
  static let empty = seed(invoices: [], orders: [])

  static func fault(_ when: String, _ action: String) -> String { #"{"when": {\#(when)}, "do": {\#(action)}}"# }

  private static func bucket(_ name: String) -> String { #""operation": "read", "bucket": "\#(name)""# }

  /// Reads of a bucket, or of all, are refused.
  static func refused(_ name: String = "*") -> String {
    fault(bucket(name), #""kind": "error", "code": "AccessDenied""#)
  }

  /// Reads of a bucket fail for good.
  static func failing(_ name: String) -> String {
    fault(bucket(name), #""kind": "error", "code": "InternalError", "status": 500"#)
  }

  /// Writes to a bucket, or to all, are refused with a code.
  static func refusedWrite(_ name: String, _ code: String, _ status: Int) -> String {
    fault(#""operation": "write", "bucket": "\#(name)""#, #""kind": "error", "code": "\#(code)", "status": \#(status)"#)
  }

  /// The second look at a bucket's rules, before its first write, shows another rule.
  static func otherRuleMeanwhile(in name: String, to destination: String) -> String {
    let xml = RuleXML.list(RuleXML.rule("x", to: destination, action: "ALL"))
    return fault(
      #""operation": "GetBucketReplication", "bucket": "\#(name)", "occurrence": {"from": 2}"#,
      #""kind": "garbage-body", "body": "\#(xml)", "content_type": "application/xml""#)
  }

  /// Answers to reads take long enough for a signal to come first.
  static let slowReads = fault(#""operation": "read""#, #""kind": "latency", "duration": "25s""#)

  /// What is deleted is never gone, so that nothing is created in its place.
  static let closingForever = fault(
    #""operation": "DeleteBucketReplication""#, #""kind": "late-closing", "for": "ever""#)
}
