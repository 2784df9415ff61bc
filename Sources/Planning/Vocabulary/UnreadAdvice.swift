package import Diagnostics
package import Replication

// What to do about what could not be read: the one place for plan, drift, validation, import and the check of accounts.

extension UnknownReason {
  /// Where the buckets are named, and so where a wrong name or region is put right.
  package enum Naming: Sendable {
    case configuration, commandLine
  }

  /// The kind of failure to read.
  package var code: DiagnosticCode {
    switch kind {
    case .access: .accessRefused
    case .noSuchBucket: .bucketMissing
    case .wrongRegion: .bucketElsewhere
    case .transport: .serviceUnreachable
    case .service: .serviceFailed
    case .unreadable: .answerUnreadable
    }
  }

  /// What OSS said, as notes.
  package var factNotes: [String] { facts.isEmpty ? [] : [facts.joined(separator: ", ")] }

  /// What to do so that the rules of a bucket can be read.
  package func help(namedIn naming: Naming) -> String {
    switch (kind, naming) {
    case (.access, _): Self.checkAccess("oss:GetBucketReplication on the bucket")
    case (.noSuchBucket, .configuration): Self.missingBucketHelp
    case (.noSuchBucket, .commandLine): "check the name"
    case (.wrongRegion(let endpoint), .configuration):
      Region(endpoint: endpoint).map { "write `region: \($0)` here" }
        ?? "write the bucket's region here: `region: cn-REGION`"
    case (.wrongRegion(let endpoint), .commandLine):
      "pass --region \(Region(endpoint: endpoint)?.identifier ?? "with the bucket's region"), or use a glob, which finds it out"
    case (.transport, _), (.service, _), (.unreadable, _): serviceHelp
    }
  }

  /// What to do so that it can be read, where a refusal of access can only mean that a permission is missing.
  package func help(granting permission: String) -> String {
    kind == .access ? "grant \(permission)" : serviceHelp
  }

  /// What to do about a refusal of access that may as well be one of the signature.
  package static func checkAccess(_ permission: String) -> String {
    "check the key, the machine's clock and the permission \(permission)"
  }

  /// What to do about a bucket of the configuration that does not exist.
  static let missingBucketHelp = "check the name; a bucket that is gone for good has to go from the configuration too"

  /// What to do about something between here and OSS.
  private var serviceHelp: String {
    if let remedy { return remedy.help }
    return switch kind {
    case .transport: "check the network, the proxy and the endpoint, then run again"
    case .service: "run again later; Alibaba Cloud's support needs the request ID"
    case .access, .unreadable, .noSuchBucket, .wrongRegion:
      "check what answers in OSS's place, such as a proxy, then run again"
    }
  }
}

extension UnknownReason.Remedy {
  /// What to do.
  fileprivate var help: String {
    switch self {
    case .proxy(let variable): "check \(variable), or name this host in no_proxy if no proxy is needed for it"
    case .proxyLogin: "write the proxy as http://USER:PASSWORD@HOST:PORT in https_proxy or http_proxy"
    case .trustIssuer: "if it is your own network's certificate, name its issuer's: SSL_CERT_FILE=FILE.pem"
    case .certificateFile: "check SSL_CERT_FILE and SSL_CERT_DIR: PEM files of the certificates to trust"
    case .plainHTTP: "write http:// before the endpoint, if nothing has to be encrypted on the way to it"
    case .hostName: "check the endpoint's name and this machine's DNS, then run again"
    }
  }
}
