import Diagnostics
import Replication

extension Mistake {
  /// Where a file may not send requests.
  static let endpoints: [Mistake] =
    foreign.map { endpoint, help in
      Mistake(.foreignEndpoint, bucket: "endpoint: ⟦\(endpoint)⟧\nrules: []", help: help)
    } + [
      Mistake(
        .foreignEndpoint, top: "defaults: {endpoint: ⟦https://evil.example⟧}\nbuckets: {}",
        help: "--allow-endpoint evil.example,"),
      Mistake(
        .foreignEndpoint,
        top: "defaults: {region: cn-x, endpoint: ⟦\"https://other.oss-cn-x.aliyuncs.com\"⟧}\n"
          + "buckets: {a-b: {rules: []}, b-c: {rules: []}}"),
      Mistake(
        .foreignEndpoint,
        group:
          "each: {site: {list: [ap1, ap2]}}\nbucket: \"fleet-${site}\"\nregion: cn-x\nendpoint: ⟦http://127.0.0.1:8080⟧\nrules: []",
        help: "--allow-endpoint http://127.0.0.1:8080,"),
      // Allowed is exactly what is written: the scheme and the port too.
      Mistake(.foreignEndpoint, bucket: "endpoint: ⟦http://gateway.example⟧\nrules: []")
        .allowing(try? Endpoint("gateway.example")),
      Mistake(.foreignEndpoint, bucket: "endpoint: ⟦https://gateway.example:8443⟧\nrules: []")
        .allowing(try? Endpoint("gateway.example")),
      Mistake(.foreignEndpoint, bucket: "endpoint: ⟦https://evil.gateway.example⟧\nrules: []")
        .allowing(try? Endpoint("gateway.example")),
      Mistake(
        .allowedEndpoint, bucket: "endpoint: ⟦http://Gateway.example:80⟧\nrules: []", note: "nothing is encrypted"
      )
      .allowing(try? Endpoint("http://gateway.example")),
      Mistake(
        .allowedEndpoint,
        group:
          "each: {site: {list: [ap1, ap2]}}\nbucket: \"fleet-${site}\"\nregion: cn-x\nendpoint: ⟦https://gateway:443/⟧\nrules: []",
        note: "and 1 more bucket of the group"
      )
      .allowing(try? Endpoint("gateway")),
    ]

  /// Endpoints that are not OSS's own, though some look like it, each with what the help must say.
  private static let foreign: [(String, String)] = [
    ("http://oss-cn-hangzhou.aliyuncs.com", "write `https://oss-cn-hangzhou.aliyuncs.com`"),
    ("https://oss-cn-hangzhou.aliyuncs.com:8443", "write `https://oss-cn-hangzhou.aliyuncs.com`"),
    ("http://invoices.oss-cn-hangzhou.aliyuncs.com", "--allow-endpoint http://invoices.oss-cn-hangzhou.aliyuncs.com,"),
    ("https://invoices-2.oss-cn-hangzhou.aliyuncs.com", "--endpoint"),
    ("https://oss-cn-hangzhou.aliyuncs.com.evil.example", "`public`"),
    ("https://invoices.oss-cn-hangzhou.aliyuncs.com.evil.example", "`public`"),
    (
      "HTTPS://OSS-CN-HANGZHOU.ALIYUNCS.COM.EVIL.EXAMPLE", "--allow-endpoint oss-cn-hangzhou.aliyuncs.com.evil.example,"
    ),
    ("https://oss-accelerate.aliyuncs.com", "`public`"), ("https://169.254.169.254", "`public`"),
    ("\"http://[::1]:8080\"", "--allow-endpoint http://[::1]:8080,"), ("https://localhost", "`public`"),
    ("https://xn--oss-cn-hangzhou-abc.aliyuncs.com", "`public`"),
  ]
}
