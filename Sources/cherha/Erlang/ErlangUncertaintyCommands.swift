import ArgumentParser

extension Erlang {
  struct SquareRoot: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "square-root", abstract: "Agents by the square-root rule, beside the exact number.",
      discussion: "An approximation for large groups; patience is unlimited unless given.")

    @OptionGroup var traffic: Traffic
    @Option(name: .long, parsing: .unconditional, help: "Mean patience in seconds, or inf (default: inf).")
    var patienceSeconds: String?
    @Option(name: .long, parsing: .unconditional, help: "Share of calls that may wait.")
    var targetProbabilityOfWait: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .squareRoot }
    var inputs: [(key: String, text: String?)] {
      traffic.inputs + [
        ("patienceSeconds", patienceSeconds), ("targetProbabilityOfWait", targetProbabilityOfWait),
      ]
    }
  }

  struct UncertainVolume: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "uncertain-volume", abstract: "The fewest agents when the volume is not known in advance.",
      discussion: """
        The volume is gamma distributed around the calls an hour, or one of several: \
        --scenarios '[{"callsPerHour": 100, "probability": 0.6}, {"callsPerHour": 150, "probability": 0.4}]'
        """)

    @Option(name: .long, help: "Formula: erlang-a where a patience is given, else erlang-c; or erlang-b.")
    var of: String?
    @OptionGroup var traffic: Traffic
    @Option(name: .customLong("volume-cv"), parsing: .unconditional, help: "Coefficient of variation of the volume.")
    var volumeCV: String?
    @Option(name: .long, parsing: .unconditional, help: "Volumes with their probabilities, as JSON.")
    var scenarios: String?
    @Option(name: .long, parsing: .unconditional, help: "Probability with which the targets are to be reached.")
    var confidence: String?
    @Option(name: .long, parsing: .unconditional, help: "Threshold of the service level in seconds (default: 20).")
    var thresholdSeconds: String?
    @OptionGroup var callers: Callers
    @OptionGroup var targets: Targets
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .uncertainVolume }
    var inputs: [(key: String, text: String?)] {
      [("of", of)] + traffic.inputs + [
        ("volumeCV", volumeCV), ("scenarios", scenarios), ("confidence", confidence),
        ("thresholdSeconds", thresholdSeconds),
      ] + callers.inputs + targets.inputs
    }
  }

  struct RealisedServiceLevel: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "realised-service-level", abstract: "The service level that one interval turns out to have.",
      discussion: "Its expectation, its spread and how likely it is to reach a target.")

    @OptionGroup var traffic: Traffic
    @Option(name: .long, parsing: .unconditional, help: "Agents.")
    var agents: String?
    @Option(name: .long, parsing: .unconditional, help: "Mean patience in seconds, or inf (default: inf).")
    var patienceSeconds: String?
    @Option(name: .long, parsing: .unconditional, help: "Threshold of the service level in seconds (default: 20).")
    var thresholdSeconds: String?
    @Option(name: .long, parsing: .unconditional, help: "Limit of a short abandonment in seconds.")
    var shortAbandonSeconds: String?
    @Option(name: .long, help: "What counts as met (default: excludingBlocked).")
    var serviceLevelDefinition: String?
    @Option(name: .long, parsing: .unconditional, help: "Length of the interval in seconds.")
    var intervalSeconds: String?
    @Option(name: .long, parsing: .unconditional, help: "Service level to reach.")
    var targetServiceLevel: String?
    @Option(name: .long, parsing: .unconditional, help: "Probability for which the agents are solved for.")
    var confidence: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .realisedServiceLevel }
    var inputs: [(key: String, text: String?)] {
      traffic.inputs + [
        ("agents", agents), ("patienceSeconds", patienceSeconds), ("thresholdSeconds", thresholdSeconds),
        ("shortAbandonSeconds", shortAbandonSeconds), ("serviceLevelDefinition", serviceLevelDefinition),
        ("intervalSeconds", intervalSeconds), ("targetServiceLevel", targetServiceLevel), ("confidence", confidence),
      ]
    }
  }
}
