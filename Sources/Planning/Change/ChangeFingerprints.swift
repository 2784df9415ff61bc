internal import Replication

extension Change {
  /// What is there now; nil for a create.
  ///
  /// What is not known of the live rule takes the desired value, so an approval does not hang on what OSS happens to list.
  package var liveFingerprint: Fingerprint? {
    guard let live else { return nil }
    return (desired.map { live.completed(by: $0.rule) } ?? live).fingerprint
  }

  /// What shall be there; nil for a delete.
  package var desiredFingerprint: Fingerprint? { desired?.rule.fingerprint }
}
