internal import Glibc

/// The variables of this process with the bytes of their values: the texts that Foundation makes of them hide what was not
/// UTF-8.
func variablesAsBytes() -> [(name: String, bytes: [UInt8])] {
  var entry = environ
  var variables: [(name: String, bytes: [UInt8])] = []
  while let text = entry.pointee {
    let bytes = UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
    if let sign = bytes.firstIndex(of: UInt8(ascii: "=")) {
      variables.append((String(decoding: bytes[..<sign], as: UTF8.self), Array(bytes[(sign + 1)...])))
    }
    entry += 1
  }
  return variables
}
