/// What libFuzzer hands to a target, taken apart from its front. The same bytes always give the same values.
package struct Input {
  private var rest: ArraySlice<UInt8>

  package init(_ start: UnsafePointer<UInt8>?, _ count: Int) {
    rest = Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))[...]
  }

  /// The next byte; 0 at the end.
  package mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  /// One of several values, by the next byte.
  package mutating func choice<Value>(of values: [Value]) -> Value { values[Int(byte()) % values.count] }

  /// The next line, without its end.
  package mutating func line() -> String {
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
    defer { rest = rest[end...].dropFirst() }
    return String(decoding: rest[..<end], as: UTF8.self)
  }

  /// All that is left.
  package mutating func bytes() -> [UInt8] {
    defer { rest = [] }
    return Array(rest)
  }
}
