import HTTPTransport
import OSSSignature
import TestSupport
import Testing

@testable import Credentials

/// Every profile of the sample files gives what the contract says of it.
@Suite("Profiles of the samples")
struct SampleProfileTests {
  /// The key that a profile gives, and how many requests it costs.
  struct Good: Sendable, CustomTestStringConvertible {
    let profile: String
    let keyID: String
    let origin: String
    var requests = 0
    var isRenewable = false

    var testDescription: String { profile }
  }

  static let good = [
    Good(profile: "default", keyID: "LTAI5tMADEUPSOURCE0001", origin: "aliyun profile default"),
    Good(profile: "sts", keyID: "STS.NMADEUPROLE0001", origin: "aliyun profile sts"),
    Good(
      profile: "assume", keyID: "STS.NMADEUPROLE0001", origin: "aliyun profile assume -> role oss-repl", requests: 1,
      isRenewable: true),
    Good(
      profile: "dr", keyID: "STS.NMADEUPROLE0001", origin: "aliyun profile dr -> role oss-repl-dr", requests: 1,
      isRenewable: true),
    Good(
      profile: "ecs", keyID: "STS.NMADEUPIMDS0001", origin: "aliyun profile ecs -> ECS instance role EcsRamRoleTest",
      requests: 2, isRenewable: true),
    Good(
      profile: "ecs-any", keyID: "STS.NMADEUPIMDS0001",
      origin: "aliyun profile ecs-any -> ECS instance role EcsRamRoleTest", requests: 3, isRenewable: true),
    Good(
      profile: "ecs-then-role", keyID: "STS.NMADEUPROLE0001", origin: "aliyun profile ecs-then-role -> role oss-repl",
      requests: 3, isRenewable: true),
    Good(
      profile: "oidc", keyID: "STS.NMADEUPOIDC0001", origin: "aliyun profile oidc -> role oss-repl", requests: 1,
      isRenewable: true),
    Good(profile: "helper", keyID: "STS.NMADEUPEXT00001", origin: "aliyun profile helper", isRenewable: true),
    Good(
      profile: "uri", keyID: "STS.NMADEUPURI00001", origin: "aliyun profile uri", requests: 1, isRenewable: true),
    Good(profile: "sso", keyID: "STS.NMADEUPSSO00001", origin: "aliyun profile sso"),
    Good(profile: "oauth", keyID: "STS.NMADEUPOAUTH001", origin: "aliyun profile oauth"),
    Good(
      profile: "role", keyID: "STS.NMADEUPROLE0001", origin: "SDK profile role -> role oss-repl", requests: 1,
      isRenewable: true),
    Good(
      profile: "pod", keyID: "STS.NMADEUPOIDC0001", origin: "SDK profile pod -> role oss-repl", requests: 1,
      isRenewable: true),
  ]

  @Test(arguments: good)
  func aProfileIsUsed(_ expected: Good) async throws {
    let world = try SampleServices.world()
    let credentials = try await world.credentials(CredentialsSettings(source: .profile(expected.profile)))
    #expect(credentials.accessKeyID == expected.keyID)
    #expect(credentials.origin == expected.origin)
    #expect(credentials.isRenewable == expected.isRenewable)
    #expect(world.requests.count == expected.requests)
    #expect(world.requests.allSatisfy { $0.isDirect == $0.request.url.hasPrefix("http://") })
  }

  static let broken: [(profile: String, kind: CredentialsFault.Kind, words: String)] = [
    ("sso-stale", .expired, "the sign-in of the profile sso-stale has ended"),
    ("rsa", .profile, "has the mode RsaKeyPair, which is not supported"),
    ("bearer", .profile, "has the mode BearerToken, which is not supported"),
    ("anonymous", .profile, "has the mode Anonymous, which is not supported"),
    ("half", .profile, "access_key_secret is missing"),
    ("loop-a", .profile, "takes its key from a profile that takes its own from it"),
    ("loop-b", .profile, "takes its key from a profile that takes its own from it"),
    ("unknown-mode", .profile, "has an unknown mode"),
    ("pair", .profile, "has a type that is not supported"),
    ("nobody", .profileMissing, "there is no profile nobody"),
  ]

  @Test(arguments: broken)
  func aProfileIsRefused(profile: String, kind: CredentialsFault.Kind, words: String) async throws {
    let world = try SampleServices.world()
    guard case .failure(.broken(let fault)) = await world.outcome(.profile(profile)) else {
      Issue.record("the profile was used")
      return
    }
    #expect(fault.kind == kind)
    #expect(fault.reason.contains(words), "\(fault.reason)")
    #expect(!fault.help.isEmpty)
    #expect(world.requests.isEmpty, "nothing is asked in its place")
  }

