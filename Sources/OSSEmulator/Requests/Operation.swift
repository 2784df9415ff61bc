/// The operations that the emulator has, of OSS and of the services beside it.
enum Operation: String, CaseIterable {
  case listBuckets = "ListBuckets"
  case putBucket = "PutBucket"
  case deleteBucket = "DeleteBucket"
  case getBucketInfo = "GetBucketInfo"
  case getBucketLocation = "GetBucketLocation"
  case getBucketVersioning = "GetBucketVersioning"
  case putBucketVersioning = "PutBucketVersioning"
  case putBucketReplication = "PutBucketReplication"
  case getBucketReplication = "GetBucketReplication"
  case deleteBucketReplication = "DeleteBucketReplication"
  case putBucketRTC = "PutBucketRTC"
  case getBucketReplicationLocation = "GetBucketReplicationLocation"
  case getBucketReplicationProgress = "GetBucketReplicationProgress"
  case assumeRole = "AssumeRole"
  case assumeRoleWithOIDC = "AssumeRoleWithOIDC"
  case getCallerIdentity = "GetCallerIdentity"
  case getMetadataToken = "GetMetadataToken"
  case getInstanceRole = "GetInstanceRole"
  case getInstanceKeys = "GetInstanceKeys"
  case getCredentialsOfURI = "GetCredentialsOfURI"
  case getGitHubToken = "GetGitHubToken"

  /// Those of OSS, in their order.
  static let ofOSS = allCases.filter { $0.service == .oss }

  /// The service that has it.
  var service: EmulatedService {
    switch self {
    case .assumeRole, .assumeRoleWithOIDC, .getCallerIdentity: .sts
    case .getMetadataToken, .getInstanceRole, .getInstanceKeys: .metadata
    case .getCredentialsOfURI: .credentialsURI
    case .getGitHubToken: .gitHub
    default: .oss
    }
  }

  /// Finds the operation of a request to a service beside OSS; nil for what that does not have.
  init?(of service: EmulatedService, method: String, path: String, api: APIRequest?) {
    switch service {
    case .oss: return nil
    case .sts:
      guard let operation = Operation(rawValue: api?.action ?? ""), operation.service == .sts else { return nil }
      self = operation
    case .metadata:
      if path == EmulatedService.metadataTokenPath {
        self = .getMetadataToken
      } else if path == EmulatedService.rolesPath || path == EmulatedService.rolesPath + "/" {
        self = .getInstanceRole
      } else if path.hasPrefix(EmulatedService.rolesPath + "/") {
        self = .getInstanceKeys
      } else {
        return nil
      }
    case .credentialsURI: self = .getCredentialsOfURI
    case .gitHub: self = .getGitHubToken
    }
  }

  /// Finds the operation of a request by its method and its sub-resource; nil for what the emulator does not have.
  init?(method: String, hasBucket: Bool, hasKey: Bool, parameters: [(name: String, value: String?)]) {
    guard !hasKey else { return nil }
    let subresources = parameters.map(\.name).filter(Self.subresources.contains)
    guard hasBucket else {
      // The parameter `tagging` filters ListBuckets.
      guard method == "GET", subresources.allSatisfy({ $0 == "tagging" }) else { return nil }
      self = .listBuckets
      return
    }
    let comp = parameters.first { $0.name == "comp" }?.value ?? ""
    switch (method, subresources) {
    case ("PUT", []): self = .putBucket
    case ("DELETE", []): self = .deleteBucket
    case ("GET", ["bucketInfo"]): self = .getBucketInfo
    case ("GET", ["location"]): self = .getBucketLocation
    case ("GET", ["versioning"]): self = .getBucketVersioning
    case ("PUT", ["versioning"]): self = .putBucketVersioning
    case ("GET", ["replication"]): self = .getBucketReplication
    case ("POST", ["replication"]) where comp == "add": self = .putBucketReplication
    case ("POST", ["replication"]) where comp == "delete": self = .deleteBucketReplication
    case ("PUT", ["rtc"]): self = .putBucketRTC
    case ("GET", ["replicationLocation"]): self = .getBucketReplicationLocation
    case ("GET", ["replicationProgress"]): self = .getBucketReplicationProgress
    default: return nil
    }
  }

  /// Whether it changes what is stored.
  var isWriting: Bool {
    switch self {
    case .putBucket, .deleteBucket, .putBucketVersioning, .putBucketReplication, .deleteBucketReplication,
      .putBucketRTC:
      true
    default: false
    }
  }

  /// The sub-resources of the operations above, and common ones that must not be mistaken for an operation without any.
  private static let subresources: Set = [
    "bucketInfo", "location", "versioning", "replication", "rtc", "replicationLocation", "replicationProgress", "acl",
    "cors", "encryption", "inventory", "lifecycle", "logging", "policy", "referer", "tagging", "transferAcceleration",
    "website", "worm", "resourceGroup", "publicAccessBlock", "accessmonitor", "requestPayment", "httpsConfig", "style",
    "cname", "stat", "versions", "uploads", "delete", "regions", "qosInfo", "archiveDirectRead", "metaQuery", "live",
  ]
}
