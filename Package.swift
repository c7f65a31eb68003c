// swift-tools-version: 6.2
import PackageDescription

// The targets and what each may import are drawn in docs/ARCHITECTURE.md;
// Tests/RPCTests/House/ImportTableTests.swift holds the sources against that table.

/// Every target of ours: Swift 6, explicit existentials, explicit imports, no warnings.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Generated code obeys the same visibility rules, but its warnings are not ours to mend.
let generated: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let histogram = Target.Dependency.product(name: "Histogram", package: "hdrhistogram-swift")
let jwtKit = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let asyncHTTPClient = Target.Dependency.product(
  name: "AsyncHTTPClient", package: "async-http-client")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "pastoral",
  products: [
    .executable(name: "rpc-server", targets: ["rpc-server"]),
    .executable(name: "rpc-client", targets: ["rpc-client"]),
    .library(name: "RPCClient", targets: ["RPCClient", "Messages", "WireFormat"]),
    // For FuzzTesting, a package of its own; of no use to anybody else.
    .library(name: "FuzzBodies", targets: ["FuzzBodies"]),
  ],
  dependencies: [
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", exact: "0.2.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/apple/swift-protobuf", exact: "1.39.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
  ],
  targets: [
    // The wire.
    .target(
      name: "WireFormat", dependencies: [nioCore],
      path: "Sources/WireFormat/Frames", packageAccess: false, swiftSettings: strict),
    .target(
      name: "Messages", dependencies: [protobuf],
      path: "Sources/WireFormat/Messages", packageAccess: false, swiftSettings: generated),
    .target(
      name: "RPCClient",
      dependencies: ["WireFormat", "Messages", protobuf, nioCore, nioPosix, nioSSL, nioTLS],
      path: "Sources/WireFormat/Client", packageAccess: false, swiftSettings: strict),

    // The partners. PluginAPI and Store keep package access, and nobody else: what only they can make, plugins
    // cannot forge.
    .target(
      name: "PluginAPI", dependencies: ["Domain"], path: "Sources/Plugins/PluginAPI",
      swiftSettings: strict + [.strictMemorySafety()]),

    .target(
      name: "LocalAuthority", dependencies: ["PluginAPI", "Domain"],
      path: "Sources/Plugins/LocalAuthority", packageAccess: false,
      swiftSettings: strict + [.strictMemorySafety()]),

    .target(
      name: "NHS", dependencies: ["PluginAPI", "Domain", crypto], path: "Sources/Plugins/NHS",
      packageAccess: false, swiftSettings: strict + [.strictMemorySafety()]),

    .target(
      name: "Police", dependencies: ["PluginAPI", "Domain", crypto], path: "Sources/Plugins/Police",
      packageAccess: false, swiftSettings: strict + [.strictMemorySafety()]),

    .target(
      name: "StudentFinance", dependencies: ["PluginAPI", "Domain"],
      path: "Sources/Plugins/StudentFinance", packageAccess: false,
      swiftSettings: strict + [.strictMemorySafety()]),

    // The server.
    .target(
      name: "Domain", path: "Sources/RPCServer/Domain",
      resources: [.embedInCode("Disclosure/adequacy.tsv")], packageAccess: false,
      swiftSettings: strict),
    .target(
      name: "Ledger", dependencies: [crypto], path: "Sources/RPCServer/Ledger",
      packageAccess: false, swiftSettings: strict),
    .systemLibrary(
      name: "CSQLite", path: "Sources/RPCServer/Store/CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "Store", dependencies: ["Domain", "Ledger", "PluginAPI", "CSQLite", crypto],
      path: "Sources/RPCServer/Store", exclude: ["CSQLite"],
      resources: [
        .embedInCode("Schema/v0001_initial.sql"), .embedInCode("Schema/v0001_notices.sql"),
        .embedInCode("Schema/v0001_wordings.sql"), .embedInCode("Schema/v0001_terms.sql"),
        .embedInCode("Schema/keys_v0001_initial.sql"),
        .embedInCode("Calendar/bank_holidays_england.tsv"),
      ], swiftSettings: strict),
    // Starts plugins' programs. In C, since between fork and exec Swift promises nothing.
    .target(name: "CConfinement", path: "Sources/RPCServer/Server/CConfinement"),
    .target(
      name: "RPCServer",
      dependencies: [
        "CConfinement", "WireFormat", "Messages", "Domain", "Ledger", "Store", "PluginAPI",
        protobuf, nioCore,
        nioPosix, nioSSL, nioTLS, nioHTTP1, asyncHTTPClient, crypto, jwtKit, logging,
      ],
      path: "Sources/RPCServer/Server", exclude: ["CConfinement"], packageAccess: false,
      swiftSettings: strict),
    .executableTarget(
      name: "rpc-server",
      dependencies: [
        "RPCServer", "WireFormat", "Domain", "Ledger", "Store", "PluginAPI", "LocalAuthority",
        "NHS", "Police", "StudentFinance", arguments, crypto, logging, yams,
      ],
      path: "Sources/RPCServer/Main",
      resources: [
        .embedInCode("PluginSkeleton/Package.swift.txt"),
        .embedInCode("PluginSkeleton/main.swift.txt"),
        .embedInCode("PluginSkeleton/Contract.swift.txt"),
        .embedInCode("PluginSkeleton/Line.swift.txt"),
      ], packageAccess: false, swiftSettings: strict),

    // The command line.
    .executableTarget(
      name: "rpc-client",
      dependencies: [
        "RPCClient", "WireFormat", "Messages", "Ledger", crypto, protobuf, nioCore, nioPosix,
        arguments,
        histogram, yams,
      ],
      path: "Sources/rpc-client", packageAccess: false, swiftSettings: strict),

    // A plugin as a program of its own, in C; its Makefile builds it without this package.
    .executableTarget(
      name: "housing-support", path: "Examples/plugin-c", exclude: ["Makefile"],
      cSettings: [.headerSearchPath("generated")],
      linkerSettings: [.linkedLibrary("protobuf-c")]),

    // The tests. CProtoMessages is protobuf-c's view of the same protos, FaultyVFS a disk that fails.
    .target(
      name: "CProtoMessages", path: "Tests/ProtobufC",
      cSettings: [.headerSearchPath("."), .headerSearchPath("Generated")],
      linkerSettings: [.linkedLibrary("protobuf-c")]),
    .testTarget(
      name: "WireFormatTests",
      dependencies: ["WireFormat", "Messages", "CProtoMessages", protobuf, nioCore],
      path: "Tests/WireFormatTests", exclude: ["Client", "Fuzz", "Vectors"], packageAccess: false,
      swiftSettings: strict),
    .target(
      name: "TestPeer",
      dependencies: ["WireFormat", "Messages", protobuf, nioCore, crypto, cryptoExtras],
      path: "Tests/RPCTests/Peer", packageAccess: false, swiftSettings: strict),
    // The attacks of docs/HOSTILE.md, for RPCServerTests and for scripts/hostile.
    .target(
      name: "HostileInputs",
      dependencies: [
        "TestPeer", "RPCServer", "WireFormat", "Messages", "Domain", protobuf, nioCore,
      ],
      path: "Tests/RPCTests/Hostile/Inputs", packageAccess: false, swiftSettings: strict),
    .executableTarget(
      name: "hostile-inputs",
      dependencies: [
        "HostileInputs", "TestPeer", "RPCServer", "WireFormat", "Messages", protobuf, nioCore,
        arguments,
      ],
      path: "Tests/RPCTests/Hostile/Runner", packageAccess: false, swiftSettings: strict),
    .testTarget(
      name: "RPCServerTests",
      dependencies: [
        "Promises", "HostileInputs", "TestPeer", "AllocationCount", "EchoBursts", "RPCServer",
        "Store", "Ledger", "Domain", "PluginAPI", "WireFormat", "Messages", protobuf, nioCore,
        nioPosix, nioEmbedded, nioHTTP1, nioSSL, crypto, logging,
      ],
      path: "Tests/RPCTests/Server", packageAccess: false, swiftSettings: strict),
    .testTarget(
      name: "ServerProgramTests",
      dependencies: [
        "Promises", "TestPeer", "rpc-server", "rpc-client", "housing-support", "WireFormat",
        "Messages", protobuf,
      ],
      path: "Tests/RPCTests/Main", packageAccess: false, swiftSettings: strict),
    // Counts allocations in tests and measurements.
    .target(name: "AllocationCount", path: "Tests/AllocationCount"),
    .target(
      name: "EchoBursts",
      dependencies: [
        "RPCServer", "Store", "Ledger", "Domain", "WireFormat", "Messages", protobuf, nioCore,
        nioEmbedded, crypto, logging,
      ],
      path: "Benchmarks/EchoBursts", packageAccess: false, swiftSettings: strict),
    .executableTarget(
      name: "echo-path", dependencies: ["EchoBursts", "AllocationCount"],
      path: "Benchmarks/EchoPath", packageAccess: false, swiftSettings: strict),
    .executableTarget(
      name: "book-path", dependencies: ["BenchmarkSecrets", "Store", "Ledger", "Domain"],
      path: "Benchmarks/BookPath", packageAccess: false, swiftSettings: strict),
    .target(
      name: "BenchmarkSecrets", dependencies: ["Store", "Ledger", crypto],
      path: "Benchmarks/Secrets", packageAccess: false, swiftSettings: strict),
    .executableTarget(
      name: "case-fill", dependencies: ["BenchmarkSecrets", "Store", "Domain"],
      path: "Benchmarks/CaseFill", packageAccess: false, swiftSettings: strict),
    .executableTarget(
      name: "ledger-fill",
      dependencies: ["BenchmarkSecrets", "Store", "Ledger", "Domain", "CSQLite", crypto],
      path: "Benchmarks/LedgerFill", packageAccess: false, swiftSettings: strict),
    .target(
      name: "FuzzBodies",
      dependencies: ["WireFormat", "Messages", "Domain", "Ledger", protobuf, nioCore],
      path: "FuzzTesting/Bodies", packageAccess: false, swiftSettings: strict),
    .testTarget(
      name: "FuzzReplayTests", dependencies: ["FuzzBodies"], path: "Tests/WireFormatTests/Fuzz",
      packageAccess: false, swiftSettings: strict),
    .testTarget(
      name: "HouseTests", path: "Tests/RPCTests/House", packageAccess: false,
      swiftSettings: strict),
    // Depends on PluginAPI so that its module is there to be compiled against. With @testable it can make a
    // receipt, which no product can.
    .testTarget(
      name: "PluginTests",
      dependencies: [
        "PluginAPI", "LocalAuthority", "NHS", "Police", "StudentFinance", "RPCServer", "Domain",
        "TestPeer", "housing-support", "Messages", protobuf, logging,
      ],
      path: "Tests/RPCTests/Plugins", exclude: ["Fixtures"], packageAccess: false,
      swiftSettings: strict),
    // What tests are tagged with: the promises of the notices, and the features of booking.
    .target(
      name: "Promises", path: "Tests/RPCTests/Promises", packageAccess: false,
      swiftSettings: strict),
    .target(name: "FaultyVFS", dependencies: ["CSQLite"], path: "Tests/FaultyVFS"),
    .testTarget(
      name: "StoreTests",
      dependencies: ["Promises", "Store", "Ledger", "Domain", "FaultyVFS", crypto],
      path: "Tests/RPCTests/Store", packageAccess: false, swiftSettings: strict),
    .testTarget(
      name: "PolicyTests", dependencies: ["Promises", "Domain"], path: "Tests/RPCTests/Policy",
      exclude: ["Golden"], packageAccess: false, swiftSettings: strict),
    .testTarget(
      name: "LedgerTests", dependencies: ["Ledger", "TestPeer", crypto],
      path: "Tests/RPCTests/Ledger", exclude: ["Vectors", "Verifier"], packageAccess: false,
      swiftSettings: strict),
    .testTarget(
      name: "CallsTests",
      dependencies: [
        "Promises", "TestPeer", "rpc-client", "housing-support", "RPCServer", "RPCClient", "Store",
        "Ledger", "Domain", "PluginAPI", "LocalAuthority", "NHS", "Police", "StudentFinance",
        "WireFormat",
        "Messages", protobuf, nioCore, crypto, logging,
      ],
      path: "Tests/RPCTests/Calls", packageAccess: false, swiftSettings: strict),
    .testTarget(
      name: "DurabilityTests",
      dependencies: [
        "Promises", "TestPeer", "rpc-server", "RPCClient", "Store", "Ledger", "Domain",
        "WireFormat", "Messages", protobuf, crypto,
      ],
      path: "Tests/RPCTests/Durability", packageAccess: false, swiftSettings: strict),
    .testTarget(
      name: "RPCClientTests",
      dependencies: [
        "RPCClient", "WireFormat", "Messages", protobuf, nioCore, nioEmbedded, nioPosix, nioSSL,
      ],
      path: "Tests/WireFormatTests/Client", exclude: ["Fixtures"], packageAccess: false,
      swiftSettings: strict),
    .testTarget(
      name: "DomainTests", dependencies: ["Promises", "Domain"], path: "Tests/RPCTests/Domain",
      packageAccess: false, swiftSettings: strict),
    .testTarget(
      name: "RPCClientCLITests",
      dependencies: [
        "Promises", "TestPeer", "rpc-client", "RPCClient", "WireFormat", "Messages", protobuf,
        arguments, nioCore, nioPosix, histogram,
      ],
      path: "Tests/RPCTests/rpc-client", exclude: ["Snapshots"], packageAccess: false,
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
