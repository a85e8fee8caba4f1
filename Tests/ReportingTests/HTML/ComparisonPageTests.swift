import Testing

@testable import Reporting

@Suite struct ComparisonPageTests {
  /// A comparison made by hand: six, seven and eight agents.
  static let document = """
    {"format":"cherha-comparison/1",
     "run":{"version":"0","seed":1,"replications":400,"days":2,"confidence":0.95,"intervalConfidence":0.99,
            "stoppedBy":"precision","currency":"UAH"},
     "systems":[
      {"name":"base","label":"A","scenario":{"name":"A","file":"a.yaml","sha256":"0f"},
       "cost":{"mean":28800,"lower":28790,"upper":28810,"halfWidth":10},
       "measures":{"serviceLevel.excludingBlocked":{"mean":0.7,"lower":0.69,"upper":0.71,"halfWidth":0.01},
                   "averageWait of legal":null}},
      {"name":"seven","label":"A","scenario":{"name":"A","file":"a.yaml","sha256":"0f"},
       "cost":{"mean":33600,"lower":33600,"upper":33600,"halfWidth":0},
       "measures":{"serviceLevel.excludingBlocked":{"mean":0.823,"lower":0.82,"upper":0.83,"halfWidth":0.005}}}],
     "measures":[
      {"measure":"serviceLevel.excludingBlocked","scope":null,"margin":0.005,"preferred":"higher","decides":true},
      {"measure":"averageWait","scope":"legal","relativeMargin":0.02,"preferred":"lower","decides":true}],
     "pairs":[{"base":"base","other":"seven",
      "differences":[
       {"measure":"serviceLevel.excludingBlocked","scope":null,"base":0.7,"other":0.823,
        "difference":{"mean":0.123,"lower":0.119,"upper":0.127,"halfWidth":0.004},"margin":0.005,"verdict":"better",
        "moreReplications":null,"varianceRatio":6.1},
       {"measure":"averageWait","scope":"legal","base":20,"other":18,
        "difference":{"mean":-2,"lower":-4.5,"upper":0.5,"halfWidth":2.5},"margin":0.4,"verdict":"undecided",
        "moreReplications":1200,"varianceRatio":null}],
      "explanation":{"answeredInTime":0.12,"callTypes":[{"name":"legal","points":0.12}],
       "hours":[{"start":"09:00","points":0.12}],"causes":[{"cause":"abandoned","points":0.1},{"cause":"late","points":0.02}]}}],
     "best":{"measure":"serviceLevel.excludingBlocked","remaining":["seven"],"probability":0.95,"indifference":0.005,"batches":40},
     "pareto":["base","seven"]}
    """

  private func page(_ language: Language, _ text: String = document) throws -> String {
    try HTMLReport(language: language).page(of: JSONValue.parse(text))
  }

  @Test func verdictsStandFirst() throws {
    let page = try page(.en)
    #expect(page.utf8.count < 1_500_000)
    #expect(page.contains("Best by service level: seven."))
    #expect(page.contains("seven is better than base in service level: <abbr"))
    #expect(page.contains("+12.3\u{A0}points\u{A0}±\u{A0}0.4</abbr> (margin 0.5\u{A0}points)."))
    #expect(page.contains("cannot be told yet") && page.contains("About 1,200\u{A0}more replications would tell."))
    #expect(try self.page(.uk).contains("seven кращий за base"))
  }

  @Test func differencesAreDrawnInPoints() throws {
    let page = try page(.uk)
    let text = try #require(page.firstMatch(of: /id="difference-1-0">([^<]*)<\/script>/)?.output.1)
    let specification = try JSONValue.parse(String(text))
    guard case .array(let rows)? = specification["data"]?["values"] else {
      Issue.record("no rows")
      return
    }
    #expect(rows.map { $0["v"] } == [12.3])
    #expect(rows[0]["l"] == 11.9 && rows[0]["u"] == 12.7)
    for id in ["difference-2", "cost"] { #expect(page.contains("<figure id=\"\(id)\"")) }
  }

  @Test func strangersAmongThePairsAreRefused() {
    #expect(throws: DocumentError.self) {
      try page(.en, Self.document.replacing("\"other\":\"seven\"", with: "\"other\":\"nine\""))
    }
  }
}
