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