  /// The SDKs' section `ecs` under a variable that forbids the metadata service; `ecs` of the CLI's file stands before it.
  @Test func aForbiddenMetadataServiceBreaksTheProfilesThatNameIt() async throws {
    let home = FakeWorld.home
    let world = FakeWorld(
      variables: ["ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true"],
      files: try SampleServices.files().filter { $0.key == "\(home)/.alibabacloud/credentials" },
      answer: { SampleServices.answer($0, $1) })
    guard case .failure(.broken(let fault)) = await world.outcome(.profile("ecs")) else {
      Issue.record("the profile was used")
      return
    }
    #expect(fault.kind == .metadata)
    #expect(fault.reason == "ALIBABA_CLOUD_ECS_METADATA_DISABLED is true")
    #expect(world.requests.isEmpty)
  }

  @Test func aFreshlyInstalledCLIIsNotConfigured() async throws {
    let fresh = try Fixture.bytes("credentials/files/aliyun-config-fresh.json")
    let world = FakeWorld(files: ["\(FakeWorld.home)/.aliyun/config.json": .success(fresh)])
    guard case .failure(.notConfigured(let steps)) = await world.outcome(.chain) else {
      Issue.record("something was found")
      return
    }
    #expect(steps.contains { $0.reason.contains("is not configured yet") })
    #expect(steps.count == 7)
    // Asked for by name, it is broken.
    guard case .failure(.broken(let fault)) = await world.outcome(.profile("default")) else {
      Issue.record("something was found")
      return
    }
    #expect(fault.reason.contains("has no mode"))
  }

  @Test func aFileOfWindowsIsRead() async throws {
    let windows = try Fixture.bytes("credentials/files/aliyun-config-windows.json")
    let world = FakeWorld(files: ["\(FakeWorld.home)/.aliyun/config.json": .success(windows)])
    #expect(try await world.credentials().accessKeyID == "LTAI5tMADEUPSOURCE0001")
  }

  static let ossutil: [(profile: String, keyID: String)] = [
    ("default", "LTAI5tMADEUPSOURCE0001"), ("ci", "STS.NMADEUPROLE0001"), ("CI", "STS.NMADEUPROLE0001"),
    ("role", "STS.NMADEUPROLE0001"), ("ecs", "STS.NMADEUPIMDS0001"), ("helper", "STS.NMADEUPEXT00001"),
    ("uri", "STS.NMADEUPURI00001"), ("pod", "STS.NMADEUPOIDC0001"),
  ]

  @Test(arguments: ossutil)
  func aProfileOfOssutilIsUsedWhenAskedFor(profile: String, keyID: String) async throws {
    let world = try SampleServices.world()
    let credentials = try await world.credentials(CredentialsSettings(source: .ossutil(profile)))
    #expect(credentials.accessKeyID == keyID)
    #expect(credentials.origin.hasPrefix("ossutil profile \(profile)"))
    #expect(world.filesRead.first == "\(FakeWorld.home)/.ossutilconfig")
  }

  @Test func theFileOfOssutil1IsRead() async throws {
    let content = try Fixture.bytes("credentials/files/ossutilconfig-1.ini")
    let world = FakeWorld(files: ["\(FakeWorld.home)/.ossutilconfig": .success(content)])
    let credentials = try await world.credentials(CredentialsSettings(source: .ossutil("default")))
    #expect(credentials.accessKeyID == "LTAI5tMADEUPSOURCE0001")
  }

  @Test func ossutilsFileIsNoStepOfTheChain() async throws {
    let content = try Fixture.bytes("credentials/files/ossutilconfig-1.ini")
    let world = FakeWorld(files: ["\(FakeWorld.home)/.ossutilconfig": .success(content)])
    guard case .failure(.notConfigured) = await world.outcome(.chain) else {
      Issue.record("something was found")
      return
    }
    #expect(!world.filesRead.contains("\(FakeWorld.home)/.ossutilconfig"))
  }

  @Test func theHelperIsGivenItsWords() async throws {
    let world = try SampleServices.world()
    _ = try await world.credentials(CredentialsSettings(source: .profile("helper")))
    #expect(world.commands.map(\.arguments) == [["sh", "-c", "cat \(FakeWorld.home)/external.json"]])
    _ = try await world.credentials(CredentialsSettings(source: .ossutil("helper")))
    #expect(world.commands.last?.arguments == ["/bin/sh", "-c", "cat /etc/oss-repl/made-up.json"])
    #expect(world.commands.last?.timeout == .seconds(30))
  }
}
