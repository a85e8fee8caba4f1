import Testing

@testable import ScenarioFiles

@Suite struct VariedValuesTests {
  @Test(
    arguments: [
      ("a.b=6..9", ["6", "7", "8", "9"]), ("a.b = 6 .. 8", ["6", "7", "8"]), ("a=6..12:2", ["6", "8", "10", "12"]),
      ("a=-1..1", ["-1", "0", "1"]), ("a=0.8..1.2:0.1", ["0.8", "0.9", "1", "1.1", "1.2"]),
      ("a=4 min..6 min:30 s", ["4 min", "4 min 30 s", "5 min", "5 min 30 s", "6 min"]),
      ("a=4 min..6 min", ["4 min", "5 min", "6 min"]), ("a=4..5 min:0.5", ["4 min", "4.5 min", "5 min"]),
      ("a=0 s..1 h:30 min", ["0 s", "30 min", "1 h"]), ("a=10 %..20 %:5 %", ["10 %", "15 %", "20 %"]),
      ("a=100..120 per hour:10", ["100 per hour", "110 per hour", "120 per hour"]),
      ("a=3..3", ["3"]), ("a=1..3,5,8", ["1", "2", "3", "5", "8"]),
      ("a=random, longestIdle", ["random", "longestIdle"]),
      (
        "a={exponential: {mean: 5 min}},{lognormal: {mean: 5 min, cv: 1}}",
        [
          "{exponential: {mean: 5 min}}", "{lognormal: {mean: 5 min, cv: 1}}",
        ]
      ),
      ("a=[1, 2],\"x,y\"", ["[1, 2]", "\"x,y\""]), ("a=null,3", ["null", "3"]),
    ] as [(String, [String])])
  func levels(_ text: String, _ expected: [String]) throws {
    #expect(try VariedValues(parsing: text).levels(limit: 100) == expected)
  }

  @Test(
    arguments: [
      ("a", "write `PATH=VALUES`"), ("=1", "a path such as"), ("a=", "a value is missing"), ("a=1,,2", "missing"),
      ("a=1..x", "a number is expected"), ("a=5..1", "the low end comes first"), ("a=1..4:2", "do not reach 4"),
      ("a=1.5..3", "say the step: `1.5..3:STEP`"), ("a=1..4:0", "above 0"), ("a=1..200", "more than 100 values"),
      ("a=1..9000000000000000000:1", "more than 100 values"), ("a=3,3", "given twice"),
      ("a=1 s..2 per hour", "units differ"), ("a=1..2:3:4", "time of day"), ("a=1..1e400", "too large"),
    ])
  func refused(_ text: String, _ reason: String) {
    do {
      let levels = try VariedValues(parsing: text).levels(limit: 100)
      Issue.record("\(text) gives \(levels)")
    } catch {
      #expect("\(error)".contains(reason), "\(error)")
    }
  }

  @Test func endsOfRangesAndOfPairs() throws {
    #expect(try VariedValues(parsing: "a=4 min..6 min:30 s").ends() == ("4 min", "6 min"))
    #expect(try VariedValues(parsing: "a=80/20,90/10").ends() == ("80/20", "90/10"))
    for text in ["a=1", "a=1,2,3", "a=1..1", "a=2,2"] {
      #expect(throws: VariedValuesError.self) { try VariedValues(parsing: text).ends() }
    }
  }

  @Test func placesInARange() throws {
    let whole = try VariedValues(parsing: "a=6..9")
    #expect(try [0.01, 0.24, 0.26, 0.99].map { try whole.value(at: $0).text } == ["6", "6", "7", "9"])
    #expect(try whole.value(at: 0.99).share == 1)
    let stepped = try VariedValues(parsing: "a=0 %..20 %:10 %")
    #expect(try [0.1, 0.5, 0.9].map { try stepped.value(at: $0).text } == ["0 %", "10 %", "20 %"])
    let times = try VariedValues(parsing: "a=4 min..6 min")
    #expect(try times.value(at: 0.25).text == "4.5 min")
    #expect(try times.value(at: 0.123456).text == "4.247 min")
    #expect(abs(try times.value(at: 0.123456).share - 0.1235) < 1e-12)
    #expect(try VariedValues(parsing: "a=90 s..4 min").value(at: 0.5).text == "2 min 45 s")
    for text in ["a=1,2", "a=5..5", "a=x,y"] {
      #expect(throws: VariedValuesError.self) { try VariedValues(parsing: text).value(at: 0.5) }
    }
  }
}
