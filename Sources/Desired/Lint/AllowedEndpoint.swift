internal import Diagnostics
internal import Replication

/// Which bucket goes to which endpoint that is not OSS's own, for whoever reads the plan.
enum AllowedEndpoint {
  static func findings(in bucket: ResolvedBucket, allowed: Set<Endpoint>) -> [Diagnostic] {
    guard let name = bucket.name, case .written(.fixed(let endpoint)?, let span) = bucket.endpoint,
      !endpoint.isOfficial, allowed.contains(endpoint)
    else { return [] }
    return [
      Diagnostic(
        .allowedEndpoint, severity: .information,
        "the endpoint of \(name) is \(endpoint.scheme)://\(endpoint.authority), which is not OSS's own", at: span,
        notes: ["the operator has allowed it" + (endpoint.scheme == "http" ? "; nothing is encrypted on the way" : "")],
        help: ["remove it for OSS's own endpoint"])
    ]
  }
}
