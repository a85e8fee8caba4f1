// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

func floor(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: ["README.md"], swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], reference: Bool = false) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, resources: reference ? [.copy("Reference")] : [],
    swiftSettings: settings)
}

let package = Package(
  name: "cherha",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "QueueingTheory", targets: ["QueueingTheory"]),
    .executable(name: "cherha", targets: ["cherha"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    floor("NumericalMethods", ["CGSL"]),
    floor("RandomVariates", ["NumericalMethods"]),
    floor("QueueingTheory", ["NumericalMethods"]),
    floor("OutputAnalysis", ["NumericalMethods"]),
    floor("CallCenterModel", ["RandomVariates"]),
    floor("ScenarioFiles", ["CallCenterModel", "RandomVariates", .product(name: "Yams", package: "Yams")]),
    floor("CallCenterSimulation", ["CallCenterModel", "RandomVariates", "OutputAnalysis"]),
    floor("Staffing", ["CallCenterModel", "QueueingTheory", "OutputAnalysis", "RandomVariates"]),
    floor("Experiments", ["CallCenterModel", "CallCenterSimulation", "NumericalMethods", "OutputAnalysis", "Staffing"]),
    floor("Reporting", ["CallCenterModel", "Experiments", "OutputAnalysis", "Staffing"]),
    .executableTarget(
      name: "cherha",
      dependencies: [
        "CallCenterModel", "Experiments", "QueueingTheory", "Reporting", "ScenarioFiles", "Staffing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["README.md"], swiftSettings: settings),
    .executableTarget(
      name: "cherha-benchmarks", dependencies: ["CallCenterModel", "CallCenterSimulation", "ScenarioFiles"],
      path: "Benchmarks", exclude: ["Scenarios"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
