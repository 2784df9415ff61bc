import HTTPTransport
import OSSClient
import OSSSignature
import Replication
import TestSupport
import Testing

@Suite("Where requests go")
struct EndpointTests {
  @Test(arguments: [
    (Endpoint.Network.public, "https://b.oss-cn-hangzhou.aliyuncs.com/?q"),
    (.internal, "https://b.oss-cn-hangzhou-internal.aliyuncs.com/?q"),
    (.dualStack, "https://b.cn-hangzhou.oss.aliyuncs.com/?q"),
  ])
  func aRegionHasItsOfficialEndpoints(network: Endpoint.Network, url: String) {
    #expect(Endpoint(region: "cn-hangzhou", network: network).url(bucket: "b", query: "q") == url)
  }

  @Test(arguments: [
    ("http://localhost:8080", false, "http://b.localhost:8080/"),
    ("gateway.example", false, "https://b.gateway.example/"),
    ("http://127.0.0.1:9", false, "http://127.0.0.1:9/b/"), ("https://[::1]:9", false, "https://[::1]:9/b/"),
    ("https://OSS.Example/", true, "https://oss.example/b/"), ("HTTP://1.2.3.4", false, "http://1.2.3.4/b/"),
    ("1.2.3", false, "https://b.1.2.3/"),
  ])
  func anAddressMeansPathStyle(text: String, pathStyle: Bool, url: String) throws {
    let endpoint = try Endpoint(text, pathStyle: pathStyle)
    #expect(endpoint.url(bucket: "b", query: "") == url)
  }

  @Test(
    arguments: [
      ("public", false, nil, "https://source.oss-cn-hangzhou.aliyuncs.com/?replication"),
      ("public", true, nil, "https://oss-cn-hangzhou.aliyuncs.com/source/?replication"),
      ("internal", false, nil, "https://source.oss-cn-hangzhou-internal.aliyuncs.com/?replication"),
      ("dual-stack", true, nil, "https://cn-hangzhou.oss.aliyuncs.com/source/?replication"),
      ("http://gateway:9000", false, nil, "http://source.gateway:9000/?replication"),
      ("http://gateway:9000", true, nil, "http://gateway:9000/source/?replication"),
      ("http://gateway:9000", false, "https://other", "https://source.other/?replication"),
      ("internal", true, "https://other", "https://other/source/?replication"),
      ("internal", false, "http://127.0.0.1:9", "http://127.0.0.1:9/source/?replication"),
    ] as [(String, Bool, String?, String)])
  func everyBucketIsAddressedInItsOwnWay(
    endpoint: String, pathStyle: Bool, override: String?, url: String
  ) async throws {
    let transport = ScriptedTransport([])
    let connection = transport.connection(override: try override.map { try Endpoint($0) })
    let choice =
      try Endpoint.Network(rawValue: endpoint).map { .official($0) } ?? EndpointChoice.fixed(Endpoint(endpoint))
    let place = BucketPlace(name: "source", region: "cn-hangzhou", endpoint: choice, pathStyle: pathStyle)
    _ = await OSSReader(connection: connection, retryPolicy: RetryPolicy(retries: 0)).observedBucket(place)
    await #expect(throws: OSSError.self) {
      try await OSSWriter(connection: connection).deleteBucketReplication("r", of: place)
    }
    #expect(transport.requests.map(\.url) == [url, url.replacing("?", with: "?comp=delete&")])
  }

  @Test func aRuleIsNeverPutOnAnotherBucket() async {
    let transport = ScriptedTransport([])
    await #expect(throws: OSSError.self) {
      try await OSSWriter(connection: transport.connection()).putBucketReplication(Example.rule(), on: .source)
    }
    #expect(transport.requests.isEmpty)
  }

  @Test func theServiceItselfHasNoBucket() throws {
    #expect(try Endpoint("http://127.0.0.1").url(bucket: nil, query: "max-keys=1") == "http://127.0.0.1/?max-keys=1")
  }

  @Test(arguments: [
    "", "http://", "ftp://x", "http://u:p@host", "http://host/path", "http://host?q", "http://host:0",
    "http://host:99999",
    "http://host:x", "http://ho st", "http://a..b", "http://[::1", "http://[zz]", "http://h\u{E9}", "http://host\n",
  ])
  func whatIsNoEndpointIsRefused(text: String) {
    #expect(throws: Endpoint.Invalid.self) { try Endpoint(text) }
  }

  @Test func credentialsComeFromTheEnvironment() throws {
    let environment = ["OSS_ACCESS_KEY_ID": "id", "OSS_ACCESS_KEY_SECRET": "s", "OSS_SESSION_TOKEN": ""]
    let credentials = try EnvironmentCredentials.credentials(in: environment)
    #expect(credentials.accessKeyID == "id")
    #expect(credentials.securityToken == nil)
    #expect(
      try EnvironmentCredentials.credentials(in: environment.merging(["OSS_SESSION_TOKEN": "t"]) { $1 }).securityToken
        == "t")
  }

  @Test(arguments: [
    ([:], ["OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET"]), (["OSS_ACCESS_KEY_ID": "id"], ["OSS_ACCESS_KEY_SECRET"]),
    (["OSS_ACCESS_KEY_ID": "", "OSS_ACCESS_KEY_SECRET": "s"], ["OSS_ACCESS_KEY_ID"]),
  ])
  func missingVariablesAreNamed(environment: [String: String], names: [String]) {
    #expect(throws: EnvironmentCredentials.Missing(variables: names)) {
      try EnvironmentCredentials.credentials(in: environment)
    }
  }
}
