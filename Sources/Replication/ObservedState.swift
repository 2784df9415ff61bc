/// What reading the live buckets gave.
package struct ObservedState: Hashable, Sendable {
  /// Every bucket that was read, by its name.
  package var buckets: [BucketName: ObservedBucket]

  package init(buckets: [BucketName: ObservedBucket]) { self.buckets = buckets }
}

/// What one bucket was seen to have. Only a clean answer makes it known: absence must be proven.
package enum ObservedBucket: Hashable, Sendable {
  /// Exactly these rules, closing ones among them.
  case known(RuleList)
  /// Nothing can be said about the bucket, so nothing may be done to it.
  case unknown(UnknownReason)
}

/// Why nothing can be said about a bucket.
package struct UnknownReason: Hashable, Sendable {
  /// The kinds of causes that lead to different advice or a different exit code.
  package enum Kind: Hashable, Sendable {
    /// OSS refused: missing permission, wrong or expired credentials, skewed clock.
    case access
    /// The bucket does not exist.
    case noSuchBucket
    /// The bucket lies in another region, whose endpoint OSS named.
    case wrongRegion(endpoint: String)
    /// OSS could not be reached, or the answer did not arrive whole.
    case transport
    /// OSS answered with a failure of its own.
    case service
    /// An answer arrived that is not a rule list we can trust.
    case unreadable
  }

  /// What a person can do about it, where that is more than the kind says.
  package enum Remedy: Hashable, Sendable {
    /// The proxy that a variable of the environment names is in the way.
    case proxy(variable: String)
    /// A proxy asks for a user and a password.
    case proxyLogin
    /// The certificate's issuer is not known here.
    case trustIssuer
    /// The trusted certificates can't be read.
    case certificateFile
    /// The server speaks HTTP without TLS.
    case plainHTTP
    /// There is no host of the endpoint's name.
    case hostName
  }

  package var kind: Kind
  /// What happened, as one sentence without a full stop.
  package var message: String
  /// What OSS said about it, in the order status, Code, EC, request ID, host; empty where no answer came.
  package var facts: [String]
  /// The same field by field; nil where no answer came.
  package var answer: FailedAnswer?
  package var remedy: Remedy?

  package init(kind: Kind, message: String, facts: [String] = [], answer: FailedAnswer? = nil) {
    self.kind = kind
    self.message = message
    self.facts = facts
    self.answer = answer
  }
}
