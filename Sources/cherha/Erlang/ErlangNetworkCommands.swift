import ArgumentParser

// Questions about several call types and groups of agents.
extension Erlang {
  struct Multiskill: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "multiskill", abstract: "Several call types and groups of agents, exactly, where they are few.",
      discussion: """
        Call types, groups and ranks are JSON, as in requests: --call-types '[{"callsPerHour":20,"patienceSeconds":60}]' \
        --groups '[{"agents":3,"handleSeconds":300}]' --call-to-group '[[1]]' --group-to-call '[[1]]'
        """)

    @Option(name: .long, parsing: .unconditional, help: "Call types: volume and patience of each.")
    var callTypes: String?
    @Option(
      name: .long, parsing: .unconditional, help: "Groups: agents and handling time (for each call type) of each.")
    var groups: String?
    @Option(name: .long, parsing: .unconditional, help: "For each call type the rank of each group from 1; 0 is none.")
    var callToGroup: String?
    @Option(name: .long, parsing: .unconditional, help: "For each group the rank of each call type from 1; 0 is none.")
    var groupToCall: String?
    @Option(name: .long, parsing: .unconditional, help: "Calls that may wait; unlimited unless given, 0 for none.")
    var waitingRoom: String?
    @Option(name: .long, parsing: .unconditional, help: "Threshold of the service level in seconds (default: 20).")
    var thresholdSeconds: String?
    @Option(
      name: .long, parsing: .unconditional, help: "Limit of a short abandonment in seconds; the threshold unless given."
    )
    var shortAbandonSeconds: String?
    @Option(name: .long, parsing: .unconditional, help: "What counts as met (default: ofOffered).")
    var serviceLevelDefinition: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .multiskill }
    var inputs: [(key: String, text: String?)] {
      [
        ("callTypes", callTypes), ("groups", groups), ("callToGroup", callToGroup), ("groupToCall", groupToCall),
        ("waitingRoom", waitingRoom), ("thresholdSeconds", thresholdSeconds),
        ("shortAbandonSeconds", shortAbandonSeconds), ("serviceLevelDefinition", serviceLevelDefinition),
      ]
    }
  }

  struct Overflow: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "overflow", abstract: "Calls that find their group full try another one (an approximation).")

    @Option(
      name: .long, parsing: .unconditional, help: "Offered load of the first group, or of each of several: 4,3.5.")
    var offeredErlangs: String?
    @Option(name: .long, parsing: .unconditional, help: "Lines of the first group, or of each of several: 4,3.")
    var primaryLines: String?
    @Option(name: .long, parsing: .unconditional, help: "Lines of the group they overflow to.")
    var overflowLines: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .overflow }
    var inputs: [(key: String, text: String?)] {
      [("offeredErlangs", offeredErlangs), ("primaryLines", primaryLines), ("overflowLines", overflowLines)]
    }
  }
}
