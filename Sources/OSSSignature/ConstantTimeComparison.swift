/// Whether two byte sequences are the same, in a time that depends only on their lengths.
package func isEqualInConstantTime(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
  guard left.count == right.count else { return false }
  var difference: UInt8 = 0
  var others = right.makeIterator()
  for one in left { difference |= one ^ (others.next() ?? 0) }
  return difference == 0
}
