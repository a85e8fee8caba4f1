import ArgumentParser

extension Erlang {
  struct TimeVaryingStaffing: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "time-varying-staffing",
      abstract: "Agents for each interval of a day, so that the targets hold in all of them.",
      discussion: """
        Every target that is given must hold for the calls that arrive in each interval; at least one is needed. \
        Beside it stands what staffing each interval by itself would give and reach (SIPP).
        """)

    @OptionGroup var day: Day
    @OptionGroup var callers: DayCallers
    @Option(name: .long, parsing: .unconditional, help: "Threshold of the service level in seconds (default: 20).")
    var thresholdSeconds: String?
    @Option(
      name: .long, parsing: .unconditional, help: "Limit of a short abandonment in seconds; the threshold unless given."
    )
    var shortAbandonSeconds: String?
    @OptionGroup var targets: Targets
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .timeVaryingStaffing }
    var inputs: [(key: String, text: String?)] {
      day.inputs + callers.inputs + [
        ("thresholdSeconds", thresholdSeconds), ("shortAbandonSeconds", shortAbandonSeconds),
      ] + targets.inputs
    }
  }
}
