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
}
