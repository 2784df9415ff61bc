import Subprocess

/// Every exit code that commands can reach, by situation. Where several codes would fit, the situation says so: of those that
/// hold, 143 and 130 come before 6, 5, 4, 7, 8, 1, 3 and 2.
///
/// Not here: a declined prompt (4), which takes a terminal.
enum ExitCodeTable {
  typealias World = ExitCodeWorld

  static let rows: [ExitCodeRow] =
    validate + validateOnline + plan + show + apply + approvals + drift + imports + others

  static let validate: [ExitCodeRow] = [
    ExitCodeRow("a valid file", ["validate"], 0, "Valid: 2 rules on 2 buckets.", .nothing),
    ExitCodeRow("an invalid file", ["validate"], 3, "error[OSSR1026]", .nothing) { $0.configuration = World.invalid },
    ExitCodeRow("a file that is not there", ["validate", "--config", "x.yaml"], 3, "there is no such file", .nothing),
    ExitCodeRow("no such option", ["validate", "--strict"], 64, "Unknown option '--strict'", .nothing),
    ExitCodeRow("a scope without --online", ["validate", "--only", "a:b"], 64, "need --online", .nothing),
    ExitCodeRow("a file of the configuration", ["validate", "oss-repl.yaml"], 0, "Valid: 1 file.", .nothing),
    ExitCodeRow("an invalid file, by its name", ["validate", "./oss-repl.yaml"], 3, "error[OSSR1026]", .nothing) {
      $0.configuration = World.invalid
    },
    ExitCodeRow(
      "a file that it does not read", ["validate", "other.yaml"], 64, "is no part of the configuration", .nothing
    ) { $0.before = [.file("other.yaml", "version: 1")] },
    ExitCodeRow(
      "a report that can't be written", ["validate", "--report", "json=no/such/directory"], 1, "error[OSSR1060]",
      .nothing),
    ExitCodeRow(
      "an invalid file, and a report that is full: 1 before 3", ["validate", "--report", "json=/dev/full"], 1,
      "there is no space left", .nothing
    ) { $0.configuration = World.invalid },
  ]

  static let validateOnline: [ExitCodeRow] = [
    ExitCodeRow("all is feasible", ["validate", "--online"], 0, "2 of 2 rules are feasible.", .read),
    ExitCodeRow(
      "--only fits no rule", ["validate", "--online", "--only", "invoices:x"], 64, "error[OSSR4011]", .nothing),
    ExitCodeRow("an invalid file, no credentials", ["validate", "--online"], 3, "error[OSSR1026]", .nothing) {
      $0.configuration = World.invalid
      $0.environment = ["OSS_ACCESS_KEY_ID": ""]
    },
    ExitCodeRow("no credentials", ["validate", "--online"], 7, "OSS_ACCESS_KEY_ID is missing", .nothing) {
      $0.environment = ["OSS_ACCESS_KEY_ID": ""]
    },
    ExitCodeRow("a destination is gone", ["validate", "--online"], 4, "error[OSSR3001]", .read) {
      $0.seed = World.seed(without: ["orders-dr"])
    },
    ExitCodeRow("reads are refused", ["validate", "--online"], 7, "Code AccessDenied", .read) {
      $0.faults = [World.refused()]
    },
    ExitCodeRow("a read fails", ["validate", "--online"], 1, "Code InternalError", .read) {
      $0.faults = [World.failing("orders-dr")]
    },
    ExitCodeRow("one read is refused, one fails: 1", ["validate", "--online"], 1, "Code AccessDenied", .read) {
      $0.faults = [World.refused("invoices-dr"), World.failing("orders-dr")]
    },
    ExitCodeRow("a destination is gone, a read is refused: 4 before 7", ["validate", "--online"], 4, "OSSR3001", .read)
    {
      $0.seed = World.seed(without: ["orders-dr"])
      $0.faults = [World.refused("invoices-dr")]
    },
    ExitCodeRow("a destination is gone, a read fails: 4 before 1", ["validate", "--online"], 4, "OSSR3001", .read) {
      $0.seed = World.seed(without: ["orders-dr"])
      $0.faults = [World.failing("invoices-dr")]
    },
  ]

