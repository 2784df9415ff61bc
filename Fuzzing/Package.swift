// swift-tools-version: 6.2

import PackageDescription

/// The fuzz targets: a program each, whose `main` is libFuzzer's.
let fuzzers: [(name: String, folder: String, of: [String])] = [
  ("fuzz-configuration", "FuzzConfiguration", ["Desired", "Diagnostics", "Planning", "Replication"]),
  (
    "fuzz-answers", "FuzzAnswers", ["Desired", "HTTPTransport", "OSSClient", "OSSSignature", "Planning", "Replication"]
  ),
  ("fuzz-saved-plans", "FuzzSavedPlans", ["Documents", "Planning"]),
  ("fuzz-signatures", "FuzzSignatures", ["OSSSignature"]),
  ("fuzz-patterns", "FuzzPatterns", ["Desired", "Replication"]),
]

let package = Package(
  name: "oss-repl-fuzzing",
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
  ],
  targets: [
    // The product's own sources, through the link Sources/Product: its targets share declarations by `package` access,
    // which ends at a package's border. A switch in the product's own manifest would build everything else along with them,
    // under a sanitizer that wants to be `main`.
    .systemLibrary(name: "CLibYAML", path: "Sources/Product/CLibYAML", pkgConfig: "yaml-0.1"),
    .systemLibrary(name: "CLibXML2", path: "Sources/Product/CLibXML2", pkgConfig: "libxml-2.0"),
    .systemLibrary(name: "CLibCurl", path: "Sources/Product/CLibCurl", pkgConfig: "libcurl"),
    product("Locking"),
    product("Replication"),
    product("TerminalText"),
    product("Diagnostics", "TerminalText"),
    product("YAMLDocument", "CLibYAML", "Diagnostics"),
    product("Desired", "YAMLDocument", "Replication", "Diagnostics"),
    product("XMLDocument", "CLibXML2"),
    product("HTTPTransport", "CLibCurl", "Locking"),
    product("OSSSignature", crypto: true),
    product("Credentials", "HTTPTransport", "OSSSignature", "Locking"),
    product(
      "OSSClient", "HTTPTransport", "OSSSignature", "XMLDocument", "TerminalText", "Replication", "Locking",
      crypto: true),
    product("Planning", "Replication", "Diagnostics", crypto: true),
    product("Applying", "Planning", "Replication"),
    product("Status", "Replication"),
    product("Documents", "Planning", "Applying", "Status", "Diagnostics", "Replication"),
    .target(name: "FuzzSupport"),
  ]
    + fuzzers.map { fuzzer in
      .executableTarget(
        name: fuzzer.name, dependencies: (fuzzer.of + ["FuzzSupport"]).map { .byName(name: $0) },
        path: "Sources/\(fuzzer.folder)")
    })

/// A target of the product.
func product(_ name: String, _ dependencies: String..., crypto: Bool = false) -> Target {
  .target(
    name: name,
    dependencies: dependencies.map { .byName(name: $0) }
      + (crypto ? [.product(name: "Crypto", package: "swift-crypto")] : []),
    path: "Sources/Product/\(name)", exclude: [])
}

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
