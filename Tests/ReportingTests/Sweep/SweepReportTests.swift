import OutputAnalysis
import Testing

@testable import Experiments
@testable import Reporting

@Suite struct SweepReportTests {
  static func samples() throws -> [(name: String, record: SweepRecord)] {
    [
      ("sweep-grid", try SweepSample.grid()), ("sweep-tornado", try SweepSample.tornado()),
      ("sweep-hypercube", try SweepSample.hypercube()),
    ]
  }

  @Test(arguments: Language.allCases) func terminal(_ language: Language) throws {
    for (name, record) in try Self.samples() {
      let text = TerminalReport(language: language, width: 100, color: false).text(of: record)
      #expect(text.split(separator: "\n").allSatisfy { $0.displayWidth <= 100 }, "\(name)")
      try Golden.expect(text, "\(name)-\(language).txt")
    }
  }

  @Test func documents() throws {
    for (name, record) in try Self.samples() {
      try Golden.expect(record.json.serialized(pretty: true) + "\n", "\(name).json")
      if name == "sweep-grid" { try Golden.expect(record.csv.text, "sweep.csv") }
    }
  }

  @Test func aStoredPointComesBackWhole() throws {
    for (_, record) in try Self.samples() {
      for point in record.points {
        let text = point.json(record.header, key: "k").serialized(pretty: true)
        let stored = try StoredSweepPoint(parsing: text)
        #expect(stored.header == record.header)
        #expect(stored.point == point)
        #expect(stored.key == "k")
        #expect(stored.point.json(stored.header, key: "k").serialized(pretty: true) == text)
      }
    }
  }

  @Test func whatIsNoPointIsRefused() throws {
    let record = try SweepSample.grid()
    let text = record.points[0].json(record.header, key: "k").serialized(pretty: true)
    for length in stride(from: 0, to: text.count - 1, by: 97) {
      #expect(throws: SweepPointError.self) { try StoredSweepPoint(parsing: String(text.prefix(length))) }
    }
    for (part, other, reason) in [
      ("cherha-sweep-point/1", "cherha-sweep-point/2", "this version reads"), ("\"format\"", "\"f\"", "not a point"),
      ("101", "x", "lacks"), ("\"grid\"", "\"star\"", "lacks"),
      ("\"measure\": \"cost\"", "\"measure\": \"c\"", "lacks"),
      ("\"key\"", "\"k\"", "lacks"), ("\"replications\": 8", "\"replications\": 8.5", "lacks"),
    ] {
      do {
        _ = try StoredSweepPoint(parsing: text.replacing(part, with: other))
        Issue.record("\(part) may be \(other)")
      } catch {
        #expect("\(error)".contains(reason), "\(part): \(error)")
      }
    }
  }

  @Test(
    arguments: [
      (-4.0, 4.0, "    ░░░░│████    "), (4.0, 8.0, "        │░░░░████"), (-8.0, -2.0, "░░░░░░██│        "),
      (0.0, 0.0, "        │        "), (8.0, -8.0, "████████│░░░░░░░░"),
    ])
  func bars(low: Double, high: Double, text: String) {
    #expect(TornadoBar.text(low: low, high: high, largest: 8) == text)
  }

  @Test func progressOfASweep() {
    let line = ProgressLine(language: .en, width: 79)
    #expect(
      line.text(point: 3, of: 7, share: 0.5, before: 2, elapsedSeconds: 10).hasSuffix(
        " 35 %  point 3 of 7, 1 min 30 s left"))
    #expect(line.text(point: 3, of: 7, share: 0, before: 2, elapsedSeconds: 0).hasSuffix("point 3 of 7"))
  }
}
