import FoundationEssentials
import Testing

@testable import OSSEmulator

/// The endpoint by which another process steers the emulator.
@Suite struct ControlTests {
  private func controlled(_ access: ControlAccess = .everybody) -> Harness { Harness { $0.control = access } }

  private func call(
    _ harness: inout Harness, _ method: String, _ path: String, _ body: String = "", host: String = "127.0.0.1:8080",
    token: String? = nil
  ) -> EmulatedReply {
    let authorization = token.map { [(name: "Authorization", value: "Bearer \($0)")] } ?? []
    return harness.exchange(
      EmulatedRequest(
        method: method, target: path, headers: [(name: "Host", value: host)] + authorization, body: Array(body.utf8)))
  }

  private func json(_ reply: EmulatedReply) throws -> JSONValue { try JSONValue(json: reply.body) }

  /// One of the numbers of a fault in a list.
  private func count(_ name: String, of id: String, _ reply: EmulatedReply) throws -> Int64? {
    guard case .list(let faults) = try json(reply)["faults"],
      let fault = faults.first(where: { $0["id"] == .text(id) }), case .integer(let count) = fault[name]
    else { return nil }
    return count
  }

  @Test func withoutLeaveThereIsNoEndpoint() {
    var harness = Harness()
    for path in ["/-/faults", "/-/requests", "/-/store", "/-/clock", "/-/"] {
      #expect(call(&harness, "GET", path).refusal == "403 AccessDenied 0003-00001201")
    }
    #expect(harness.send("GET", bucket: "-", "replication").refusal == "400 InvalidBucketName -")
  }

  @Test(arguments: ["127.0.0.1:8080", "127.9.9.9", "localhost", "[::1]:8080", "oss-cn-hangzhou.localhost"])
  func itAnswersOnEveryHostOfThisMachineThatIsNoBucket(_ host: String) {
    var harness = controlled()
    #expect(call(&harness, "GET", "/-/faults", host: host).status == 200)
  }

  /// A page under a name that was made to lead to 127.0.0.1 sends that name.
  @Test(arguments: [
    "evil.example:8080", "oss-cn-hangzhou.aliyuncs.com", "", "127.0.0.1.evil.example", "127.evil.0.1",
    "localhost.evil.example",
    "192.168.0.1", "127.0.0.1.",
  ])
  func withoutATokenAForeignHostIsRefused(_ host: String) {
    var harness = controlled()
    let reply = call(&harness, "DELETE", "/-/store", host: host)
    #expect(reply.status == 403)
    #expect(harness.emulator.store["source"] != nil)
    var guarded = controlled(.token("secret"))
    #expect(call(&guarded, "GET", "/-/faults", host: host, token: "secret").status == 200)
  }

  @Test(arguments: [
    ("http://127.0.0.1:8080", 200), ("http://evil.example", 403), ("null", 403), ("http://127.0.0.1:3000", 403),
    ("https://127.0.0.1:8080", 403), ("", 403),
  ])
  func aPageOfAnotherOriginIsRefused(origin: String, status: Int) {
    for access in [ControlAccess.everybody, .token("secret")] {
      var harness = controlled(access)
      let reply = harness.exchange(
        EmulatedRequest(
          method: "GET", target: "/-/faults",
          headers: [
            (name: "Host", value: "127.0.0.1:8080"), (name: "Origin", value: origin),
            (name: "Authorization", value: "Bearer secret"),
          ]))
      #expect(reply.status == status)
    }
  }

  @Test(arguments: ["source.oss-cn-hangzhou.localhost", "source.localhost", "-.oss-cn-hangzhou.localhost"])
  func aBucketMayHaveSuchAKey(_ host: String) {
    var harness = controlled()
    #expect(call(&harness, "GET", "/-/faults", host: host).status == 403)
  }

  @Test(arguments: [nil, "", "wrong", "secre", "secret2"])
  func aTokenIsAskedFor(_ token: String?) {
    var harness = controlled(.token("secret"))
    let reply = call(&harness, "DELETE", "/-/store", token: token)
    #expect(reply.status == 401)
    #expect(reply.header("WWW-Authenticate") == "Bearer")
    #expect(harness.emulator.store["source"] != nil)
    #expect(call(&harness, "DELETE", "/-/store", token: "secret").status == 200)
    #expect(harness.emulator.store["source"] == nil)
  }

