import Desired
import Diagnostics
import TestSupport
import Testing

/// The examples of the pages that `explain` prints, read as what they are: parts of a configuration.
@Suite("Examples of the pages")
struct PageExampleTests {
  /// What has to stand around an example for a whole configuration.
  enum Scaffold: Sendable {
    /// Nothing: the example is a whole file.
    case file
    /// The version of the file, with buckets below.
    case version
    /// Blocks of the root file.
    case top
    /// Buckets with their names.
    case buckets
    /// Lines of a bucket.
    case bucket
    /// Items of a bucket's list of rules.
    case rules
    /// The same without anything to inherit.
    case bareRules
    /// A rule's destination.
    case destination
    /// Lines of a rule, below its destination.
    case rule
    /// The same in a group.
    case groupRule
    /// Groups with their names.
    case groups
    /// The items of a group.
    case each
    /// A file that the root file includes.
    case included
  }

  private static let scaffolds: [(Scaffold, [DiagnosticCode])] = [
    (.file, [.emptyFile, .severalDocuments]),
    (.version, [.unsupportedVersion]),
    (
      .top,
      [
        .malformedYAML, .duplicateKey, .badAlias, .unsupportedTag, .unknownCredentials, .numberOutOfRange,
        .illegalAddressPattern, .illegalName, .illegalUID, .unfitRole, .secretInput, .secretInFile, .includeCycle,
        .recursivePattern,
        .unknownAccount, .unknownTemplate, .unknownVariable, .undeclaredInput, .duplicateBucket,
        .protectionWithoutBucket,
      ]
    ),
    (
      .buckets,
      [
        .keyNotText, .missingValue, .sourceIsDestination, .rtcWithinRegion, .tombstoneUnderObserve,
        .accelerationWithinRegion, .borderWithoutAcceleration, .suspiciousPrefix, .replicationChain, .replicationCycle,
        .bucketInTwoRegions, .tagConditionRegion, .surroundingWhiteSpace, .unknownRegion,
      ]
    ),
    (
      .bucket, [.illegalRegion, .illegalEndpoint, .foreignEndpoint, .bucketInEndpoint, .endpointOfAnotherRegion]
    ),
    (
      .rules, [.unknownKey, .missingKey, .tombstoneSetting, .variableNotReplaced, .duplicatePair, .tombstoneConflict]
    ),
    (.bareRules, [.missingSetting]),
    (.destination, [.illegalBucketName]),
    (
      .rule,
      [
        .badMerge, .wrongType, .ambiguousScalar, .overlappingPrefixes, .unknownValue, .emptyValue, .illegalAction,
        .illegalHistory, .illegalRoleName, .prefixTooLong, .kmsWithoutRole, .unusedKMSKey, .kmsWithoutKey,
        .manyPrefixes, .controlCharacter, .unsendableCharacter,
      ]
    ),
    (.groupRule, [.badVariable]),
    (.groups, [.unusedEachKey]),
    (.each, [.illegalRange, .repeatedItem, .eachForm, .tooManyBuckets]),
    (.included, [.rootKeyInIncludedFile]),
  ]

  /// Pages without an example that a configuration could hold: what is wrong lies in the bytes, in several files, in the
  /// environment, or in numbers that no page can show.
  private static let inWords: [DiagnosticCode] = [
    .notUTF8, .byteOrderMark, .tabIndentation, .includeMatchesNothing, .tooManyRules, .missingInput, .duplicateName,
    .allowedEndpoint, .limitOverruled, .fileOutsideRootFolder, .unfitFileName, .formerVariable, .unfitVariable,
    .moreFindings, .settledAccount,
  ]

  /// Examples that only begin what is bad: a whole one would be too long to read.
  private static let onlyBegun: [DiagnosticCode] = [.overLimit]

  @Test func everyPageOfTheConfigurationIsReadOrSaysItInWords() {
    let read = Self.scaffolds.flatMap(\.1)
    let all = read + Self.inWords + Self.onlyBegun
    #expect(Set(all).count == all.count, "one scaffold each")
    #expect(Set(all).symmetricDifference(DiagnosticCode.configuration + DiagnosticCode.resolving) == [])
    for code in DiagnosticCode.all {
      let page = ExplainPage(code.page)
      let holdsYAML = [page?.bad, page?.good].contains { $0?.language == "yaml" }
      #expect(holdsYAML == false || !Self.inWords.contains(code), "\(code) has an example to be read")
    }
  }

