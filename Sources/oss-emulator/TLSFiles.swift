internal import NIOSSL

/// The certificate and the key with which the emulator speaks TLS, from files in PEM.
enum TLSFiles {
  /// Reads both.
  static func context(certificate: String, key: String) throws(InvalidFileError) -> NIOSSLContext {
    let certificates: [NIOSSLCertificate]
    do {
      certificates = try NIOSSLCertificate.fromPEMFile(certificate)
    } catch {
      throw InvalidFileError(description: "cannot read a certificate in PEM from \(certificate)")
    }
    do {
      let privateKey = try NIOSSLPrivateKey(file: key, format: .pem)
      let configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(privateKey))
      return try NIOSSLContext(configuration: configuration)
    } catch {
      throw InvalidFileError(description: "cannot read the key in PEM of the certificate \(certificate) from \(key)")
    }
  }
}
