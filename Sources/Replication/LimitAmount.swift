/// What a limit is set to.
package enum LimitAmount: Hashable, Sendable {
  /// So many.
  case number(Int)
  /// A share of what a run is about, in per cent; 1 to 100.
  case percent(Int)

  /// How many of a whole that is: a share is rounded up, and at least 1.
  package func number(of whole: Int) -> Int {
    switch self {
    case .number(let number): number
    case .percent(let percent): max((whole * percent + 99) / 100, 1)
    }
  }

  /// Whether it is stricter than another of its kind. Which of a number and a share is stricter depends on the run.
  package func isStricter(than other: LimitAmount) -> Bool {
    switch (self, other) {
    case (.number(let one), .number(let other)), (.percent(let one), .percent(let other)): one < other
    case (.number, .percent), (.percent, .number): false
    }
  }

  /// Whether both are numbers, or both shares.
  package func isOfKind(of other: LimitAmount) -> Bool {
    switch (self, other) {
    case (.number, .number), (.percent, .percent): true
    case (.number, .percent), (.percent, .number): false
    }
  }

  /// Reads digits and a per cent sign, such as `10%`, from 1 to 100; nil for anything else.
  package init?(percent text: String) {
    let digits = text.utf8.dropLast()
    guard text.utf8.last == UInt8(ascii: "%"), (1...3).contains(digits.count),
      digits.allSatisfy({ (0x30...0x39).contains($0) }), digits.first != 0x30,
      let number = Int(String(decoding: digits, as: UTF8.self)), number <= 100
    else { return nil }
    self = .percent(number)
  }
}

extension LimitAmount: CustomStringConvertible {
  /// As a configuration writes it: `10` or `10%`.
  package var description: String {
    switch self {
    case .number(let number): "\(number)"
    case .percent(let percent): "\(percent)%"
    }
  }
}

extension LimitAmount: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self = .number(value) }
}
