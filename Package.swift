// swift-tools-version: 6.2
import PackageDescription

/// Put there by `scripts/setup`.
let highs = Context.packageDirectory + "/.deps/py/highsbox/highs_dist"

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

/// Whatever imports Scheduling, tests among them, finds the library where it was linked.
let solverFlags: [SwiftSetting] = [
  .unsafeFlags(["-Xcc", "-I\(highs)/include/highs", "-Xcc", "-I\(highs)/include"])
]
let solverLinks: [LinkerSetting] = [.unsafeFlags(["-L\(highs)/lib", "-Xlinker", "-rpath", "-Xlinker", "\(highs)/lib"])]

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
    .systemLibrary(name: "CHiGHS"),
    .target(name: "CAssets", exclude: ["README.md", "report.css", "report.js"]),
    floor("NumericalMethods", ["CGSL"]),
    floor("RandomVariates", ["NumericalMethods"]),
    floor("QueueingTheory", ["NumericalMethods", "RandomVariates"]),
    floor("OutputAnalysis", ["NumericalMethods"]),
    floor("CallCenterModel", ["RandomVariates"]),
    floor("ScenarioFiles", ["CallCenterModel", "RandomVariates", .product(name: "Yams", package: "Yams")]),
    floor("CallCenterSimulation", ["CallCenterModel", "RandomVariates", "OutputAnalysis"]),
    floor("Staffing", ["CallCenterModel", "QueueingTheory", "OutputAnalysis", "RandomVariates"]),
    .target(
      name: "Scheduling", dependencies: ["CHiGHS", "CallCenterModel", "RandomVariates"], exclude: ["README.md"],
      swiftSettings: settings + solverFlags, linkerSettings: solverLinks),
    floor(
      "Experiments",
      ["CallCenterModel", "CallCenterSimulation", "NumericalMethods", "OutputAnalysis", "Scheduling", "Staffing"]),
    floor(
      "Reporting",
      [
        "CAssets", "CallCenterModel", "CallCenterSimulation", "Experiments", "OutputAnalysis", "Scheduling", "Staffing",
      ]),
    .executableTarget(
      name: "cherha",
      dependencies: [
        "CallCenterModel", "Experiments", "QueueingTheory", "RandomVariates", "Reporting", "ScenarioFiles",
        "Scheduling", "Staffing",
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
    tests("Scheduling", ["Scheduling", "CallCenterModel", "RandomVariates"]),
    tests(
      "Experiments",
      [
        "Experiments", "CallCenterModel", "CallCenterSimulation", "NumericalMethods", "OutputAnalysis",
        "QueueingTheory", "RandomVariates", "ScenarioFiles", "Scheduling", "Staffing", "TestSupport",
      ]),
    tests(
      "Reporting",
      ["Reporting", "CallCenterModel", "Experiments", "OutputAnalysis", "RandomVariates", "Scheduling", "Staffing"],
      resources: ["Golden"]),
    tests("Command", ["Reporting", "TestSupport", "cherha"]),
    tests(
      "Scenario",
      [
        "CallCenterModel", "CallCenterSimulation", "Experiments", "OutputAnalysis", "Reporting", "ScenarioFiles",
        "Scheduling", "TestSupport", "cherha",
      ], resources: ["Elements"]),
  ],
  swiftLanguageModes: [.v6]
)
