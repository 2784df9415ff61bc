package import Replication

extension UnknownReason.Kind {
  /// Its name for programs; a contract.
  package var name: String {
    switch self {
    case .access: "access"
    case .noSuchBucket: "no-such-bucket"
    case .wrongRegion: "wrong-region"
    case .transport: "transport"
    case .service: "service"
    case .unreadable: "unreadable"
    }
  }
}

extension UnknownReason {
  /// What to do so that it can be read.
  func help(granting permission: String) -> String {
    switch kind {
    case .access: "grant \(permission)"
    case .transport: "check the network, the proxy and the endpoint, then run again"
    case .service: "run again later; Alibaba Cloud's support needs the request ID"
    case .unreadable, .noSuchBucket, .wrongRegion:
      "check what answers in OSS's place, such as a proxy, then run again"
    }
  }
}
