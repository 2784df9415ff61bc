/// Something that gives an access key, and a fresh one when it is asked again.
package protocol CredentialsProvider: Sendable {
  /// Gets the key from its source. Nothing is kept between two calls: files are read and services asked again, because another
  /// program may have renewed what they hold. ``RenewingCredentials`` is what keeps a key.
  func credentials() async throws(CredentialsError) -> SessionCredentials
}
