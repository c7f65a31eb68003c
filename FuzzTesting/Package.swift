// swift-tools-version: 6.2
import PackageDescription

// A package of its own, since libFuzzer's flags are for everything that it links. The bodies of the
// fuzzers are a target of the main package, whose tests replay the corpus without libFuzzer.
// `scripts/fuzz` builds and runs this.

let package = Package(
  name: "FuzzTesting",
  dependencies: [.package(name: "pastoral", path: "..")],
  targets: [
    .executableTarget(
      name: "fuzz", dependencies: [.product(name: "FuzzBodies", package: "pastoral")],
      path: "Fuzz",
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ])
  ],
  swiftLanguageModes: [.v6]
)
