internal import HTTPTransport
package import Replication

extension OSSError {
  /// What a person can do about it, where the failure itself says that.
  package var remedy: UnknownReason.Remedy? {
    switch self {
    case .transport(let failure): failure.remedy.map(UnknownReason.Remedy.init)
    case .service(let error): error.status == 407 && error.code == nil ? .proxyLogin : nil
    case .notTried(let reason): reason.cause.remedy
    case .unreadable, .notSent, .noCredentials: nil
    }
  }
}

extension UnknownReason.Remedy {
  fileprivate init(_ remedy: HTTPFailure.Remedy) {
    switch remedy {
    case .proxy(let variable): self = .proxy(variable: variable)
    case .trustIssuer: self = .trustIssuer
    case .certificateFile: self = .certificateFile
    case .plainHTTP: self = .plainHTTP
    case .hostName: self = .hostName
    }
  }
}
