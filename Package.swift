// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "oss-repl",
  products: [
    .executable(name: "oss-repl", targets: ["oss-repl"]),
    .executable(name: "oss-emulator", targets: ["oss-emulator"]),
  ],
  // Programs are shipped from here, so every version is exact; those that only another dependency asks for are named as well,
  // because an exact version does not reach further down.
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    // Without its default trait, which links all of Foundation.
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
    .package(url: "https://github.com/apple/swift-atomics", exact: "1.3.0"),
    .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
  ],
  targets: [
    // System libraries
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    // What only C can ask of Linux: the arguments as the kernel gave them, and system calls with variable arguments.
    .target(name: "CLinux"),

    // One lock for all, so that nobody imports a transport for it.
    .target(name: "Locking"),

    // 1 Vocabulary
    .target(name: "Replication"),
    .target(name: "TerminalText"),
    .target(name: "Diagnostics", dependencies: ["TerminalText"]),

    // 2 YAML to desired
    .target(name: "YAMLDocument", dependencies: ["CLibYAML", "Diagnostics"]),
    .target(name: "Desired", dependencies: ["YAMLDocument", "Replication", "Diagnostics"]),

    // 3 OSS to observed
    .target(name: "XMLDocument", dependencies: ["CLibXML2"]),
    .target(name: "HTTPTransport", dependencies: ["CLibCurl", "Locking"]),
    .target(name: "OSSSignature", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "Credentials", dependencies: ["HTTPTransport", "OSSSignature", "Locking"]),
    .target(
      name: "OSSClient",
      dependencies: [
        "HTTPTransport", "OSSSignature", "XMLDocument", "TerminalText", "Replication", "Locking",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),

    // 4 Diff to plan
    .target(
      name: "Planning",
      dependencies: ["Replication", "Diagnostics", .product(name: "Crypto", package: "swift-crypto")]),

    .target(name: "Applying", dependencies: ["Planning", "Replication"]),

    .target(name: "Status", dependencies: ["Replication"]),

    // 5 Doing
    .target(name: "Execution", dependencies: ["Applying", "OSSClient", "Planning", "Replication"]),

    // 6 Telling
    .target(name: "Documents", dependencies: ["Planning", "Applying", "Status", "Diagnostics", "Replication"]),
    .target(
      name: "Reporting",
      dependencies: ["Documents", "Planning", "Applying", "Status", "Diagnostics", "Replication", "TerminalText"]),

    // 7 Commands
    .target(
      name: "OSSReplCommands",
      dependencies: [
        "CLinux", "Locking", "Replication", "TerminalText", "Diagnostics", "Desired", "HTTPTransport",
        "OSSSignature", "Credentials", "OSSClient", "Planning", "Applying", "Status", "Execution", "Documents",
        "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .executableTarget(
      name: "oss-repl",
      dependencies: ["OSSReplCommands", .product(name: "ArgumentParser", package: "swift-argument-parser")]),

    // Beside: the local emulator
    .target(
      name: "OSSEmulator",
      dependencies: ["OSSSignature", "XMLDocument", "TerminalText", .product(name: "Crypto", package: "swift-crypto")]),
    .executableTarget(
      name: "oss-emulator",
      dependencies: [
        "CLinux", "Locking", "OSSEmulator", "OSSSignature", "TerminalText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),

    // Tests
    .target(name: "TestSupport", dependencies: ["Replication"], path: "Tests/Support"),
    .target(
      name: "ExamplePlans", dependencies: ["Planning", "Status", "Replication", "TestSupport"],
      path: "Tests/ExamplePlans"),
    .testTarget(name: "ReplicationTests", dependencies: ["Replication", "TestSupport"]),
    .testTarget(name: "TerminalTextTests", dependencies: ["TerminalText", "TestSupport"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "TerminalText", "TestSupport"]),
    .testTarget(name: "YAMLDocumentTests", dependencies: ["YAMLDocument", "Diagnostics", "TestSupport"]),
    .testTarget(
      name: "DesiredTests",
      dependencies: ["Desired", "Documents", "Replication", "Diagnostics", "TerminalText", "TestSupport"]),
    .testTarget(name: "XMLDocumentTests", dependencies: ["XMLDocument", "TestSupport"]),
    .testTarget(name: "HTTPTransportTests", dependencies: ["HTTPTransport", "Locking", "TestSupport"]),
    .testTarget(name: "OSSSignatureTests", dependencies: ["OSSSignature", "TestSupport"]),
    .testTarget(
      name: "CredentialsTests",
      dependencies: ["Credentials", "HTTPTransport", "OSSSignature", "Locking", "TestSupport"]),
    .testTarget(
      name: "OSSClientTests",
      dependencies: [
        "OSSClient", "Execution", "Replication", "HTTPTransport", "OSSSignature", "XMLDocument", "OSSEmulator",
        "TestSupport",
      ]),
    .testTarget(name: "OSSEmulatorTests", dependencies: ["OSSEmulator", "OSSSignature", "XMLDocument", "TestSupport"]),
    .testTarget(name: "PlanningTests", dependencies: ["Planning", "Diagnostics", "Replication", "TestSupport"]),
    .testTarget(name: "StatusTests", dependencies: ["Status", "Replication", "ExamplePlans", "TestSupport"]),
    .testTarget(name: "ApplyingTests", dependencies: ["Applying", "Planning", "Replication", "TestSupport"]),
    .testTarget(
      name: "ExecutionTests",
      dependencies: [
        "Execution", "Applying", "Planning", "OSSClient", "Credentials", "HTTPTransport", "OSSSignature", "OSSEmulator",
        "Replication", "TestSupport",
      ]),
    .testTarget(
      name: "DocumentsTests",
      dependencies: [
        "Documents", "Planning", "Applying", "Status", "OSSClient", "HTTPTransport", "Replication", "Diagnostics",
        "ExamplePlans", "TestSupport",
      ]),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "Documents", "Planning", "Applying", "Status", "Replication", "Diagnostics", "TerminalText",
        "ExamplePlans",
        "TestSupport",
      ]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "OSSReplCommands", "Desired", "Diagnostics", "Documents", "Planning", "Reporting", "TerminalText", "OSSClient",
        "OSSSignature", "Credentials",
        "HTTPTransport",
        "Replication", "XMLDocument", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "TestSupport", "Applying", "HTTPTransport", "OSSClient", "OSSSignature", "Execution", "Planning", "Replication",
        "oss-repl", "oss-emulator",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
