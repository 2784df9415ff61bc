import FoundationEssentials
import TestSupport
import Testing

@testable import Credentials

/// The policies that users copy are policies, and the page names all of them.
@Suite("Policies of the examples")
struct RAMExampleTests {
  private static let folder = "\(Fixture.projectRoot)/examples/ram"

  private static func file(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }

  private static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func statement(_ name: String) throws -> JSONValue {
    let policy = try JSONValue(try Self.file("\(Self.folder)/\(name)"))
    #expect(policy["Version"] == .text("1"))
    guard case .array(let statements)? = policy["Statement"] else { return .null }
    #expect(statements.count == 1)
    return statements[0]
  }

  @Test func eachIsAPolicy() throws {
    #expect(try Self.names().count == 8)
    for name in try Self.names() {
      let statement = try statement(name)
      #expect(statement["Effect"] == .text("Allow"), "\(name)")
      #expect((statement["Principal"] != nil) == name.hasPrefix("trust-"), "\(name)")
      #expect((statement["Resource"] != nil) == name.hasPrefix("policy-"), "\(name)")
      if statement["Principal"] != nil { #expect(statement["Action"] == .text("sts:AssumeRole"), "\(name)") }
    }
  }

  @Test func planningNeedsLessThanApplying() throws {
    guard case .array(let plan)? = try statement("policy-plan.json")["Action"],
      case .array(let apply)? = try statement("policy-apply.json")["Action"]
    else {
      Issue.record("a list of actions")
      return
    }
    #expect(apply.starts(with: plan))
    #expect(apply.count == plan.count + 3)
    #expect(!plan.contains { "\($0)".contains("oss:Put") || "\($0)".contains("oss:Delete") })
  }

  @Test func thePageNamesEachFile() throws {
    let page = String(decoding: try Self.file("\(Fixture.projectRoot)/docs/credentials.md"), as: UTF8.self)
    for name in try Self.names() { #expect(page.contains("(../examples/ram/\(name))"), "\(name)") }
  }
}
