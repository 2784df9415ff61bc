/// What a version 4 signing key is good for: one day, one region, one product.
package struct CredentialScopeV4: Hashable, Sendable, CustomStringConvertible {
  /// Eight digits, for example `20231216`.
  package let day: String
  /// The region's identifier without `oss-`, for example `cn-hangzhou`.
  package let region: String
  /// `oss` for the public service.
  package let product: String

  package init(day: String, region: String, product: String = "oss") {
    self.day = day
    self.region = region
    self.product = product
  }

  /// The last part of every scope.
  static let terminator = "aliyun_v4_request"

  /// The scope as it is signed and sent, for example `20231216/cn-hangzhou/oss/aliyun_v4_request`.
  package var description: String { "\(day)/\(region)/\(product)/\(Self.terminator)" }
}
