import Desired
import HTTPTransport
import OSSReplCommands
import Replication
import Reporting
import TerminalText
import TestSupport
import Testing

@Suite("What validate says")
struct ValidateTests {
  private func validate(_ configuration: String, _ arguments: [String] = []) async throws -> CommandRun {
    try await CommandRun.make(["validate"] + arguments, configuration: configuration) { _, _ in
      HTTPResponse.noRules
    }
  }

  private static let layered = """
    version: 1
    manage: exclusive
    inputs:
      STAGE: {default: test}
      TEAM: {default: finance}
    accounts:
      main: {auth: env}
    defaults:
      account: main
      region: cn-hangzhou
      endpoint: internal
      rule:
        action: ALL
        historical_object_replication: disabled
        rtc: enabled
        sync_role: none-of-these
        user_taggings: {filter_type: OR, tags: [{key: team, value: "${var:TEAM}"}]}
    templates:
      dr:
        destination: {bucket: "${source.bucket}-dr", location: oss-cn-beijing}
        action: PUT
        historical_object_replication: enabled
        sync_role: null
        note: "copy of ${source.bucket}"
    groups:
      telemetry:
        each: {site: {map: {ap001: north/, ap002: "süd/"}}}
        bucket: "telemetry-${site}-${var:STAGE}"
        region: cn-shanghai
        rules:
          - use: dr
            prefixes: ["${site.value}", "all/${site}/"]
            action: [PUT, DELETE]
            user_taggings: {filter_type: AND}
    buckets:
      legacy:
        manage: listed
        rules:
          - {destination: {bucket: legacy-dr}, state: absent, note: OPS-1}
    """

  private func answer(_ source: BucketName, _ destination: BucketName) -> OriginsAnswer {
    let variables = OperatorVariables(environment: ["STAGE": Array("prod".utf8), "OTHER": Array("x".utf8)])
    let input = ConfigurationSource(bytes: Array(Self.layered.utf8))
    return Configuration.decode("oss-repl.yaml", from: input, settings: OperatorSettings(variables: variables)).origins(
      of: RuleAddress(source: source, destination: destination))
  }

  @Test(arguments: [
    ("group", BucketName("telemetry-ap002-prod"), BucketName("telemetry-ap002-prod-dr"), false),
    ("group-ascii", "telemetry-ap002-prod", "telemetry-ap002-prod-dr", true), ("absent", "legacy", "legacy-dr", false),
  ])
  func originsNameEveryLayerAndTheOneThatHolds(
    name: String, source: BucketName, destination: BucketName, ascii: Bool
  ) throws {
    guard case .found(let origins) = answer(source, destination) else {
      Issue.record("no such rule")
      return
    }
    let text = originsText(OriginsTable(origins), layout: TextLayout(isASCIIOnly: ascii))
    #expect(try Golden.text("origins-\(name).txt", now: text) == text)
    for field in origins.fields { #expect(field.steps.count(where: \.holds) == 1, "\(field.name)") }
  }

  @Test func aLayerThatUnsetsTaggingsHidesWhatLiesBelowIt() {
    let configuration = """
      version: 1
      manage: exclusive
      defaults:
        region: cn-hangzhou
        rule: {action: ALL, historical_object_replication: disabled, user_taggings: {filter_type: OR}}
      templates: {plain: {user_taggings: null}}
      buckets:
        invoices:
          rules:
            - use: plain
              destination: {bucket: invoices-dr, location: cn-beijing}
              user_taggings: {filter_type: AND, tags: [{key: team, value: finance}]}
      """
    let answer = Configuration.decode(bytes: Array(configuration.utf8), file: "oss-repl.yaml").origins(
      of: RuleAddress(source: "invoices", destination: "invoices-dr"))
    guard case .found(let origins) = answer else {
      Issue.record("no such rule")
      return
    }
    let chain = origins.fields.first { $0.name == "user_taggings.filter_type" }?.steps.map(\.layer)
    #expect(chain == [.rule])
  }

  @Test(arguments: [
    ("legacy", "legacy-rd", "legacy:legacy-dr"), ("legcay", "legacy-dr", "legacy:legacy-dr"),
    ("telemetry-ap001-prod", "x", "telemetry-ap001-prod:telemetry-ap001-prod-dr"), ("nothing-like-it", "x", nil),
  ])
  func anAddressThatNoRuleHasGivesTheClosest(source: String, destination: String, expected: String?) {
    let answer = answer(BucketName(source), BucketName(destination))
    #expect(
      answer
        == .unknown(
          suggestion: expected.map { text in
            let parts = text.split(separator: ":").map { BucketName(String($0)) }
            return RuleAddress(source: parts[0], destination: parts[1])
          }))
  }

  @Test func showOriginsPrintsInPlaceOfTheSummary() async throws {
    let run = try await validate(Self.layered, ["--show-origins", "legacy:legacy-dr"])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("legacy:legacy-dr  "))
    #expect(!run.output.contains("Valid:"))
    #expect(run.requests.isEmpty)
    for arguments in [
      ["--show-origins", "legacy:x"], ["--show-origins", "legacy"], ["--show-origins", "a:b", "--format", "json"],
    ] {
      let refused = try await validate(Self.layered, arguments)
      #expect(refused.status == 64, "\(arguments)")
      #expect(refused.output.isEmpty)
    }
    let invalid = try await validate("version: 1\nbuckets: []\n", ["--show-origins", "a:b"])
    #expect(invalid.status == 3)
    #expect(invalid.output.isEmpty)
  }

  @Test func aPasswordInAnEndpointIsNeverShown() async throws {
    let run = try await validate(
      "version: 1\nbuckets: {a-b: {region: cn-x, rules: [], endpoint: \"https://user:p4ssw0rd@host\"}}\n")
    #expect(run.status == 3)
    #expect(run.errors.contains("OSSR1032"))
    #expect(run.errors.contains("endpoint: ***"))
    #expect(!run.errors.contains("p4ssw0rd"))
    #expect(run.output.isEmpty)
    #expect(run.requests.isEmpty)
  }
}
