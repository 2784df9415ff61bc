import OSSEmulator
import Testing

@Suite struct AccountsReadingTests {
  private static let trust =
    #""trust": {"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole"}]}"#
  private static let id = #""id": "1000000000000001""#

  @Test func theExampleIsRead() throws {
    _ = try EmulatedAccounts(json: AccountsHarness.example("accounts.json"))
    _ = try EmulatedAccounts(json: Array("{}".utf8))
  }

  @Test(arguments: [
    ("[]", "this must be an object in braces, and is a list"), ("{", "line 1, column 2: this is not JSON"),
    (#"{"users": []}"#, "the key 'users' is unknown"), (#"{"accounts": {}}"#, "accounts: this must be a list"),
    (#"{"accounts": [{}]}"#, "accounts[0]: the key 'id' is missing"),
    (#"{"accounts": [{"id": "12"}]}"#, "accounts[0].id: an account's ID has 16 digits, not '12'"),
    (#"{"accounts": [{\#(id)}, {\#(id)}]}"#, "accounts[1].id: the account '1000000000000001' is there twice"),
    (
      #"{"accounts": [{\#(id), "access_keys": [{"id": "STS.x", "secret": "s"}]}]}"#,
      "accounts[0].access_keys[0]: an ID and a secret must not be empty, and only temporary keys begin with 'STS.'"
    ),
    (
      #"{"accounts": [{\#(id), "users": [{"name": "u", "access_keys": [{"id": "k", "secret": "s"}]}], "access_keys": [{"id": "k", "secret": "t"}]}]}"#,
      "the access key 'k' is there twice"
    ),
    (#"{"accounts": [{\#(id), "roles": [{"name": "r"}]}]}"#, "accounts[0].roles[0]: the key 'trust' is missing"),
    (
      #"{"accounts": [{\#(id), "roles": [{"name": "r", "max_session_seconds": 60, \#(trust)}]}]}"#,
      "accounts[0].roles[0].max_session_seconds: this must be a whole number from 3600 to 43200"
    ),
    (
      #"{"accounts": [{\#(id), "roles": [{"name": "r", "trust": {"Version": "2"}}]}]}"#,
      "accounts[0].roles[0].trust.Version: this must be \"1\""
    ),
    (
      #"{"accounts": [{\#(id), "roles": [{"name": "r", "trust": {"Version": "1", "Statement": [{"Effect": "Allow", "Action": "x", "Condition": {"IpAddress": {}}}]}}]}]}"#,
      "accounts[0].roles[0].trust.Statement[0].Condition: the key 'IpAddress' is unknown"
    ),
    (
      #"{"accounts": [{\#(id), "oidc_providers": [{"name": "p", "issuer": "https://x"}]}]}"#,
      "accounts[0].oidc_providers[0]: the key 'client_ids' is missing"
    ),
    (
      #"{"instance": {"role": "acs:ram::1:role/x"}}"#,
      "instance.role: no account above has the role 'acs:ram::1:role/x'"
    ),
    (#"{"github": {"repository": "a/b"}}"#, "github: the key 'request_token' is missing"),
  ])
  func mistakesTellTheirPlace(_ document: String, _ expected: String) {
    let error = #expect(throws: ScriptError.self) { try EmulatedAccounts(json: Array(document.utf8)) }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "-")")
  }
}
