internal import Replication

/// Pairs of buckets whose names count up together, such as `site-01:site-01-dr` to `site-40:site-40-dr`; or one pair.
///
/// Every number in the names either stays the same or grows by one from pair to pair, with as many digits, so the first and
/// the last pair tell all that lie between.
struct PairRun {
  /// The first and the last pair, as places in the list that was given.
  let first: Int
  let last: Int
  /// The places of all pairs, counting up.
  let members: [Int]

  /// Shorter runs are no easier to read than their pairs.
  private static let shortest = 3

  /// Gathers pairs into runs, in the order in which people count: 9 before 10.
  static func runs(of addresses: [RuleAddress]) -> [PairRun] {
    var pairs = addresses.enumerated().map { NumberedPair($1, place: $0) }
    pairs.sort { $0.precedesInRun($1) }
    var runs: [[NumberedPair]] = []
    var step: [Bool] = []
    for pair in pairs {
      if let previous = runs.last?.last, let next = previous.step(to: pair),
        runs[runs.count - 1].count == 1 || next == step
      {
        step = next
        runs[runs.count - 1].append(pair)
      } else {
        runs.append([pair])
      }
    }
    return runs.flatMap { $0.count < shortest ? $0.map { [$0] } : [$0] }
      .sorted { $0[0].precedes($1[0]) }
      .map { run in PairRun(first: run[0].place, last: run[run.count - 1].place, members: run.map(\.place)) }
  }

  /// Every pair by itself, in the order in which people count.
  static func single(_ addresses: [RuleAddress]) -> [PairRun] {
    addresses.enumerated().map { NumberedPair($1, place: $0) }.sorted { $0.precedes($1) }
      .map { PairRun(first: $0.place, last: $0.place, members: [$0.place]) }
  }

  /// Names, each once, those that count up together as one range.
  static func ranges(of names: [BucketName]) -> [(range: Phrase, count: Int)] {
    let names = Set(names).sorted()
    return runs(of: names.map { RuleAddress(source: $0, destination: "") }).map { run in
      (range(names[run.first], names[run.last]), run.members.count)
    }
  }

  /// The pairs in one line.
  ///
  /// - Parameter addresses: the list of which this is a run.
  func pairs(in addresses: [RuleAddress]) -> Phrase {
    let (start, end) = (addresses[first], addresses[last])
    let source = Self.range(start.source, end.source)
    return "\(source) ->\u{A0}\(Self.range(start.destination, end.destination))"
  }

  /// The same run, as places in a longer list.
  ///
  /// - Parameter places: where the pairs of the list stand in the longer one.
  func inList(of places: [Int]) -> PairRun {
    PairRun(first: places[first], last: places[last], members: members.map { places[$0] })
  }

  /// A range of names, where the last is shortened to the word in which it begins to differ: `telemetry-ap229 … ap240`.
  ///
  /// - Parameters:
  ///   - first: the first name.
  ///   - last: the last name, which differs from the first in numbers alone.
  static func range(_ first: BucketName, _ last: BucketName) -> Phrase {
    guard first != last else { return "\(first)" }
    let (from, to) = (Array(first.text.utf8), Array(last.text.utf8))
    var start = zip(from, to).prefix { $0 == $1 }.count
    while start > 0, !Self.separators.contains(to[start - 1]) { start -= 1 }
    return "\(first)\u{A0}…\u{A0}\(ExactString(String(decoding: to[start...], as: UTF8.self)))"
  }

  private static let separators = Array("-._/".utf8)
}

/// A pair with the numbers in its names.
private struct NumberedPair {
  let address: RuleAddress
  /// Where the pair stood in the list.
  let place: Int
  /// Both names, each with an end.
  private let bytes: [UInt8]
  /// The names with every digit as a zero: pairs that can follow each other have the same.
  private let template: [UInt8]

  init(_ address: RuleAddress, place: Int) {
    self.address = address
    self.place = place
    bytes = Array(address.source.text.utf8) + [0xFF] + Array(address.destination.text.utf8) + [0xFF]
    template = bytes.map { Self.isDigit($0) ? Self.zero : $0 }
  }

  /// The order in which those that can follow each other are neighbours.
  func precedesInRun(_ other: NumberedPair) -> Bool {
    if template != other.template { return template.lexicographicallyPrecedes(other.template) }
    return bytes.lexicographicallyPrecedes(other.bytes)
  }

  /// The order in which people count: of two numbers the one with fewer digits comes first.
  func precedes(_ other: NumberedPair) -> Bool {
    let difference = zip(bytes, other.bytes).prefix { $0 == $1 }.count
    guard difference < bytes.count, difference < other.bytes.count else { return bytes.count < other.bytes.count }
    let (here, there) = (digits(from: difference), other.digits(from: difference))
    // Behind a digit that both share, a number that goes on is the longer one.
    let isInNumber = difference > 0 && Self.isDigit(bytes[difference - 1])
    if here != there, isInNumber || (here > 0 && there > 0) { return here < there }
    return bytes[difference] < other.bytes[difference]
  }

  /// Which numbers grow by one from this pair to another; nil when the names differ in anything else, or not at all.
  func step(to other: NumberedPair) -> [Bool]? {
    guard template == other.template else { return nil }
    var step: [Bool] = []
    var index = 0
    while index < bytes.count {
      let count = digits(from: index)
      guard count > 0 else {
        index += 1
        continue
      }
      let (here, there) = (bytes[index..<index + count], other.bytes[index..<index + count])
      if here.elementsEqual(there) {
        step.append(false)
      } else if let next = Self.successor(of: here), there.elementsEqual(next) {
        step.append(true)
      } else {
        return nil
      }
      index += count
    }
    return step.contains(true) ? step : nil
  }

  private func digits(from index: Int) -> Int { bytes[index...].prefix { Self.isDigit($0) }.count }

  /// The next number with as many digits; nil after the last one.
  private static func successor(of digits: ArraySlice<UInt8>) -> [UInt8]? {
    var digits = Array(digits)
    for index in digits.indices.reversed() {
      guard digits[index] == nine else {
        digits[index] += 1
        return digits
      }
      digits[index] = zero
    }
    return nil
  }

  private static let zero = UInt8(ascii: "0")
  private static let nine = UInt8(ascii: "9")

  private static func isDigit(_ byte: UInt8) -> Bool { (zero...nine).contains(byte) }
}
