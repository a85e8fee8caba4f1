import ArgumentParser

extension Erlang {
  /// What a staffing has to reach.
  struct Targets: ParsableArguments {
    @Option(name: .long, parsing: .unconditional, help: "Service level to reach.")
    var targetServiceLevel: String?
    @Option(
      name: .long,
      help: """
        What counts as met: excludingBlocked (default), ofOffered, ofAnswered, excludingShortAbandons or \
        shortAbandonsMet.
        """)
    var serviceLevelDefinition: String?
    @Option(name: .long, parsing: .unconditional, help: "Largest occupancy of the agents.")
    var maximumOccupancy: String?
    @Option(name: .long, parsing: .unconditional, help: "Largest share of offered calls that abandon.")
    var maximumAbandonment: String?
    @Option(name: .long, parsing: .unconditional, help: "Largest mean wait of the answered in seconds.")
    var maximumAverageSpeedOfAnswer: String?
    @Option(name: .long, parsing: .unconditional, help: "Largest share of offered calls that are blocked.")
    var maximumBlocking: String?
    @Option(name: .long, parsing: .unconditional, help: "Largest share of calls that wait.")
    var maximumProbabilityOfWait: String?
    @Option(
      name: .long, parsing: .unconditional,
      help: "Time in queue that a share of calls must not exceed: '{\"share\": 0.9, \"seconds\": 60}'.")
    var maximumWaitQuantile: String?
    @Option(name: .long, parsing: .unconditional, help: "Share of scheduled people who are away.")
    var shrinkage: String?

    var inputs: [(key: String, text: String?)] {
      [
        ("targetServiceLevel", targetServiceLevel), ("serviceLevelDefinition", serviceLevelDefinition),
        ("maximumOccupancy", maximumOccupancy), ("maximumAbandonment", maximumAbandonment),
        ("maximumAverageSpeedOfAnswer", maximumAverageSpeedOfAnswer), ("maximumBlocking", maximumBlocking),
        ("maximumProbabilityOfWait", maximumProbabilityOfWait), ("maximumWaitQuantile", maximumWaitQuantile),
        ("shrinkage", shrinkage),
      ]
    }
  }

  struct Staffing: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "staffing", abstract: "The fewest agents that reach the targets.",
      discussion: "Every target that is given must hold; at least one is needed.")

    @Option(name: .long, help: "Formula: erlang-b, erlang-c or erlang-a.")
    var of: String?
    @OptionGroup var traffic: Traffic
    @Option(name: .long, parsing: .unconditional, help: "Threshold of the service level in seconds (default: 20).")
    var thresholdSeconds: String?
    @OptionGroup var callers: Callers
    @OptionGroup var targets: Targets
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .staffing }
    var inputs: [(key: String, text: String?)] {
      [("of", of)] + traffic.inputs + [("thresholdSeconds", thresholdSeconds)] + callers.inputs + targets.inputs
    }
  }
}