  @Test(arguments: scaffolds.flatMap { scaffold, codes in codes.map { (scaffold, $0) } })
  func theBadExampleIsReportedAndTheGoodOneIsNot(scaffold: Scaffold, code: DiagnosticCode) throws {
    let page = try #require(ExplainPage(code.page))
    if let bad = page.bad.code {
      let found = Self.findings(in: bad, scaffold)
      #expect(found.contains { $0.code == code }, "the bad one: \(found.map(\.message))")
      #expect(Set(found.map(\.code)).count == 1, "the bad one has one thing that is wrong: \(found.map(\.message))")
    }
    if let good = page.good.code {
      let found = Self.findings(in: good, scaffold)
      #expect(found == [], "the good one: \(found.map(\.message))")
    }
    #expect(page.bad.code != nil || page.good.code != nil)
  }

  private static func findings(in example: String, _ scaffold: Scaffold) -> [Diagnostic] {
    var files = ["oss-repl.yaml": text(around: example, scaffold), "buckets/a.yaml": "buckets: {}\n"]
    files["buckets/more/b.yaml"] = "buckets: {}\n"
    if scaffold == .included { files["buckets/finance.yaml"] = example }
    return Configuration.decode("oss-repl.yaml", from: MemoryFiles(files).source()).diagnostics
  }

  private static func text(around example: String, _ scaffold: Scaffold) -> String {
    let copies = "- destination: {bucket: copies, location: oss-cn-beijing}\n"
    switch scaffold {
    case .file: return example
    case .version: return example + "buckets: {}\n"
    case .top:
      let keys = example.split(separator: "\n").compactMap { $0.split(separator: ":").first }
      let rest = top.filter { key, _ in !keys.contains { $0 == key } }
      let holdsBuckets = keys.contains { $0 == "buckets" || $0 == "groups" }
      return "version: 1\n" + rest.map(\.1).joined() + example
        + (holdsBuckets ? "" : "buckets: {invoices: {region: cn-hangzhou, rules: []}}\n")
    case .buckets: return head + "buckets:\n" + indented(example, by: 2)
    case .bucket: return head + "buckets:\n  invoices:\n    rules: []\n" + indented(example, by: 4)
    case .rules: return head + "buckets:\n  invoices:\n    rules:\n" + indented(example, by: 6)
    case .bareRules:
      return "version: 1\nmanage: listed\nbuckets:\n  invoices:\n    region: cn-hangzhou\n    rules:\n"
        + indented(example, by: 6)
    case .destination: return head + "buckets:\n  invoices:\n    rules:\n      -\n" + indented(example, by: 8)
    case .rule:
      return head + "buckets:\n  invoices:\n    rules:\n" + indented(copies, by: 6) + indented(example, by: 8)
    case .groupRule:
      return head + "groups:\n  fleet:\n    each: {site: {list: [ap1]}}\n    bucket: \"fleet-${site}\"\n    rules:\n"
        + indented(copies, by: 6) + indented(example, by: 8)
    case .groups: return head + "groups:\n" + indented(example, by: 2)
    case .each:
      return head + "groups:\n  fleet:\n    bucket: \"fleet-${site}\"\n    rules: []\n" + indented(example, by: 4)
    case .included: return head + "include: [buckets/finance.yaml]\n"
    }
  }

  /// What an example can inherit, by the key of the root file.
  private static let top = [
    ("manage", "manage: exclusive\n"),
    (
      "defaults",
      "defaults: {region: cn-hangzhou, rule: &standard {action: PUT, historical_object_replication: disabled}}\n"
    ),
    ("templates", "templates: {dr: {destination: {location: oss-cn-beijing}}}\n"),
  ]

  private static let head =
    "version: 1\n" + top.map(\.1).joined() + "inputs: {STAGE: {default: prod}}\n"

  private static func indented(_ text: String, by width: Int) -> String {
    text.split(separator: "\n").map { String(repeating: " ", count: width) + $0 + "\n" }.joined()
  }
}