  @Test(arguments: [
    ("GET", "/-/", 404), ("GET", "/-/nothing", 404), ("GET", "/-/faults/", 404), ("GET", "/-/faults/a/b", 404),
    ("GET", "/-/faults/unknown", 404), ("PATCH", "/-/faults", 405), ("PUT", "/-/requests", 405),
    ("POST", "/-/store", 405), ("GET", "/-/seed", 405), ("PUT", "/-/clock", 405), ("PUT", "/-/faults", 400),
    ("POST", "/-/faults", 400), ("PUT", "/-/store", 400), ("PUT", "/-/seed", 400), ("POST", "/-/clock", 400),
    ("GET", "/-/requests?after=x", 400), ("GET", "/-/requests?before=1", 400), ("GET", "/-/requests?after=-1", 400),
  ])
  func mistakesAreToldAndChangeNothing(_ method: String, _ path: String, _ status: Int) throws {
    var harness = controlled()
    try harness.setFaults(#"{"id": "a", "do": {"kind": "empty-body"}}"#)
    let before = harness.emulator.store
    let reply = call(&harness, method, path)
    #expect(reply.status == status)
    guard case .text(let message) = try json(reply)["error"] else { return #expect(Bool(false), "there is no error") }
    #expect(!message.isEmpty)
    #expect(reply.header("Content-Type") == "application/json")
    #expect((reply.header("Allow") != nil) == (status == 405))
    #expect(harness.emulator.store == before && !reply.changedStore)
    #expect(harness.emulator.faults.entries.map(\.fault.id) == ["a"])
    #expect(reply.record == nil)
  }

  @Test func faultsAreSetListedAndCleared() throws {
    var harness = controlled()
    let script = #"{"seed": 5, "faults": [{"id": "a", "when": {"occurrence": 2}, "do": {"kind": "empty-body"}}]}"#
    #expect(call(&harness, "PUT", "/-/faults", script).status == 200)
    #expect(harness.send("GET", "replication").status == 404)
    #expect(harness.send("GET", "replication").status == 200)
    #expect(harness.send("GET", "replication").status == 404)
    let list = call(&harness, "GET", "/-/faults")
    #expect(try json(list)["seed"] == .integer(5))
    #expect(try count("matched", of: "a", list) == 3)
    #expect(try count("fired", of: "a", list) == 1)
    #expect(try json(call(&harness, "GET", "/-/faults/a"))["when"] == .object(["occurrence": .integer(2)]))

    let added = call(&harness, "POST", "/-/faults", #"{"do": {"kind": "error", "code": "SlowDown"}}"#)
    #expect(try count("matched", of: "fault-2", added) == 0)
    #expect(try count("matched", of: "a", added) == 3)
    #expect(call(&harness, "POST", "/-/faults", #"{"id": "a", "do": {"kind": "empty-body"}}"#).status == 400)
    #expect(harness.send("GET", "replication").status == 503)
    #expect(call(&harness, "DELETE", "/-/faults/fault-2").status == 200)
    #expect(harness.send("GET", "replication").status == 404)

    #expect(try count("matched", of: "a", call(&harness, "PUT", "/-/faults", script)) == 0)
    #expect(try json(call(&harness, "DELETE", "/-/faults")) == .object(["seed": .integer(0), "faults": .list([])]))
  }

  @Test func aScriptWithAMistakeReplacesNothing() throws {
    var harness = controlled()
    try harness.setFaults(#"{"id": "a", "do": {"kind": "empty-body"}}"#)
    let reply = call(&harness, "PUT", "/-/faults", #"{"faults": [{"do": {"kind": "nonsense"}}]}"#)
    #expect(reply.status == 400)
    guard case .text(let message) = try json(reply)["error"] else { return #expect(Bool(false)) }
    #expect(message.hasPrefix("faults[0].do.kind: "))
    #expect(harness.send("GET", "replication").record?.faults == ["a"])
  }

  @Test func faultsDoNotHitTheEndpoint() throws {
    var harness = controlled()
    try harness.setFaults(
      #"{"do": {"kind": "reset", "point": "before-reading"}}, {"do": {"kind": "error", "code": "SlowDown"}}"#)
    #expect(call(&harness, "GET", "/-/faults").status == 200)
    #expect(try count("matched", of: "fault-1", call(&harness, "GET", "/-/faults")) == 0)
  }

  @Test func clearingAFaultEndsWhatItLeftBehind() throws {
    var harness = controlled()
    _ = harness.put(rule(id: "r"))
    let script = #"{"faults": [{"id": "closing", "do": {"kind": "late-closing", "for": "ever"}}]}"#
    _ = call(&harness, "PUT", "/-/faults", script)
    _ = harness.delete("r")
    harness.clock.advance(by: .seconds(600))
    #expect(try harness.rules().count == 1)
    // The same fault set anew does not hold on to what the old one held.
    let reply = call(&harness, "PUT", "/-/faults", script)
    #expect(reply.changedStore)
    #expect(try harness.rules().isEmpty)
  }

  @Test func theJournalTellsWhatArrived() throws {
    var harness = controlled()
    try harness.setFaults(
      #"""
      {"id": "unread", "when": {"operation": "PutBucketReplication", "occurrence": 1},
       "do": {"kind": "reset", "point": "before-reading"}},
      {"id": "undone", "when": {"operation": "PutBucketReplication", "occurrence": 1},
       "do": {"kind": "reset", "point": "before-effect"}},
      {"id": "lost", "when": {"operation": "PutBucketReplication", "occurrence": 2},
       "do": {"kind": "reset", "point": "after-effect"}}
      """#)
    for _ in 0..<3 { _ = harness.put(rule(id: "r&amp;\"")) }
    _ = harness.put(rule())
    _ = harness.delete("r&amp;\"")
    _ = harness.send("GET", bucket: "nowhere", "replication")

    struct Journal: Decodable {
      struct Line: Decodable, Equatable {
        let number: Int
        let operation: String
        let bucket: String
        let changed: Bool
        var status: Int?
        var code: String?
        var faults: [String]?
        var ruleId: String?
        var destination: String?
      }
      let dropped: Int
      let last: Int
      let requests: [Line]
    }
    func read(_ query: String = "") throws -> Journal {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(Journal.self, from: Data(call(&harness, "GET", "/-/requests\(query)").body))
    }
    let put = "PutBucketReplication"
    let lines = try read().requests
    #expect(lines.map(\.number) == [1, 2, 3, 4, 5, 6])
    #expect(lines.map(\.operation) == [put, put, put, put, "DeleteBucketReplication", "GetBucketReplication"])
    #expect(lines.map(\.changed) == [false, false, true, false, true, false])
    #expect(lines.map(\.status) == [nil, nil, nil, 400, 200, 404])
    #expect(lines.map(\.code) == [nil, nil, nil, "BucketReplicationAlreadyExist", nil, "NoSuchBucket"])
    #expect(lines.map(\.faults) == [["unread"], ["undone"], ["lost"], nil, nil, nil])
    #expect(lines.map(\.ruleId) == [nil, "r&\"", "r&\"", nil, "r&\"", nil])
    #expect(lines.map(\.destination) == [nil, "target", "target", "target", "target", nil])
    #expect(try read("?after=4").requests.map(\.number) == [5, 6])
    #expect(try read().last == 6)
    _ = call(&harness, "DELETE", "/-/requests")
    #expect(try read().requests.isEmpty)
    _ = harness.send("GET", "replication")
    #expect(try read().requests.map(\.number) == [7])
  }

  @Test func theJournalForgetsTheOldestOnes() throws {
    let capacity = 100
    var journal = RequestJournal(capacity: capacity)
    let record = RequestRecord(
      time: Moment(milliseconds: 0), method: "GET", host: "h", path: "/", query: "", status: 200, requestID: "x")
    for _ in 0..<(capacity * 2) { journal.add(record, changed: false) }
    let document = try JSONValue(json: Array(journal.json(after: 0).utf8))
    guard case .list(let lines) = document["requests"], case .integer(let dropped) = document["dropped"] else {
      return #expect(Bool(false))
    }
    #expect(lines.count >= capacity)
    #expect(lines.count + Int(dropped) == capacity * 2)
    #expect(lines.last?["number"] == .integer(Int64(capacity * 2)))
  }

  @Test func theStoreIsTakenPutBackAndReset() throws {
    var harness = controlled()
    let beginning = harness.emulator.store
    let snapshot = call(&harness, "GET", "/-/store")
    #expect(snapshot.body == (try StateDocument.bytes(of: beginning)) && !snapshot.changedStore)
    _ = harness.put(rule(id: "r"))
    let changed = harness.emulator.store
    let taken = call(&harness, "GET", "/-/store").body
    let back = call(&harness, "PUT", "/-/store", String(decoding: snapshot.body, as: UTF8.self))
    #expect(back.status == 200 && back.changedStore)
    #expect(harness.emulator.store == beginning)
    _ = call(&harness, "PUT", "/-/store", String(decoding: taken, as: UTF8.self))
    #expect(harness.emulator.store == changed)
    // The harness stores its buckets later, so the emulator began with none.
    _ = call(&harness, "DELETE", "/-/store")
    #expect(harness.emulator.store == EmulatorStore())
  }

  @Test func aSeedCanBePutAnew() throws {
    var harness = controlled()
    let seed =
      #"{"buckets": [{"name": "source", "region": "cn-hangzhou", "rules": [{"id": "s", "destination": {"bucket": "t", "location": "oss-cn-beijing"}, "status": "starting"}]}]}"#
    harness.clock.advance(by: .seconds(50))
    #expect(call(&harness, "PUT", "/-/seed", seed).status == 200)
    #expect(try harness.rules().map { $0.text("Status") } == ["starting"])
    #expect(harness.emulator.store["target"] == nil)
  }

  @Test func aResetOfASeedBeginsWithItsStates() throws {
    let seed = try Seed(
      json: Array(
        #"{"buckets": [{"name": "source", "region": "cn-hangzhou", "rules": [{"id": "s", "destination": {"bucket": "t", "location": "oss-cn-beijing"}, "status": "starting"}]}]}"#
          .utf8))
    var harness = controlled()
    harness.emulator = Emulator(settings: harness.emulator.settings, origin: .seed(seed), clock: harness.clock)
    harness.clock.advance(by: .seconds(20))
    #expect(try harness.rules().map { $0.text("Status") } == ["doing"])
    _ = harness.delete("s")
    _ = call(&harness, "DELETE", "/-/store")
    #expect(try harness.rules().map { $0.text("Status") } == ["starting"])
  }

  @Test func aNewStoreKnowsNothingOfStaleReads() throws {
    var harness = controlled()
    _ = harness.put(rule(id: "r"))
    let snapshot = call(&harness, "GET", "/-/store").body
    try harness.setFaults(#"{"do": {"kind": "stale-reads", "for": "1h"}}"#)
    _ = harness.delete("r")
    #expect(try harness.rules().map { $0.text("Status") } == ["starting"])
    _ = call(&harness, "PUT", "/-/store", String(decoding: snapshot, as: UTF8.self))
    #expect(harness.send("GET", "replication").record?.faults == [])
  }

  @Test func timePassesForStatesButNotForSignatures() throws {
    var harness = controlled()
    _ = harness.put(rule(id: "r"))
    let reply = call(&harness, "POST", "/-/clock", #"{"advance": "1h"}"#)
    #expect(try json(reply)["ahead_ms"] == .integer(3_600_000))
    #expect(try json(reply)["now"] == .text(harness.clock.now.xmlText))
    #expect(try json(reply)["states"] == .text((harness.clock.now + .seconds(3600)).xmlText))
    #expect(try harness.rules().map { $0.text("Status") } == ["doing"])
    _ = harness.delete("r")
    #expect(try harness.rules().map { $0.text("Status") } == ["closing"])
    _ = call(&harness, "POST", "/-/clock", #"{"advance": "5s"}"#)
    #expect(try harness.rules().isEmpty)
    #expect(try json(call(&harness, "GET", "/-/clock"))["ahead_ms"] == .integer(3_605_000))
    #expect(try json(call(&harness, "DELETE", "/-/clock"))["ahead_ms"] == .integer(0))
  }

  @Test(arguments: [
    "{}", #"{"advance": "0s"}"#, #"{"advance": "-1s"}"#, #"{"advance": 5}"#, #"{"advance": "5s", "by": 1}"#, "[]", "5",
  ])
  func timeOnlyPassesForward(_ body: String) throws {
    var harness = controlled()
    #expect(call(&harness, "POST", "/-/clock", body).status == 400)
    #expect(harness.emulator.lead == .zero)
  }

  @Test func timeHasAnEnd() throws {
    var harness = controlled()
    for _ in 0..<100 { #expect(call(&harness, "POST", "/-/clock", #"{"advance": "8760h"}"#).status == 200) }
    #expect(call(&harness, "POST", "/-/clock", #"{"advance": "1ms"}"#).status == 400)
    #expect(harness.put(rule(id: "r")).status == 200)
  }

  @Test func aBodyThatIsTooLargeIsRefused() {
    var harness = Harness {
      $0.control = .everybody
      $0.limits.bodyBytes = 10
    }
    #expect(call(&harness, "POST", "/-/clock", #"{"advance": "90s"}"#).status == 413)
    #expect(harness.emulator.lead == .zero)
  }
}

extension JSONValue {
  /// A member of an object.
  fileprivate subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }
}
