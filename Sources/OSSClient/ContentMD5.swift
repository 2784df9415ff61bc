internal import Crypto
internal import FoundationEssentials

/// The value of the header by which OSS checks that a body arrived whole (error code `InvalidDigest`).
func contentMD5(of body: [UInt8]) -> String {
  Data(Insecure.MD5.hash(data: body)).base64EncodedString()
}
