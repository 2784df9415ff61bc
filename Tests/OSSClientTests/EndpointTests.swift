import OSSClient
import OSSSignature
import Replication
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
