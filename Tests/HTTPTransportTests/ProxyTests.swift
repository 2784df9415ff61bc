import Glibc
import HTTPTransport
import Testing

@Suite("Proxies")
struct ProxyTests {
  private func transport(through server: ScriptedServer) -> CurlTransport {
    CurlTransport(configuration: CurlTransportConfiguration(proxy: .url(server.url)))
  }

  @Test("A request over http goes to the proxy whole")
  func plainRequest() async throws {
    let proxy = try ScriptedServer(.serve(answer("from the proxy")))
    let response = try await transport(through: proxy).send(.get("http://bucket.oss.example/?replication"))
    #expect(response.body == Array("from the proxy".utf8))
    let request = try #require(proxy.requests.first)
    #expect(request.requestLine == "GET http://bucket.oss.example/?replication HTTP/1.1")
    #expect(request.values(of: "Host") == ["bucket.oss.example"])
  }

  @Test("A tunnel that the proxy refuses is a connection that did not come about")
  func refusedTunnel() async throws {
    let proxy = try ScriptedServer(.serve(answer("", status: "403 Forbidden")))
    var request = HTTPRequest.post("https://bucket.oss.example/", "<a/>")
    request.headers = [HTTPHeader("Authorization", "secret")]
    let failure = try await transport(through: proxy).failure(of: request)
    #expect(failure.kind == .connection)
    #expect(!failure.mayHaveBeenSent)
    #expect(proxy.requests.map(\.requestLine) == ["CONNECT bucket.oss.example:443 HTTP/1.1"])
    #expect(proxy.requests.first?.values(of: "Authorization") == [])
  }

  @Test("The name of a proxy that cannot be resolved")
  func unknownProxy() async throws {
    let name = String(repeating: "a", count: 64) + ".invalid"
    let transport = CurlTransport(
      configuration: CurlTransportConfiguration(proxy: .url("http://user:secret@\(name):1")))
    let failure = try await transport.failure(of: .post("http://bucket.oss.example/"))
    #expect(failure.kind == .nameResolution)
    #expect(!failure.mayHaveBeenSent)
    #expect(!failure.message.contains("secret"))
  }

  // The environment belongs to the whole process, so these run in one of their own.

  @Test("The proxy of the environment is used, but not for the hosts in no_proxy")
  func environmentProxy() async {
    await #expect(processExitsWith: .success) {
      let proxy = try ScriptedServer(.serve(answer("")))
      let server = try ScriptedServer(.serve(answer("")))
      setenv("http_proxy", proxy.url, 1)
      setenv("no_proxy", "127.0.0.1", 1)
      let transport = CurlTransport()
      _ = try await transport.send(.get("http://bucket.oss.example/"))
      _ = try await transport.send(.get(server.url))
      #expect(proxy.requests.map(\.requestLine) == ["GET http://bucket.oss.example/ HTTP/1.1"])
      #expect(server.requests.map(\.requestLine) == ["GET / HTTP/1.1"])
    }
  }

  @Test("A transport without a proxy does not look at the environment")
  func noProxy() async {
    await #expect(processExitsWith: .success) {
      let proxy = try ScriptedServer(.serve(answer("")))
      let server = try ScriptedServer(.serve(answer("")))
      setenv("http_proxy", proxy.url, 1)
      unsetenv("no_proxy")
      unsetenv("NO_PROXY")
      _ = try await CurlTransport.direct().send(.get(server.url))
      #expect(proxy.requests.isEmpty)
      #expect(server.requests.count == 1)
    }
  }

  @Test("A proxy that is in the way is named with its variable, and without its password")
  func badProxies() async {
    await #expect(processExitsWith: .success) {
      unsetenv("no_proxy")
      unsetenv("NO_PROXY")
      let port = try LoopbackSocket.unusedPort()
      let login = try ScriptedServer(.serve(answer("", status: "407 Proxy Authentication Required")))
      let refusing = try ScriptedServer(.serve(answer("", status: "403 Forbidden")))
      let cases = [
        ("HTTPS_PROXY", port, "no connection to the proxy 127.0.0.1:\(port) (HTTPS_PROXY): Connection refused"),
        (
          "https_proxy", login.port,
          "the proxy 127.0.0.1:\(login.port) (https_proxy) asks for a user and a password (HTTP 407)"
        ),
        (
          "all_proxy", refusing.port,
          "the proxy 127.0.0.1:\(refusing.port) (all_proxy) does not connect to this host (HTTP 403)"
        ),
      ]
      for (variable, port, message) in cases {
        for name in ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] { unsetenv(name) }
        let url = "http://user:s3cr3t@127.0.0.1:\(port)"
        setenv(variable, url, 1)
        var configuration = CurlTransportConfiguration()
        configuration.proxyVariables = [variable: url]
        let failure = try await CurlTransport(configuration: configuration).failure(of: .get("https://oss.example/"))
        #expect(failure.message == "oss.example: " + message)
        #expect(failure.remedy == .proxy(variable: variable))
        #expect(!failure.mayHaveBeenSent)
      }
    }
  }

  struct Sample: Sendable {
    let environment: [String: String]
    var host = "oss.example"
    var isSecure = true
    let description: String?
  }

  static let samples = [
    Sample(environment: [:], description: nil),
    Sample(environment: ["https_proxy": ""], description: nil),
    Sample(environment: ["http_proxy": "a:1"], description: nil),
    Sample(environment: ["http_proxy": "a:1"], isSecure: false, description: "a:1 (http_proxy)"),
    Sample(environment: ["HTTP_PROXY": "a:1"], isSecure: false, description: nil),
    Sample(environment: ["HTTPS_PROXY": "a:1", "https_proxy": "b:2"], description: "b:2 (https_proxy)"),
    Sample(environment: ["ALL_PROXY": "socks5://a:1/"], description: "a:1 (ALL_PROXY)"),
    Sample(environment: ["https_proxy": "a:1", "no_proxy": "example"], description: nil),
    Sample(environment: ["https_proxy": "a:1", "no_proxy": "x, .example"], description: nil),
    Sample(environment: ["https_proxy": "a:1", "NO_PROXY": "*"], description: nil),
    Sample(environment: ["https_proxy": "a:1", "no_proxy": "s.example,ample"], description: "a:1 (https_proxy)"),
    Sample(environment: ["https_proxy": "http://u:p@a:1"], description: "a:1 (https_proxy)"),
    Sample(environment: ["https_proxy": "http://u:p/w@x@a:1/y"], description: "a:1 (https_proxy)"),
    Sample(environment: ["https_proxy": "user:pass word"], description: "that https_proxy names"),
    Sample(environment: ["https_proxy": "user:s3cr3t"], description: "that https_proxy names"),
  ]

  @Test("Which proxy the environment names, and what is shown of it", arguments: samples)
  func environmentProxies(sample: Sample) {
    let proxy = EnvironmentProxy(host: sample.host, isSecure: sample.isSecure, in: sample.environment)
    #expect(proxy?.description == sample.description)
  }
}
