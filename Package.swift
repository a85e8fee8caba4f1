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

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, resources: resources.map { .copy($0) }, swiftSettings: settings)
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
    .target(name: "CAssets", exclude: ["README.md", "report.css", "report.js"]),
    floor("NumericalMethods", ["CGSL"]),
    floor("RandomVariates", ["NumericalMethods"]),
    floor("QueueingTheory", ["NumericalMethods", "RandomVariates"]),
    floor("OutputAnalysis", ["NumericalMethods"]),
    floor("CallCenterModel", ["RandomVariates"]),
    floor("ScenarioFiles", ["CallCenterModel", "RandomVariates", .product(name: "Yams", package: "Yams")]),
    floor("CallCenterSimulation", ["CallCenterModel", "RandomVariates", "OutputAnalysis"]),
    floor("Staffing", ["CallCenterModel", "QueueingTheory", "OutputAnalysis", "RandomVariates"]),
    floor(
      "Experiments", ["CallCenterModel", "CallCenterSimulation", "NumericalMethods", "OutputAnalysis", "Staffing"]),
    floor(
      "Reporting", ["CAssets", "CallCenterModel", "CallCenterSimulation", "Experiments", "OutputAnalysis", "Staffing"]),
    .executableTarget(
      name: "cherha",
      dependencies: [
        "CallCenterModel", "Experiments", "QueueingTheory", "RandomVariates", "Reporting", "ScenarioFiles", "Staffing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["README.md"], swiftSettings: settings),
    .executableTarget(
      name: "cherha-benchmarks",
      dependencies: ["CallCenterModel", "CallCenterSimulation", "QueueingTheory", "ScenarioFiles"],
      path: "Benchmarks", exclude: ["Scenarios"], swiftSettings: settings),
    .target(
      name: "TestSupport",
      dependencies: [
        "CallCenterModel", "CallCenterSimulation", "NumericalMethods", "OutputAnalysis", "RandomVariates",
      ],
      path: "Tests/TestSupport", exclude: ["README.md"], swiftSettings: settings),
    tests("NumericalMethods", ["NumericalMethods"], resources: ["Reference"]),
    tests("RandomVariates", ["RandomVariates", "NumericalMethods"], resources: ["Reference"]),
    tests("QueueingTheory", ["QueueingTheory", "NumericalMethods", "RandomVariates"], resources: ["Reference"]),
    tests("OutputAnalysis", ["OutputAnalysis", "NumericalMethods"], resources: ["Reference"]),
    tests("CallCenterModel", ["CallCenterModel", "TestSupport"]),
    tests("ScenarioFiles", ["ScenarioFiles", "CallCenterModel", "RandomVariates"]),
    tests(
      "CallCenterSimulation",
      [
        "CallCenterSimulation", "CallCenterModel", "OutputAnalysis", "QueueingTheory", "RandomVariates", "TestSupport",
      ], resources: ["Reference"]),
    tests("Staffing", ["Staffing", "CallCenterModel", "OutputAnalysis", "QueueingTheory", "TestSupport"]),
    tests(
      "Experiments",
      [
        "Experiments", "CallCenterModel", "CallCenterSimulation", "NumericalMethods", "OutputAnalysis",
        "QueueingTheory", "Staffing", "TestSupport",
      ]),
    tests(
      "Reporting", ["Reporting", "CallCenterModel", "Experiments", "OutputAnalysis", "Staffing"], resources: ["Golden"]),
    tests("Command", ["Reporting", "TestSupport", "cherha"]),
    tests(
      "Scenario",
      [
        "CallCenterModel", "CallCenterSimulation", "Experiments", "OutputAnalysis", "Reporting", "ScenarioFiles",
        "TestSupport", "cherha",
      ], resources: ["Elements"]),
  ],
  swiftLanguageModes: [.v6]
)
