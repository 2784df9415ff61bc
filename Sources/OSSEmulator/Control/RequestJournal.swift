/// The latest requests, so that a test can prove which ones have arrived.
struct RequestJournal: Sendable {
  /// At least so many are kept; the oldest ones go first.
  private let capacity: Int
  private var entries: [Entry] = []
  /// How many were forgotten for want of room since the journal was cleared.
  private(set) var dropped = 0
  private var lastNumber = 0

  private struct Entry: Sendable {
    /// Counts from 1 in the order in which the requests were decided upon.
    let number: Int
    let record: RequestRecord
    let changed: Bool
  }

  init(capacity: Int = 10_000) {
    self.capacity = capacity
  }

  mutating func add(_ record: RequestRecord, changed: Bool) {
    // Taken away by tenths, so that it does not cost every time.
    if entries.count >= capacity + capacity / 10 {
      entries.removeFirst(capacity / 10)
      dropped += capacity / 10
    }
    lastNumber += 1
    entries.append(Entry(number: lastNumber, record: record, changed: changed))
  }

  mutating func clear() {
    entries = []
    dropped = 0
  }

  /// The entries that come after a number as a document of JSON.
  func json(after number: Int) -> String {
    let lines = entries.drop { $0.number <= number }.map { entry in
      "  " + entry.record.json(with: [("number", String(entry.number)), ("changed", String(entry.changed))])
    }
    let list = lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]"
    return "{\"dropped\":\(dropped),\"last\":\(lastNumber),\"requests\":\(list)}\n"
  }
}

extension Emulator {
  /// Enters a request and its answer, where somebody may ask for them.
  mutating func noteInJournal(_ reply: EmulatedReply, changed: Bool) {
    guard settings.control != .closed, let record = reply.record else { return }
    journal.add(record, changed: changed)
  }
}