  static let plan: [ExitCodeRow] = [
    ExitCodeRow("nothing to do", ["plan"], 0, "No changes. 2 rules match.", .read),
    ExitCodeRow("nothing to do, in detail", ["plan", "--detailed-exitcode"], 0, "No changes.", .read),
    ExitCodeRow("changes", ["plan"], 0, "Plan: 2 to create.", .read) { $0.seed = World.empty },
    ExitCodeRow("changes, in detail", ["plan", "--detailed-exitcode"], 2, "Plan: 2 to create.", .read) {
      $0.seed = World.empty
    },
    ExitCodeRow("differences that are only observed", ["plan", "--detailed-exitcode"], 0, "2 observed", .read) {
      $0.configuration = World.observed
      $0.seed = World.empty
    },
    ExitCodeRow("a bucket can't be read", ["plan"], 1, "Incomplete: 1 bucket could not be read.", .read) {
      $0.faults = [World.failing("orders")]
    },
    ExitCodeRow("a bucket does not exist", ["plan"], 1, "error[OSSR7003]", .read) {
      $0.configuration = World.withMissingBucket
    },
    ExitCodeRow("a bucket is elsewhere", ["plan"], 1, "bucket invoices is in cn-hangzhou, not in cn-qingdao", .read) {
      $0.configuration = World.configuration.replacing("invoices: {", with: "invoices: {region: cn-qingdao, ")
    },
    ExitCodeRow("a body is cut off", ["plan"], 1, "Incomplete:", .read) {
      $0.faults = [World.fault(#""bucket": "orders""#, #""kind": "truncated-body""#)]
    },
    ExitCodeRow("reads are refused", ["plan"], 7, "Incomplete: 2 buckets could not be read.", .read) {
      $0.faults = [World.refused()]
    },
    ExitCodeRow("one bucket is refused, one fails: 1", ["plan"], 1, "Incomplete: 2 buckets", .read) {
      $0.faults = [World.refused("orders"), World.failing("invoices")]
    },
    ExitCodeRow(
      "changes and a bucket that can't be read: 1 before 2", ["plan", "--detailed-exitcode"], 1, "Plan: 1 to create.",
      .read
    ) {
      $0.seed = World.empty
      $0.faults = [World.failing("orders")]
    },
    ExitCodeRow(
      "changes and a refused bucket: 7 before 2", ["plan", "--detailed-exitcode"], 7, "Plan: 1 to create.", .read
    ) {
      $0.seed = World.empty
      $0.faults = [World.refused("orders")]
    },
    ExitCodeRow("a rail trips", ["plan"], 4, "Blocked: apply would stop", .read) { $0.configuration = World.deleting },
    ExitCodeRow("a rail trips, in detail: 4 before 2", ["plan", "--detailed-exitcode"], 4, "--allow delete:1", .read) {
      $0.configuration = World.deleting
    },
    ExitCodeRow("a rail trips and a bucket is refused: 4 before 7", ["plan"], 4, "Incomplete: 1 bucket", .read) {
      $0.configuration = World.deleting
      $0.faults = [World.refused("invoices")]
    },
    ExitCodeRow("a rail trips and a bucket can't be read: 4 before 1", ["plan"], 4, "Incomplete: 1 bucket", .read) {
      $0.configuration = World.deleting
      $0.faults = [World.failing("invoices")]
    },
    ExitCodeRow("a rail trips and is allowed", ["plan", "--allow", "delete:1"], 0, "Plan: 1 to delete.", .read) {
      $0.configuration = World.deleting
    },
    ExitCodeRow("a rail trips and another number is allowed", ["plan", "--allow", "delete:2"], 4, "delete:1", .read) {
      $0.configuration = World.deleting
    },
    ExitCodeRow("a destination is gone", ["plan"], 4, "error[OSSR3001]", .read) {
      $0.seed = World.seed(orders: [], without: ["orders-dr"])
    },
    ExitCodeRow("a replace that leaves a gap", ["plan"], 4, "--allow replace:invoices:invoices-dr", .read) {
      $0.configuration = World.replacing
    },
    ExitCodeRow("an invalid file", ["plan"], 3, "error[OSSR1026]", .nothing) { $0.configuration = World.invalid },
    ExitCodeRow("no credentials", ["plan"], 7, "OSS_ACCESS_KEY_ID is missing", .nothing) {
      $0.environment = ["OSS_ACCESS_KEY_ID": ""]
    },
    ExitCodeRow("a wrong key", ["plan"], 7, "SignatureDoesNotMatch", .read) {
      $0.environment = ["OSS_ACCESS_KEY_SECRET": "another"]
    },
    ExitCodeRow("an expired token", ["plan"], 7, "expired", .read) {
      $0.faults = [World.fault(#""operation": "read""#, #""kind": "expired-token""#)]
    },
    ExitCodeRow("a clock that is 20 minutes off, which is made up for", ["plan"], 0, "warning[OSSR70", .read) {
      $0.faults = [World.fault(#""operation": "read""#, #""kind": "clock-skew", "by": "+20m""#)]
    },
    ExitCodeRow("another account than the file says", ["plan"], 7, "error[OSSR70", .read) {
      $0.configuration = World.configuration.replacing(
        "defaults: {", with: "accounts: {main: {auth: env, uid: \"1234567890123456\"}}\ndefaults: {account: main, ")
    },
    ExitCodeRow("a plan that can't be saved", ["plan", "--out", "no/such/directory"], 1, "error[OSSR1060]", .nothing),
    ExitCodeRow("no such option", ["plan", "--force"], 64, "Unknown option '--force'", .nothing),
    ExitCodeRow("--only fits no bucket", ["plan", "--only", "invoice:*"], 64, "invoices:*", .nothing),
    ExitCodeRow("--only fits no rule", ["plan", "--only", "invoices:invoices-rd"], 64, "invoices:invoices-dr", .read),
    ExitCodeRow("--exclude fits no rule", ["plan", "--exclude", "invoice:*"], 0, "warning[OSSR4011]", .read),
    ExitCodeRow("a consent that is none", ["plan", "--allow", "everything"], 64, "allows nothing", .nothing),
    ExitCodeRow("an endpoint that is none", ["plan"], 64, "OSS_ENDPOINT", .nothing) {
      $0.environment = ["OSS_ENDPOINT": "ftp://x"]
    },
    ExitCodeRow("Ctrl-C while it reads", ["plan"], 130, "", .read) {
      $0.faults = [World.slowReads]
      $0.signal = .interrupt
    },
    ExitCodeRow("SIGTERM while it reads", ["plan"], 143, "", .read) {
      $0.faults = [World.slowReads]
      $0.signal = .terminate
    },
  ]

  static let show: [ExitCodeRow] = [
    ExitCodeRow("a saved plan", ["show", "plan.json"], 0, "Plan: 2 to create.", .nothing) {
      $0.seed = World.empty
      $0.before = [.run(["plan", "--out", "plan.json"])]
    },
    ExitCodeRow("a plan that was held back", ["show", "plan.json"], 0, "Blocked:", .nothing) {
      $0.configuration = World.deleting
      $0.before = [.run(["plan", "--report", "json=plan.json"])]
    },
    ExitCodeRow("a file that is not there", ["show", "plan.json"], 3, "there is no such file", .nothing),
    ExitCodeRow("a plan that is not there", ["show", "missing.json"], 3, "error[OSSR1050]", .nothing),
    ExitCodeRow("a configuration in place of a plan", ["show", "oss-repl.yaml"], 64, "goes to --config", .nothing),
    ExitCodeRow("an edited plan", ["show", "plan.json"], 3, "edited", .nothing) {
      $0.seed = World.empty
      $0.before = [.run(["plan", "--out", "plan.json"]), .edit("plan.json", [("\"PUT\"", "\"ABORT\"")])]
    },
    ExitCodeRow("a plan of a newer version", ["show", "plan.json"], 3, "2.0", .nothing) {
      $0.before = [.run(["plan", "--out", "plan.json"]), .edit("plan.json", [("\"1.0\"", "\"2.0\"")])]
    },
    ExitCodeRow("no file named", ["show"], 64, "Missing expected argument", .nothing),
  ]

  static let apply: [ExitCodeRow] = [
    ExitCodeRow("nothing to do", ["apply", "--auto-approve"], 0, "No changes.", .read),
    ExitCodeRow("changes", ["apply", "--auto-approve"], 0, "Applied: 2 created.", .write(changes: 2)) {
      $0.seed = World.empty
    },
    ExitCodeRow("nobody to ask", ["apply"], 64, "needs a terminal", .nothing) { $0.seed = World.empty },
    ExitCodeRow("nobody to ask, an invalid file: 64 before anything", ["apply"], 64, "needs a terminal", .nothing) {
      $0.configuration = World.invalid
    },
    ExitCodeRow("an invalid file", ["apply", "--auto-approve"], 3, "error[OSSR1026]", .nothing) {
      $0.configuration = World.invalid
    },
    ExitCodeRow("no credentials", ["apply", "--auto-approve"], 7, "OSS_ACCESS_KEY_ID is missing", .nothing) {
      $0.environment = ["OSS_ACCESS_KEY_ID": ""]
    },
    ExitCodeRow("a rail trips", ["apply", "--auto-approve"], 4, "Blocked:", .read) {
      $0.configuration = World.deleting
    },
    ExitCodeRow(
      "a rail trips and is allowed", ["apply", "--auto-approve", "--allow", "delete:1"], 0, "1 deleted",
      .write(changes: 1)
    ) {
      $0.configuration = World.deleting
    },
    ExitCodeRow("a bucket can't be read", ["apply", "--auto-approve"], 1, "Incomplete: 1 bucket", .read) {
      $0.seed = World.empty
      $0.faults = [World.failing("orders")]
    },
    ExitCodeRow("a bucket is refused", ["apply", "--auto-approve"], 7, "Incomplete: 1 bucket", .read) {
      $0.seed = World.empty
      $0.faults = [World.refused("orders")]
    },
    ExitCodeRow(
      "a rail trips and a bucket is refused: 4 before 7", ["apply", "--auto-approve"], 4, "Incomplete:", .read
    ) {
      $0.configuration = World.deleting
      $0.faults = [World.refused("invoices")]
    },
    ExitCodeRow(
      "a bucket can't be read, which is allowed", ["apply", "--auto-approve", "--allow", "unknown:orders"], 6,
      "Applied: 1 created.", .write(changes: 1)
    ) {
      $0.seed = World.empty
      $0.faults = [World.failing("orders")]
    },
    ExitCodeRow(
      "one unread bucket is allowed, another is not", ["apply", "--auto-approve", "--allow", "unknown:orders"], 1,
      "Incomplete: 2 buckets", .read
    ) { $0.faults = [World.failing("orders"), World.refused("invoices")] },
    ExitCodeRow("one write is refused", ["apply", "--auto-approve"], 6, "OSSR6", .write(changes: 1)) {
      $0.seed = World.empty
      $0.faults = [World.refusedWrite("orders", "InvalidArgument", 400)]
    },
    ExitCodeRow("every write is refused", ["apply", "--auto-approve"], 1, "OSSR6", .write(changes: 0)) {
      $0.seed = World.empty
      $0.faults = [World.refusedWrite("*", "InvalidArgument", 400)]
    },
    ExitCodeRow(
      "every write lacks permission", ["apply", "--auto-approve"], 7, "Code AccessDenied", .write(changes: 0)
    ) {
      $0.seed = World.empty
      $0.faults = [World.refusedWrite("*", "AccessDenied", 403)]
    },
    ExitCodeRow(
      "one write lacks permission, one is refused: 1", ["apply", "--auto-approve"], 1, "AccessDenied",
      .write(changes: 0)
    ) {
      $0.seed = World.empty
      $0.faults = [
        World.refusedWrite("orders", "AccessDenied", 403), World.refusedWrite("invoices", "InvalidArgument", 400),
      ]
    },
    ExitCodeRow("every bucket changed meanwhile", ["apply", "--auto-approve"], 5, "OSSR5001", .read) {
      $0.seed = World.empty
      $0.faults = [
        World.otherRuleMeanwhile(in: "orders", to: "orders-dr"),
        World.otherRuleMeanwhile(in: "invoices", to: "invoices-dr"),
      ]
    },
    ExitCodeRow(
      "one bucket changed meanwhile: 6 before 5", ["apply", "--auto-approve"], 6, "OSSR5001", .write(changes: 1)
    ) {
      $0.seed = World.empty
      $0.faults = [World.otherRuleMeanwhile(in: "orders", to: "orders-dr")]
    },
    ExitCodeRow(
      "one bucket changed meanwhile, one write is refused: 5 before 1", ["apply", "--auto-approve"], 5,
      "OSSR5001", .write(changes: 0)
    ) {
      $0.seed = World.empty
      $0.faults = [
        World.otherRuleMeanwhile(in: "orders", to: "orders-dr"),
        World.refusedWrite("invoices", "InvalidArgument", 400),
      ]
    },
    ExitCodeRow(
      "the wait is in vain", ["apply", "--auto-approve", "--allow", "delete:1", "--wait-timeout", "1s"], 8,
      "OSSR8001", .write(changes: 1)
    ) {
      $0.configuration = World.deleting
      $0.faults = [World.closingForever]
    },
    ExitCodeRow(
      "the wait is in vain and a write is refused: 6 before 8",
      ["apply", "--auto-approve", "--allow", "delete:1", "--wait-timeout", "1s"], 6, "OSSR8001",
      .write(changes: 1)
    ) {
      $0.configuration = World.deleting
      $0.seed = World.seed(invoices: [])
      $0.faults = [
        World.fault(#""operation": "DeleteBucketReplication""#, #""kind": "late-closing", "for": "ever""#),
        World.refusedWrite("invoices", "InvalidArgument", 400),
      ]
    },
    ExitCodeRow("no such option", ["apply", "--force"], 64, "Unknown option '--force'", .nothing),
    ExitCodeRow(
      "one of two patterns of --only fits no rule",
      ["apply", "--auto-approve", "--only", "invoices:*", "--only", "orders:x"], 64, "error[OSSR4011]", .read
    ) { $0.seed = World.empty },
    ExitCodeRow("Ctrl-C while it plans", ["apply", "--auto-approve"], 130, "", .read) {
      $0.seed = World.empty
      $0.faults = [World.slowReads]
      $0.signal = .interrupt
    },
    ExitCodeRow(
      "Ctrl-C between a delete and its create: 130 before 6", ["apply", "--auto-approve"], 130, "Stopping:",
      .write(changes: 1)
    ) {
      $0.configuration = World.replacingOne
      $0.faults = [World.closingForever]
      $0.signal = .interrupt
      $0.signalsOnWrite = true
    },
    ExitCodeRow(
      "SIGTERM between a delete and its create: 143 before 6", ["apply", "--auto-approve"], 143, "Stopping:",
      .write(changes: 1)
    ) {
      $0.configuration = World.replacingOne
      $0.faults = [World.closingForever]
      $0.signal = .terminate
      $0.signalsOnWrite = true
    },
  ]

  static let approvals: [ExitCodeRow] = [
    ExitCodeRow("a saved plan", ["apply", "plan.json"], 0, "Applied: 2 created.", .write(changes: 2)) {
      $0.seed = World.empty
      $0.before = [.run(["plan", "--out", "plan.json"])]
    },
    ExitCodeRow(
      "a saved plan and a scope", ["apply", "plan.json", "--only", "orders:*"], 64, "its own scope", .nothing
    ) {
      $0.before = [.run(["plan", "--out", "plan.json"])]
    },
    ExitCodeRow("a plan that is not there", ["apply", "plan.json"], 3, "there is no such file", .nothing),
    ExitCodeRow("an edited plan", ["apply", "plan.json"], 3, "edited", .nothing) {
      $0.seed = World.empty
      $0.before = [.run(["plan", "--out", "plan.json"]), .edit("plan.json", [("\"PUT\"", "\"ABORT\"")])]
    },
    ExitCodeRow("a plan of another project", ["apply", "plan.json"], 3, "another", .nothing) {
      $0.seed = World.empty
      $0.before = [
        .run(["plan", "--out", "plan.json"]), .edit("oss-repl.yaml", [("project: matrix", "project: another")]),
      ]
    },
    ExitCodeRow("a plan with an unread bucket", ["apply", "plan.json"], 3, "incomplete", .nothing) {
      $0.configuration = World.withMissingBucket
      $0.before = [.run(["plan", "--report", "json=plan.json"])]
    },
    ExitCodeRow("a plan that was held back", ["apply", "plan.json"], 4, "held back when it was made", .nothing) {
      $0.configuration = World.deleting
      $0.before = [.run(["plan", "--report", "json=plan.json"])]
    },
    ExitCodeRow(
      "a plan that was held back and has an unread bucket: 4 before 3", ["apply", "plan.json"], 4, "incomplete",
      .nothing
    ) {
      $0.configuration = World.deleting + "\n  nowhere-at-all: {rules: []}"
      $0.before = [.run(["plan", "--report", "json=plan.json"])]
    },
    ExitCodeRow("a consent that is not given again", ["apply", "plan.json"], 4, "--allow delete:1", .nothing) {
      $0.configuration = World.deleting
      $0.before = [.run(["plan", "--allow", "delete:1", "--out", "plan.json"])]
    },
    ExitCodeRow("the live rules changed since", ["apply", "plan.json"], 5, "error[OSSR5002]", .read) {
      $0.seed = World.empty
      $0.before = [.run(["plan", "--out", "plan.json"]), .seed(World.seed(orders: []))]
    },
    ExitCodeRow("the configuration changed since", ["apply", "plan.json"], 5, "error[OSSR5002]", .read) {
      $0.seed = World.empty
      $0.before = [.run(["plan", "--out", "plan.json"]), .edit("oss-repl.yaml", [("action: PUT", "action: ALL")])]
    },
    ExitCodeRow("all is stale and a rail trips: 5 before 4", ["apply", "plan.json"], 5, "Blocked:", .read) {
      $0.seed = World.empty
      $0.before = [
        .run(["plan", "--out", "plan.json"]), .file("oss-repl.yaml", World.deleting), .seed(World.seed()),
      ]
    },
    ExitCodeRow("something is stale and a bucket is refused: 5 before 7", ["apply", "plan.json"], 5, "OSSR5002", .read)
    {
      $0.seed = World.empty
      $0.before = [.run(["plan", "--out", "plan.json"]), .seed(World.seed(orders: []))]
      $0.faults = [World.refused("orders")]
    },
    ExitCodeRow("a bucket is refused, which proves no change", ["apply", "plan.json"], 7, "Incomplete:", .read) {
      $0.seed = World.empty
      $0.before = [.run(["plan", "--out", "plan.json"])]
      $0.faults = [World.refused("orders")]
    },
    ExitCodeRow("a bucket can't be read, which proves no change", ["apply", "plan.json"], 1, "Incomplete:", .read) {
      $0.seed = World.empty
      $0.before = [.run(["plan", "--out", "plan.json"])]
      $0.faults = [World.failing("orders")]
    },
    ExitCodeRow(
      "the checksum of the plan", ["apply", "--expect", "CHECKSUM"], 0, "Applied: 2 created.", .write(changes: 2)
    ) {
      $0.seed = World.empty
      $0.before = [.run(["plan", "--out", "plan.json"])]
    },
    ExitCodeRow(
      "another checksum", ["apply", "--expect", "orp2-" + String(repeating: "a", count: 52)], 5, "error[OSSR5003]",
      .read
    ) {
      $0.seed = World.empty
    },
    ExitCodeRow(
      "a plan and another checksum", ["apply", "plan.json", "--expect", "orp2-" + String(repeating: "a", count: 52)], 5,
      "OSSR5003",
      .nothing
    ) {
      $0.seed = World.empty
      $0.before = [.run(["plan", "--out", "plan.json"])]
    },
    ExitCodeRow(
      "a plan and its checksum", ["apply", "plan.json", "--expect", "CHECKSUM"], 0, "Applied: 2 created.",
      .write(changes: 2)
    ) {
      $0.seed = World.empty
      $0.before = [.run(["plan", "--out", "plan.json"])]
    },
    ExitCodeRow("a checksum that is none", ["apply", "--expect", "orp2"], 64, "is no checksum", .nothing),
    ExitCodeRow(
      "a checksum of 64 bits", ["apply", "--expect", "orp1-0000-0000-0000-0000"], 64, "make the plan again", .nothing),
  ]

  static let drift: [ExitCodeRow] = [
    ExitCodeRow("none", ["drift"], 0, "No drift. 2 rules match.", .read),
    ExitCodeRow("a rule is missing", ["drift"], 2, "Drift: 1 missing. 1 matches.", .read) {
      $0.seed = World.seed(orders: [])
    },
    ExitCodeRow("a rule is missing in a bucket that is observed", ["drift"], 2, "Drift: 1 missing.", .read) {
      $0.configuration = World.observed
      $0.seed = World.seed(orders: [])
    },
    ExitCodeRow("a destination is gone", ["drift"], 2, "1 orphaned destination.", .read) {
      $0.seed = World.seed(without: ["orders-dr"])
    },
    ExitCodeRow("no rail holds it back", ["drift"], 2, "Drift: 1 unmanaged.", .read) {
      $0.configuration = World.deleting
    },
    ExitCodeRow("a destination is refused", ["drift"], 0, "Unchecked: 1 destination bucket", .read) {
      $0.faults = [World.refused("orders-dr")]
    },
    ExitCodeRow("a destination can't be read", ["drift"], 1, "Unchecked: 1 destination bucket", .read) {
      $0.faults = [World.failing("orders-dr")]
    },
    ExitCodeRow("a bucket can't be read, another has drifted: 1 before 2", ["drift"], 1, "Drift: 1 missing.", .read) {
      $0.seed = World.seed(orders: [])
      $0.faults = [World.failing("invoices")]
    },
    ExitCodeRow("a bucket is refused, another has drifted: 7 before 2", ["drift"], 7, "Drift: 1 missing.", .read) {
      $0.seed = World.seed(orders: [])
      $0.faults = [World.refused("invoices")]
    },
    ExitCodeRow("a bucket is refused, a destination can't be read: 1", ["drift"], 1, "Incomplete: 1 bucket", .read) {
      $0.faults = [World.refused("invoices"), World.failing("orders-dr")]
    },
    ExitCodeRow("an invalid file", ["drift"], 3, "error[OSSR1026]", .nothing) { $0.configuration = World.invalid },
    ExitCodeRow("no credentials", ["drift"], 7, "OSS_ACCESS_KEY_ID is missing", .nothing) {
      $0.environment = ["OSS_ACCESS_KEY_ID": ""]
    },
    ExitCodeRow("a consent, of which there is none", ["drift", "--allow", "delete:1"], 64, "Unknown option", .nothing),
    ExitCodeRow("--only fits no bucket", ["drift", "--only", "invoice:*"], 64, "error[OSSR4011]", .nothing),
    ExitCodeRow("--only fits no rule", ["drift", "--only", "invoices:x"], 64, "error[OSSR4011]", .read),
    ExitCodeRow("Ctrl-C while it reads", ["drift"], 130, "", .read) {
      $0.faults = [World.slowReads]
      $0.signal = .interrupt
    },
  ]

  private static let all = ["import", "--all"]
  private static let named = ["import", "--bucket", "orders", "--bucket", "invoices", "--region", "cn-hangzhou"]

  static let imports: [ExitCodeRow] = [
    ExitCodeRow("all buckets", all, 0, "orders-dr", .read),
    ExitCodeRow("buckets by name", named, 0, "manage: listed", .read),
    ExitCodeRow("a bucket can't be read", named, 1, "invoices-dr", .read) { $0.faults = [World.failing("orders")] },
    ExitCodeRow("a bucket is refused", named, 7, "invoices-dr", .read) { $0.faults = [World.refused("orders")] },
    ExitCodeRow("one bucket is refused, one fails: 1", named, 1, "Code AccessDenied", .read) {
      $0.faults = [World.refused("orders"), World.failing("invoices")]
    },
    ExitCodeRow("a bucket does not exist", named, 1, "does not exist", .read) {
      $0.seed = World.seed(without: ["orders"])
    },
    ExitCodeRow("a pattern that fits none", ["import", "--bucket", "x-*"], 1, "x-*", .read),
    ExitCodeRow("the list of buckets is refused", all, 7, "Code AccessDenied", .read) {
      $0.faults = [World.fault(#""operation": "ListBuckets""#, #""kind": "error", "code": "AccessDenied""#)]
    },
    ExitCodeRow("no credentials", all, 7, "OSS_ACCESS_KEY_ID is missing", .nothing) {
      $0.environment = ["OSS_ACCESS_KEY_ID": ""]
    },
    ExitCodeRow("no bucket named", ["import"], 64, "Pass --bucket NAME or --all.", .nothing),
    ExitCodeRow("a name without a region", ["import", "--bucket", "orders"], 64, "needs --region", .nothing),
    ExitCodeRow("Ctrl-C while it reads", all, 130, "", .read) {
      $0.faults = [World.slowReads]
      $0.signal = .interrupt
    },
  ]

  static let others: [ExitCodeRow] = [
    ExitCodeRow("no such command", ["plam"], 64, "plam", .nothing),
    ExitCodeRow("a page", ["explain", "OSSR1019"], 0, "prefixes overlap", .nothing),
    ExitCodeRow("no such page", ["explain", "OSSR1"], 64, "OSSR1", .nothing),
    ExitCodeRow("a schema", ["schema", "drift"], 0, "oss-repl.drift", .nothing),
    ExitCodeRow("no such schema", ["schema", "nothing"], 64, "nothing", .nothing),
    ExitCodeRow("the version", ["version"], 0, "oss-repl ", .nothing),
  ]
}
