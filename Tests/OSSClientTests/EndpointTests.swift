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
    ("1.2.3", false, "https://b.1.2.3/"), ("https://Gateway:443", false, "https://b.gateway/"),
    ("http://gateway:80", false, "http://b.gateway/"), ("http://gateway:443", false, "http://b.gateway:443/"),
    ("https://gateway:08443", false, "https://b.gateway:8443/"), ("https://[::1]:443", false, "https://[::1]/b/"),
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

  /// At OSS's own endpoints the signature covers the host that the transport takes from the URL.
  @Test(
    arguments: [
      (nil, false, true), (nil, true, true), ("https://oss-cn-hangzhou-internal.aliyuncs.com:443", false, true),
      ("https://cn-hangzhou.oss.aliyuncs.com", true, true), ("https://gateway.example", false, false),
      ("http://oss-cn-hangzhou.aliyuncs.com", false, false),
      ("https://oss-cn-hangzhou.aliyuncs.com:8443", false, false),
    ] as [(String?, Bool, Bool)])
  func theHostIsSignedWhereTheEndpointIsOfficial(endpoint: String?, pathStyle: Bool, isSigned: Bool) async throws {
    let transport = ScriptedTransport([])
    let connection = transport.connection(override: try endpoint.map { try Endpoint($0) })
    _ = await OSSReader(connection: connection, retryPolicy: RetryPolicy(retries: 0)).observedBucket(
      BucketPlace(name: "source", region: "cn-hangzhou", pathStyle: pathStyle))
    let request = try #require(transport.requests.first)
    #expect(!request.headers.contains { $0.name.lowercased() == "host" }, "the transport sends it by itself")
    let authorization = try #require(request.headers.first { $0.name == "Authorization" }?.value)
    #expect(authorization.contains(",AdditionalHeaders=host,") == isSigned)
    let host = String(request.url.split(separator: "/", maxSplits: 2)[1])
    let received = SignableRequest(
      method: "GET", bucket: "source", query: [(name: "replication", value: nil)],
      headers: request.headers.map { (name: $0.name, value: $0.value) } + [(name: "Host", value: host)])
    let presented = try PresentedSignatureV4(headersOf: received)
    let key = SigningKeyV4(secret: AccessKeySecret("secret-text"), scope: presented.scope)
    #expect(presented.isValid(for: received, key: key))
    var replayed = received
    replayed.headers.removeLast()
    replayed.headers.append((name: "Host", value: "evil.example"))
    #expect(presented.isValid(for: replayed, key: key) == !isSigned)
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
    "https://oss-cn-hangzhou.aliyuncs.com.", "https://oss-cn-hangzhou.aliyuncs.com@evil.example",
    "https://oss-cn-h\u{E4}ngzhou.aliyuncs.com", "https://oss-cn-hangzhou\u{3002}aliyuncs.com", "http://host:+1",
    "http://host:x", "http://ho st", "http://a..b", "http://[::1", "http://[zz]", "http://h\u{E9}", "http://host\n",
  ])
  func whatIsNoEndpointIsRefused(text: String) {
    #expect(throws: Endpoint.Invalid.self) { try Endpoint(text) }
  }

  @Test(
    arguments: [
      ("https://oss-cn-hangzhou.aliyuncs.com", "cn-hangzhou"), ("oss-cn-hangzhou.aliyuncs.com", "cn-hangzhou"),
      ("https://oss-cn-hangzhou-internal.aliyuncs.com", "cn-hangzhou"),
      ("https://cn-hangzhou.oss.aliyuncs.com", "cn-hangzhou"), ("HTTPS://OSS-US-WEST-1.Aliyuncs.COM/", "us-west-1"),
      ("https://oss-cn-hangzhou.aliyuncs.com:443", "cn-hangzhou"),
      ("https://oss-cn-north-2-gov-1.aliyuncs.com", "cn-north-2-gov-1"),
      ("http://oss-cn-hangzhou.aliyuncs.com", nil), ("http://oss-cn-hangzhou.aliyuncs.com:443", nil),
      ("https://oss-cn-hangzhou.aliyuncs.com:8443", nil), ("https://oss-cn-hangzhou.aliyuncs.com.evil.example", nil),
      ("https://evil-oss-cn-hangzhou.aliyuncs.com", nil), ("https://oss-cn-hangzhou.evil.aliyuncs.com", nil),
      ("https://oss-cn-hangzhou.aliyuncs.com.cn", nil), ("https://oss-cn-hangzhou-aliyuncs.com", nil),
      ("https://oss-cn-hangzhou.aliyuncs-com.example", nil), ("https://cn-hangzhou.oss.evil.aliyuncs.com", nil),
      ("https://invoices.oss-cn-hangzhou.aliyuncs.com", nil), ("https://oss.aliyuncs.com", nil),
      ("https://oss-accelerate.aliyuncs.com", nil), ("https://oss-accelerate-overseas.aliyuncs.com", nil),
      ("https://oss-.aliyuncs.com", nil), ("https://oss--cn-x.aliyuncs.com", nil),
      ("https://oss-oss-cn-x.aliyuncs.com", nil),
      ("https://oss-cn-.aliyuncs.com", nil), ("https://-.oss.aliyuncs.com", nil), ("https://1.2.3.4", nil),
      ("https://[::1]", nil), ("https://aliyuncs.com", nil),
    ] as [(String, String?)])
  func onlyItsOwnHostsAreOfficial(text: String, region: String?) throws {
    let endpoint = try Endpoint(text)
    #expect(endpoint.officialRegion?.identifier == region)
    #expect(endpoint.isOfficial == (region != nil))
  }

  @Test(arguments: Endpoint.Network.allCases)
  func theEndpointsThatAreNamedByAWordAreOfficial(network: Endpoint.Network) {
    let endpoint = Endpoint(region: "cn-hangzhou", network: network)
    #expect(endpoint.officialRegion == "cn-hangzhou")
    #expect(endpoint.withPathStyle.isOfficial)
  }
}
