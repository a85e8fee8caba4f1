@testable import ScenarioFiles

extension DiagnosticTable {
  /// Call-backs and outbound calls.
  static let callBacks: [Diagnosed] = [
    .callBack("{‸acepted: 60 %}", "did you mean `accepted`?", errors: 3),
    .callBack("‸{accepted: 60 %}", "the key `offer` is missing"),
    .callBack("{offer: ‸{predictor: lastWait}, accepted: 60 %}", "the key `whenPredictedWait` is missing"),
    .callBack(
      "{offer: {whenPredictedWait: 1 min, predictor: ‸headOfLin}, accepted: 60 %}", "did you mean `headOfLine`?"),
    .callBack(
      "{offer: {whenPredictedWait: 1 min, predictor: ‸meanOfLast(0)}, accepted: 60 %}", "the last 1 to 10000"),
    .callBack("{offer: {whenPredictedWait: ‸-1 min}, accepted: 60 %}", "cannot be negative"),
    .offer("accepted: ‸120 %", "a share is 0 % to 100 %"),
    .offer("accepted: 60 %, keepsPlace: ‸perhaps", "yes or no is expected"),
    .offer("accepted: 60 %, priority: ‸20", "write `keepsPlace: no`"),
    .callBack(
      "‸{offer: {whenPredictedWait: 1 min}, accepted: 60 %, attempts: 2}", "several attempts need `retry`"),
    .offer("accepted: 60 %, attempts: ‸0", "allowed is 1 to 100"),
    .offer("accepted: 60 %, retry: ‸{constant: 1 h}", "no meaning with a single attempt"),
    .offer("accepted: 60 %, patienceOfOthers: ‸1200 %", "allowed is 0 % to 1000 %"),
    .init(
      [
        [
          "target: 80/20", "callBack: {offer: {whenPredictedWait: 1 min}, accepted: 60 %, keepsPlace: no, priority: 2}",
        ],
        ["  legal:", "  ‸legal:"],
      ], "would go before the callers who wait"),
    .init("target: 80/20", "dialling: ‸{mode: preview, reached: 40 %}", "`dialling` needs the channel `outbound`"),
    .init(
      "    target: 80/20",
      "    channel: chat\n    callBack: ‸{offer: {whenPredictedWait: 1 min}, accepted: 60 %}",
      "`callBack` needs the channel `voice`, not `chat`"),
    .dialling("", "the key `dialling` is missing").atLegal,
    .dialling("dialling: {mode: ‸previw, reached: 40 %}", "did you mean `preview`?"),
    .dialling("dialling: ‸{mode: preview}", "the key `reached` is missing"),
    .dialling("dialling: ‸{mode: predictive, reached: 40 %}", "needs `perFreeAgent`"),
    .dialling("dialling: {mode: predictive, perFreeAgent: ‸-1, reached: 40 %}", "0 to 100 numbers"),
    .dialling("dialling: ‸{mode: limited, reached: 40 %}", "needs `mismatches`"),
    .dialling("dialling: {mode: limited, mismatches: ‸3 %, reached: 40 %}", "at most"),
    .dialling("dialling: {mode: double, extra: ‸2, reached: 40 %}", "`extra` belongs to `mode: predictive`"),
    .dialling(
      "dialling: {mode: double, preview: ‸{constant: 9 s}, reached: 40 %}", "`preview` belongs to `mode: preview`"),
    .dialling("dialling: {mode: preview, dropMismatches: ‸yes, reached: 40 %}", "no meaning with `mode: preview`"),
    .dialling("dialling: {mode: double, reached: 40 %, minimumFree: ‸0}", "allowed is 1 to"),
    .dialling("dialling: ‸{mode: double, reached: 40 %, rightParty: 60 %}", "needs `otherTalk`"),
    .dialling("dialling: {mode: double, reached: 40 %, otherTalk: ‸{constant: 9 s}}", "`rightParty` is 100 %"),
    .dialling("dialling: {mode: double, reached: 40 %, retry: ‸{attempts: 3}}", "the key `delay` is missing"),
    .dialling(
      "dialling: {mode: double, reached: 40 %, retry: {delay: {constant: 1 h}, attempts: ‸1}}", "allowed is 2 to 100"),
    .dialling("dialling: {mode: double, reached: 40 %}\n    balking: ‸10 %", "the centre makes these calls"),
    .dialling(
      "dialling: {mode: double, reached: 40 %}\n    recall: ‸{unsolved: 1 %, delay: {constant: 1 h}}",
      "`recall` needs the channel"),
    .dialling(
      "dialling: {mode: double, reached: 40 %, dropMismatches: yes}\n    patience: ‸{constant: 2 s}",
      "`dropMismatches` cuts off everybody"),
  ]
}

extension Diagnosed {
  fileprivate static func callBack(_ text: String, _ fragment: String, errors: Int = 1) -> Diagnosed {
    .init([["target: 80/20", "callBack: \(text)"]], fragment, errors: errors)
  }

  /// With an offer that is right.
  fileprivate static func offer(_ text: String, _ fragment: String) -> Diagnosed {
    callBack("{offer: {whenPredictedWait: 1 min}, \(text)}", fragment)
  }

  /// The first type as a list, without the patience of callers.
  fileprivate static func dialling(_ text: String, _ fragment: String) -> Diagnosed {
    .init(
      [["    patience: {exponential: {mean: 2 min}}\n", ""], ["target: 80/20", "channel: outbound\n    \(text)"]],
      fragment)
  }

  fileprivate var atLegal: Diagnosed {
    var copy = self
    copy.edits.append(["    arrivals:", "    ‸arrivals:"])
    return copy
  }
}
