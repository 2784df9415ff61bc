import Foundation
import HTTPTransport
import Testing

@Suite("TLS")
struct TLSTests {
  @Test("A certificate that nobody trusts is refused before the request is sent")
  func untrustedCertificate() async throws {
    let server = try await TLSServer(names: "DNS:localhost")
    var request = HTTPRequest.get(server.url(host: "localhost"))
    request.headers = [HTTPHeader("Authorization", "secret")]
    let failure = try await CurlTransport.direct().failure(of: request)
    #expect(failure.kind == .tls)
    #expect(!failure.mayHaveBeenSent)
    #expect(failure.message.hasPrefix("localhost:\(server.port): no trusted TLS connection: "))
    #expect(failure.message.contains("self-signed certificate"))
    #expect(failure.remedy == .trustIssuer)
    #expect(!failure.message.contains("secret"))
  }

  @Test("A certificate from the configured file is trusted")
  func trustedCertificate() async throws {
    let server = try await TLSServer(names: "DNS:localhost")
    let transport = CurlTransport.direct(certificateFile: server.certificateFile)
    #expect(try await transport.send(.get(server.url(host: "localhost"))).status == 200)
  }

  @Test("A trusted certificate of another host is refused")
  func certificateOfAnotherHost() async throws {
    let server = try await TLSServer(names: "DNS:localhost")
    let transport = CurlTransport.direct(certificateFile: server.certificateFile)
    let failure = try await transport.failure(of: .get(server.url(host: "127.0.0.1")))
    #expect(failure.kind == .tls)
    #expect(failure.remedy == nil)
    #expect(!failure.mayHaveBeenSent)
  }

  @Test("A certificate file that is not there is a TLS failure")
  func missingCertificateFile() async throws {
    let server = try await TLSServer(names: "DNS:localhost")
    let transport = CurlTransport.direct(certificateFile: "/nowhere/certificates.pem")
    let failure = try await transport.failure(of: .get(server.url(host: "localhost")))
    #expect(failure.kind == .tls)
    #expect(failure.remedy == .certificateFile)
    #expect(!failure.mayHaveBeenSent)
  }

  @Test("A server that does not speak TLS is a TLS failure")
  func plainServer() async throws {
    let server = try ScriptedServer(.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"), .awaitClose)
    let failure = try await CurlTransport.direct().failure(of: .post("https://127.0.0.1:\(server.port)/"))
    #expect(failure.kind == .tls)
    #expect(failure.message == "127.0.0.1:\(server.port): the server speaks plain HTTP, not TLS")
    #expect(failure.remedy == .plainHTTP)
    #expect(!failure.mayHaveBeenSent)
  }
}
