import Testing

@testable import Credentials

@Suite("Texts that credentials are written in")
struct ReadingTests {
  @Test(arguments: [
    (#"{"a":"b","n":12,"x":null,"l":[1,true,false],"o":{}}"#, true), (#""\u00e9\ud83d\ude00\n""#, true), ("[]", true),
    ("-1.5e3", true), ("", false), ("{", false), (#"{"a" "b"}"#, false), (#"{"a":1,}"#, false), ("[1,]", false),
    (#""\x""#, false), (#""\ud83d""#, false), ("tru", false), ("+1", false), ("1 2", false), ("\"a\nb\"", false),
    (#"{"a":1,"a":2}"#, false), (#"{"a":1,"\u0061":2}"#, false), (#""\u+123""#, false),
    (String(repeating: "[", count: 40) + String(repeating: "]", count: 40), false),
  ])
  func jsonIsReadOrRefused(text: String, isGood: Bool) {
    #expect(((try? JSONValue(Array(text.utf8))) != nil) == isGood)
  }

  @Test func membersAreReadByTheirType() throws {
    let json = try JSONValue(
      [0xEF, 0xBB, 0xBF] + Array(#"{"a":"b","e":"","n":12,"x":null,"\ud83d\ude00":"\u00e9"}"#.utf8))
    #expect(json.text("a") == "b")
    #expect(json.text("e") == nil)
    #expect(json.text("n") == nil)
    #expect(json.number("n") == 12)
    #expect(json["x"] == nil)
    #expect(json.text("😀") == "é")
  }

  @Test(
    arguments: [
      ("2026-01-02T03:04:05Z", 1_767_323_045), ("2026-01-02T03:04:05.123456Z", 1_767_323_045),
      ("2026-01-02T11:04:05+08:00", 1_767_323_045), ("2026-01-02T11:04:05+0800", 1_767_323_045),
      ("2026-01-01T22:04:05-05:00", 1_767_323_045), ("2026-01-02T03:04:05", nil), ("2026-01-02 03:04:05Z", nil),
      ("2026-13-02T03:04:05Z", nil), ("2026-01-02T03:04:05.Z", nil), ("2026-01-02T03:04:05+8", nil),
      ("2026-01-02T03:04:05+99:00", nil), ("1767323045", nil), ("", nil),
    ] as [(String, Int64?)])
  func anExpirationIsRead(text: String, seconds: Int64?) {
    #expect(expirationSeconds(text) == seconds)
  }

  @Test(
    arguments: [
      ("a b  c", ["a", "b", "c"]), ("sh -c \"cat x\"", ["sh", "-c", "cat x"]), ("a 'b c'd", ["a", "b cd"]),
      (#"a b\ c"#, ["a", "b c"]), (#"a "b\"c\d""#, ["a", #"b"c\d"#]), (#"a 'b\c'"#, ["a", #"b\c"#]),
      ("a ''", ["a", ""]),
      ("$HOME; rm *", ["$HOME;", "rm", "*"]), ("a 'b", nil), ("a \"b", nil), ("a\\", nil), ("  ", nil), ("", nil),
    ] as [(String, [String]?)])
  func aCommandLineIsSplit(line: String, words: [String]?) {
    #expect(commandLineWords(line) == words)
  }

  @Test func theSDKsFileCutsCommentsBehindWhiteSpace() throws {
    let file = try INIFile(
      Array("\u{FEFF}# c\r\n[a]\r\nx = 1 # one\r\ny = a#b\r\nz=\r\n; c\n[ b ]\nx = {\"k\": [1]}\n".utf8), dialect: .sdk)
    #expect(file.section("a")?.value("x") == "1")
    #expect(file.section("a")?.value("y") == "a#b")
    #expect(file.section("a")?.value("z") == nil)
    #expect(file.section("b")?.value("x") == #"{"k": [1]}"#)
  }

  @Test func ossutilsFileIgnoresHowNamesAreSpelt() throws {
    let file = try INIFile(Array("[Profile CI]\nAccess-Key_ID = \"a # b\"\n".utf8), dialect: .ossutil)
    #expect(file.section("profile ci")?.value("accesskeyid") == "a # b")
  }

  @Test(arguments: [
    "x = 1\n", "[a]\nx\n", "[a\n", "[a]\n[a]\n", "[a]\nx=1\nx=2\n", "{\"a\":1}", "[a]\nx = \u{0}\u{FFFD}\n[a]",
  ])
  func aFileThatIsNoneIsRefusedWithoutQuotingIt(text: String) {
    #expect(throws: INIFile.Flaw.self) { try INIFile(Array(text.utf8), dialect: .sdk) }
  }

  @Test(
    arguments: [
      ("ak", CLIProfileMode.accessKey), ("ststoken", .token), ("RamRoleARN", .role), ("Oidc", .oidc),
      ("CredentialsUri", .uri), ("EcsRamRol", .instanceRole), ("Passkey", nil), ("x", nil),
    ] as [(String, CLIProfileMode?)])
  func theNearestModeIsOffered(text: String, mode: CLIProfileMode?) {
    #expect(CLIProfileMode.nearest(to: text) == mode)
  }

  @Test(arguments: [
    ("http://127.0.0.1:80/a", true), ("http://127.1.2.3", true), ("http://[::1]:8080/", true),
    ("https://a.example/", true),
    ("HTTPS://a.example", true), ("http://localhost/", false), ("http://a.example/", false),
    ("http://127.0.0.1.example/", false), ("http://127.0.0.1@a.example/", false), ("http://a.example#127.0.0.1", false),
    ("http://[::1].example/", false), ("ftp://127.0.0.1/", false), ("https://", false),
    ("http://127.0.0.1\\@a.example", false),
    ("http://0127.0.0.1/", false), ("http://127.0.0.256/", false), ("127.0.0.1", false),
  ])
  func anAddressIsUsedOrRefused(url: String, isGood: Bool) {
    #expect((CredentialsURL(url) != nil) == isGood)
  }

  static let helperOutputs: [(output: String, keyID: String?)] = [
    (#"{"mode":"AK","access_key_id":"LTAI","access_key_secret":"madeUpExtSecret"}"#, "LTAI"),
    (
      #"{"mode":"StsToken","access_key_id":"STS.A","access_key_secret":"madeUpExtSecret","sts_token":"CAISmadeup","expiration":"2026-01-02T04:04:05Z"}"#,
      "STS.A"
    ),
    (#"{"mode":"StsToken","access_key_id":"STS.A","access_key_secret":"madeUpExtSecret"}"#, nil),
    (#"{"mode":"RamRoleArn","access_key_id":"LTAI","access_key_secret":"madeUpExtSecret"}"#, nil),
    (#"{"access_key_id":"LTAI","access_key_secret":"madeUpExtSecret"}"#, nil),
    (#"{"mode":"AK","access_key_id":"LTAI"}"#, nil),
    (#"{"mode":"AK","access_key_id":"LTAI","access_key_secret":"madeUpExtSecret","expiration":"soon"}"#, nil),
    ("madeUpExtSecret", nil), ("", nil),
  ]

  @Test(arguments: helperOutputs)
  func theOutputOfAHelperIsReadOrRefused(output: String, keyID: String?) async throws {
    let world = FakeWorld(helper: { _ in .success(Array(output.utf8)) })
    let helper = try HelperProvider(HelperCommand(arguments: ["x"]), .cliProfile, world.environment, step: "test")
    do throws(CredentialsError) {
      let credentials = try await helper.credentials()
      #expect(credentials.accessKeyID == keyID)
      #expect(credentials.isRenewable == (credentials.expiration != nil))
    } catch {
      #expect(keyID == nil)
      #expect(!"\(error)".contains("madeUp"))
    }
  }

  @Test(arguments: [
    (HelperFailure.notStarted("No such file or directory"), "could not be started: No such file or directory"),
    (.status(3), "ended with status 3"), (.signal(9), "was ended by signal 9"), (.timeout, "did not end within 60 s"),
    (.tooMuchOutput, "printed more than 64 KiB"),
  ])
  func aHelperThatFailsIsToldOf(failure: HelperFailure, words: String) async throws {
    let world = FakeWorld(helper: { _ in .failure(failure) })
    let helper = try HelperProvider(HelperCommand(arguments: ["x"]), .cliProfile, world.environment, step: "test")
    await #expect {
      try await helper.credentials()
    } throws: { error in
      guard case .broken(let fault)? = error as? CredentialsError else { return false }
      return fault.kind == .helper && fault.reason.contains(words)
    }
  }

  @Test(arguments: ["helper", "uri"], ["1", "true"])
  func aVariableForbidsHelpersAndURIsOfProfiles(profile: String, value: String) async throws {
    let world = try SampleServices.world(["ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS": value])
    guard case .failure(.broken(let fault)) = await world.outcome(.profile(profile)) else {
      Issue.record("the profile was used")
      return
    }
    #expect(fault.kind == .helper)
    #expect(world.commands.isEmpty)
    #expect(world.requests.isEmpty)
  }
}
