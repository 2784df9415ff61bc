internal import Desired
internal import FuzzSupport
internal import Replication

/// Globs and interpolated texts.
///
/// Laws: a glob fits just what the definition of a glob says; a text without a wildcard fits itself alone; an interpolated
/// text gives the values that stand in it and nothing else; time is linear in both lengths' product.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPatterns(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(start, count)
  let (pattern, text) = (input.line(), input.line())
  let glob = Glob(pattern)
  let work = pattern.utf8.count * text.utf8.count
  let fits = expectLinearTime(in: count + work / 100) { glob.matches(text) }
  if work < 1 << 16 { expect(fits == defined(Array(pattern.utf8), Array(text.utf8)), "\(pattern) and \(text)") }
  if !glob.hasWildcard { expect(glob.matches(pattern), "a text fits itself") }
  if fits {
    expect(Array(text.utf8).starts(with: Array(glob.literalPrefix.utf8)), "a match begins as its pattern does")
  }
  if let address = AddressGlob(pattern) { expect(AddressGlob(address.description) == address, "a pattern reads back") }
  checkInterpolation(input.bytes())
  return 0
}

/// What a glob fits by definition: for each part of the pattern, the set of places in the text that it may have reached.
private func defined(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
  var reached = [Bool](repeating: false, count: text.count + 1)
  reached[0] = true
  for part in pattern {
    var next = [Bool](repeating: false, count: text.count + 1)
    for place in reached.indices where reached[place] {
      switch part {
      case UInt8(ascii: "*"): for later in place...text.count { next[later] = true }
      case UInt8(ascii: "?"): if place < text.count { next[place + 1] = true }
      default: if place < text.count, text[place] == part { next[place + 1] = true }
      }
    }
    reached = next
  }
  return reached[text.count]
}

/// Puts a text into a group's prefix, as a YAML string that holds it unchanged.
private func checkInterpolation(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  let escaped = text.unicodeScalars.map { scalar -> String in
    let digits = String(scalar.value, radix: 16)
    return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
  }.joined()
  let document = """
    version: 1
    manage: listed
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: disabled}}
    groups:
      fuzzed:
        each: {site: {list: [first, second]}}
        bucket: "source-${site}"
        rules: [{destination: {bucket: "target-${site}", location: oss-cn-beijing}, prefixes: ["\(escaped)"]}]
    """
  let result = expectLinearTime(in: document.utf8.count) {
    Configuration.decode(bytes: Array(document.utf8), file: "fuzz.yaml")
  }
  guard let state = result.state else { return }
  expect(state.buckets.count == 2, "each site has its bucket")
  for (bucket, site) in zip(state.buckets, ["first", "second"]) {
    let prefixes = bucket.rules.first.map { $0.rule.prefixes.prefixes } ?? []
    expect(prefixes == [ExactString(expanded(text, site))], "\(text) for \(site) gives \(prefixes)")
  }
}

/// The text by what the manual says: `$$` for a dollar, `${site}` and `${source.bucket}` for their values.
private func expanded(_ text: String, _ site: String) -> String {
  var (result, rest) = ("", text[...])
  let values = ["$$": "$", "${site}": site, "${site.value}": site, "${source.bucket}": "source-\(site)"]
  while let first = rest.first {
    if let (name, value) = values.first(where: { rest.hasPrefix($0.key) }) {
      result += value
      rest = rest.dropFirst(name.count)
    } else {
      result.append(first)
      rest = rest.dropFirst()
    }
  }
  return result
}
