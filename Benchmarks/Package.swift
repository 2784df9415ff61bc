// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "oss-repl-benchmarks",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
  ],
  targets: [
    // The product's own sources, through the link Sources/Product: its targets share declarations by `package` access,
    // which ends at a package's border.
    .systemLibrary(name: "CLibYAML", path: "Sources/Product/CLibYAML", pkgConfig: "yaml-0.1"),
    .target(name: "Replication", path: "Sources/Product/Replication"),
    .target(name: "TerminalText", path: "Sources/Product/TerminalText"),
    .target(name: "Diagnostics", dependencies: ["TerminalText"], path: "Sources/Product/Diagnostics"),
    .target(
      name: "YAMLDocument", dependencies: ["CLibYAML", "Diagnostics"], path: "Sources/Product/YAMLDocument"),
    .target(
      name: "Desired", dependencies: ["YAMLDocument", "Replication", "Diagnostics"], path: "Sources/Product/Desired"),

    .target(name: "BareEvents", dependencies: ["CLibYAML"]),
    .executableTarget(
      name: "configuration-speed",
      dependencies: [
        "BareEvents", "Desired", "Diagnostics", "YAMLDocument",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/ConfigurationSpeed"),
    .executableTarget(
      name: "apply-scale",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Sources/ApplyScale"),
    .executableTarget(
      name: "emulator-throughput",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      path: "Sources/EmulatorThroughput"),
  ]
)

for target in package.targets where target.type != .system && target.name != "BareEvents" {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
