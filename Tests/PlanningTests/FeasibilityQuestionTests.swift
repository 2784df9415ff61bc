import Planning
import Replication
import TestSupport
import Testing

@Suite("What is asked before a write")
struct FeasibilityQuestionTests {
  private func questions(_ bucket: DesiredBucket, _ live: [LiveRule]) throws -> FeasibilityQuestions {
    let plan = diff(
      desired: DesiredState(buckets: [bucket]), observed: try Example.observed([bucket.name: live]))
    return FeasibilityQuestions(plan.feasibilityCases)
  }

  private let source = BucketPlace(name: "invoices", region: "cn-hangzhou")
  private let destination = BucketPlace(name: "invoices-dr", region: "cn-beijing")

  @Test func nothingForWhatNeedsNothing() throws {
    #expect(try questions(Example.bucket(rules: [Example.desired()]), [Example.live()]).isEmpty)
    #expect(try questions(Example.bucket(), [Example.live()]).isEmpty, "a delete")
    let live = Example.live { $0.settings.rtc = .modelled(.enabled) }
    #expect(try questions(Example.bucket(rules: [Example.desired()]), [live]).isEmpty, "RTC switched off")
    let watched = Example.bucket(mode: .observe, rules: [Example.desired()])
    #expect(try questions(watched, []).isEmpty, "a bucket that is only observed")
  }

  @Test func aCreateAndAReplaceAskForAll() throws {
    for live in [[], [Example.live { $0.settings.action = .modelled(.all) }]] {
      let questions = try questions(Example.bucket(rules: [Example.desired()]), live)
      #expect(questions.locations == [source])
      #expect(questions.information == [source, destination])
    }
  }

  @Test func switchingRTCOnAsksForLocationsOnly() throws {
    let questions = try questions(Example.bucket(rules: [Example.desired { $0.rtc = .enabled }]), [Example.live()])
    #expect(questions.locations == [source])
    #expect(questions.information.isEmpty)
  }

  @Test func withinOneRegionLocationsAreNotAsked() throws {
    let questions = try questions(Example.bucket(rules: [Example.desired { $0.location = "cn-hangzhou" }]), [])
    #expect(questions.locations.isEmpty)
    #expect(questions.information.count == 2)
  }

  @Test func aBucketIsAskedAboutOnceHoweverManyRulesItHas() throws {
    let rules = (1...50).map { Example.desired(Example.address("invoices", "copy-\($0)")) }
    let backwards = Example.bucket("copy-1", rules: [Example.desired(Example.address("copy-1", "invoices"))])
    let desired = DesiredState(buckets: [Example.bucket(rules: rules), backwards])
    let questions = FeasibilityQuestions(desired.feasibilityCases, buckets: desired.buckets)
    #expect(questions.locations.map(\.name) == ["copy-1", "invoices"])
    let asked = questions.information
    #expect(asked.map(\.inRegion) == Set(asked.map(\.inRegion)).sorted())
    // The two sources and the 51 destinations; where the configuration puts a bucket in two regions, both are asked.
    #expect(asked.count == 53)
  }

  @Test func aBucketIsAskedOnItsOwnWayAndAnotherOneOnItsSources() throws {
    let gateway = EndpointChoice.fixed(try Endpoint("https://gateway.example.com"))
    func destinations(_ endpoint: EndpointChoice, _ location: Region, also: [DesiredBucket] = []) -> [BucketPlace] {
      var bucket = Example.bucket(rules: [Example.desired { $0.location = location }])
      bucket.endpoint = endpoint
      bucket.pathStyle = true
      let cases = DesiredState(buckets: [bucket] + also).feasibilityCases
      return FeasibilityQuestions(cases, ways: also).information.filter { $0.name == "invoices-dr" }
    }
    func place(_ region: Region, _ endpoint: EndpointChoice) -> BucketPlace {
      BucketPlace(name: "invoices-dr", region: region, endpoint: endpoint, pathStyle: true)
    }
    #expect(destinations(gateway, "cn-beijing") == [place("cn-beijing", gateway)])
    #expect(destinations(.official(.internal), "cn-beijing") == [place("cn-beijing", .official(.public))])
    #expect(destinations(.official(.internal), "cn-hangzhou") == [place("cn-hangzhou", .official(.internal))])
    var own = Example.bucket("invoices-dr")
    own.region = "cn-beijing"
    #expect(destinations(gateway, "cn-beijing", also: [own]) == [own.place])
  }

  @Test func everyBucketOfAConfigurationCanBeAskedAbout() {
    let questions = FeasibilityQuestions([], buckets: [Example.bucket("orders"), Example.bucket("invoices")])
    #expect(questions.information.map(\.name) == ["invoices", "orders"])
    #expect(questions.locations.isEmpty)
  }
}
