import FoundationEssentials
import HTTPTransport

/// The control endpoint of a running emulator: faults to set, and the truth about what is stored.
struct EmulatorControl: Sendable {
  private let address: String

  init(_ address: String) { self.address = address }

  /// Adds a fault, given as JSON.
  func add(_ fault: String) async throws { _ = try await send(.post, "faults", fault) }

  /// Sets all faults, each given as JSON; their counts begin anew.
  func setFaults(_ faults: [String]) async throws {
    _ = try await send(.put, "faults", #"{"faults": [\#(faults.joined(separator: ", "))]}"#)
  }

  /// Begins again with other buckets.
  func begin(with seed: String) async throws { _ = try await send(.put, "seed", seed) }

  /// Clears all faults.
  func clearFaults() async throws { _ = try await send(.put, "faults", #"{"faults": []}"#) }

  /// Waits until a fault has changed a request.
  ///
  /// - Returns: whether it did so before the program ended.
  func waits(for fault: String, in program: RunningProgram) async throws -> Bool {
    while !program.hasEnded {
      if try await hasFired(fault) { return true }
      try await Task.sleep(for: .milliseconds(25))
    }
    return false
  }

  /// Whether a fault has changed a request.
  func hasFired(_ fault: String) async throws -> Bool {
    try JSONDecoder().decode(FaultState.self, from: try await send(.get, "faults/\(fault)")).fired > 0
  }

  /// All buckets with their rules as they are stored, by bucket.
  func store() async throws -> [String: [StoredRule]] {
    let document = try JSONDecoder().decode(StoreDocument.self, from: try await send(.get, "store"))
    return Dictionary(uniqueKeysWithValues: document.buckets.map { ($0.name, $0.rules) })
  }

  /// The requests that have come after a number, oldest first.
  func requests(after number: Int = 0) async throws -> [Request] {
    let answer = try await send(.get, "requests?after=\(number)")
    return try JSONDecoder().decode(RequestDocument.self, from: answer).requests
  }

  /// The whole log of all buckets, by bucket.
  ///
  /// - Throws: when the emulator has forgotten some of it.
  func log() async throws -> [String: [RequestLogAudit.Entry]] {
    let document = try JSONDecoder().decode(RequestDocument.self, from: try await send(.get, "requests"))
    guard document.dropped == 0 else { throw ForgottenRequests(count: document.dropped) }
    return Dictionary(grouping: document.requests.compactMap(RequestLogAudit.Entry.init), by: \.bucket)
  }

  private struct ForgottenRequests: Error { let count: Int }

  private func send(_ method: HTTPMethod, _ path: String, _ body: String = "") async throws -> Data {
    Data(try await Programs.control(method, "/-/\(path)", at: address, body).utf8)
  }

  private struct FaultState: Decodable { let fired: Int }

  private struct StoreDocument: Decodable {
    struct Bucket: Decodable {
      let name: String
      let rules: [StoredRule]
    }
    let buckets: [Bucket]
  }

  private struct RequestDocument: Decodable {
    let dropped: Int
    let requests: [Request]
  }

  /// A request as the emulator remembers it.
  struct Request: Decodable, Hashable {
    let number: Int
    let method: String
    let operation: String?
    let bucket: String?
    let destination: String?
    let status: Int?
    let code: String?
    /// The faults that changed its course; nil where none did.
    let faults: [String]?
    /// Whether it changed what is stored.
    let changed: Bool
  }

  /// A rule as the emulator stores it, as far as tests compare it.
  struct StoredRule: Decodable, Hashable {
    let id: String
    let destinationBucket: String
    let destinationLocation: String
    let prefixes: [String]
    let action: String
    let isClosing: Bool
    let hasRTC: Bool
    /// Whether a fault lets it be gone, now or soon.
    let isVanished: Bool
    /// Whether it replicates, as far as anybody is told.
    var isLive: Bool { !isClosing && !isVanished }

    private enum Key: String, CodingKey {
      case id, destinationBucket, destinationLocation, prefixes, action, closingSince, rtcSince, vanishesAt
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      id = try container.decode(String.self, forKey: .id)
      destinationBucket = try container.decode(String.self, forKey: .destinationBucket)
      destinationLocation = try container.decode(String.self, forKey: .destinationLocation)
      prefixes = try container.decode([String].self, forKey: .prefixes)
      action = try container.decode(String.self, forKey: .action)
      isClosing = container.contains(.closingSince)
      hasRTC = container.contains(.rtcSince)
      isVanished = container.contains(.vanishesAt)
    }
  }
}
