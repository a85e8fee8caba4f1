extension DiagnosticTable {
  private static let patience = "    patience: {exponential: {mean: 2 min}}\n"
  private static let group = "    skills: [legal]"

  /// The base as e-mail, with more lines for the type; the mark stands in them.
  private static func email(_ lines: String, _ fragment: String, errors: Int = 1) -> Diagnosed {
    .init([[patience, ""], ["target: 80/20", "channel: email\n    \(lines)"]], fragment, errors: errors)
  }

  static let channels: [Diagnosed] = [
    .init("target: 80/20", "channel: ‸emial", "there is no channel `emial`; did you mean `email`?"),
    .init(
      [[patience, ""], ["  legal:\n    ", "  legal:\n    ‸"], ["target: 80/20", "channel: email"]],
      "`deadline` is missing"),
    .init("target: 80/20", "deadline: ‸24 h", "belongs to deferred work"),
    .init("target: 80/20", "resumeCost: ‸{constant: 1 min}", "belongs to deferred work"),
    .init(
      [["patience: {exp", "patience: ‸{exp"], ["target: 80/20", "channel: letter\n    deadline: 5 days"]],
      "`patience` has no meaning here"),
    email("deadline: 24 h\n    lines: ‸4", "`lines` has no meaning here"),
    email("deadline: ‸1.5 days", "days are counted whole"),
    email("deadline: ‸1 day 12 h", "whole days or hours, not both"),
    email("deadline: ‸0 h", "above 0"),
    email("deadline: ‸5", "has no unit"),
    email("deadline: ‸2 moths", "did you mean `months`?"),
    email("deadline: {‸workingHuors: 8 h}", "did you mean `workingHours`?", errors: 2),
    email("deadline: 5 days\n    daysOff: ‸next-workingday", "did you mean `next-working-day`?"),
    email("deadline: 5 days\n    daysOff: ‸mon-sun", "leaves no working day"),
    email("deadline: {workingHours: 8 h}\n    daysOff: ‸sun", "`daysOff` has no meaning here"),
    email("hours: closed\n    deadline: ‸{workingHours: 8 h}", "too few working hours"),
    email("deadline: 24 h\n    interruptible: no\n    resumeCost: ‸{constant: 1 min}", "is never interrupted"),
    email("deadline: 24 h\n    target: ‸{onTime: 95 %, within: 20 s}", "not for both"),
    .init(
      [["  legal:", "  ‸legal:"], ["target: 80/20", "target: {onTime: 95 %}"]], "`onTime` is a target of deferred work"),
    .init([[group, "    skills: [legal]\n    chats: {atOnce: 2, pace: ‸[1, 0.8, 0.6]}"]], "from 1 to 2, not for 3"),
    .init(
      [[group, "    skills: [legal]\n    chats: {atOnce: 2, pace: [‸0.9, 0.8]}"]], "the pace of one chat alone is 1"),
    .init([[group, "    skills: [legal]\n    chats: {atOnce: 2, pace: [1, ‸0.0001]}"]], "a pace is 0.001 to 1"),
    .init(
      [["  sumy:", "  ‸sumy:"], [group, "    skills: [legal]\n    chats: {atOnce: 2, pace: [1, 0.8]}"]],
      "serves no call type of the channel `chat`"),
  ]
}
