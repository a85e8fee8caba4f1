import CallCenterModel

/// Reads the merged tree into a ``ScenarioDocument``; everything wrong is reported, and reading goes on.
struct DocumentReader {
  let context: ReadingContext

  func read(_ tree: Tree) -> ScenarioDocument? {
    guard let fields = context.fields(Item(tree: tree, path: ""), "scenario") else { return nil }
    for key in ["options", "include"] { _ = fields[key] }
    format(fields["format"])
    let name = context.label(fields["name"])
    let (calendar, hours, days) = context.calendar(fields["calendar"])
    let costs = context.costs(fields["costs"])
    let targets = targets(fields["targets"])
    var errors = context.issues.errorCount
    let types = context.named(fields["callTypes"], "call types", limit: PlanLimits.callTypes)
    let siteEntries = context.named(fields["sites"], "sites", limit: PlanLimits.sites)
    let sites = (siteEntries ?? []).compactMap { context.site($0.name, $0.keyPlace, $0.item) }
    let shiftEntries = context.named(fields["shifts"], "shifts", limit: 1_000)
    let groups = context.named(fields["agentGroups"], "agent groups", limit: PlanLimits.agentGroups)
    for (key, what) in [("callTypes", "call type"), ("agentGroups", "group")] {
      if let item = fields[key], item.tree.entries?.isEmpty == true {
        context.error(item, "at least one \(what) is required")
      }
    }
    context.names = .init(
      callTypes: (types ?? []).map(\.name), shifts: (shiftEntries ?? []).map(\.name),
      agentGroups: (groups ?? []).map(\.name), sites: (siteEntries ?? []).map(\.name),
      plannedGroups: fields["plan"]?.tree["staff"]?.entries?.map(\.key) ?? [])
    let currency = costs.currency.isEmpty ? nil : costs.currency
    let (run, precision, intervalsChosen) = context.run(fields["run"], days: days)
    let routing = fields["routing"].flatMap { context.fields($0, "routing") }
    var document = ScenarioDocument(
      name: name ?? "", calendar: calendar,
      callTypes: (types ?? []).compactMap {
        context.callType($0.name, $0.keyPlace, $0.item, hours: hours, targets: targets)
      },
      callTypeNames: (types ?? []).map(\.name), sites: sites,
      agentGroups: (groups ?? []).compactMap {
        context.agentGroup(
          $0.name, $0.keyPlace, $0.item, sites: sites, currency: currency)
      },
      agentGroupNames: (groups ?? []).map(\.name),
      shifts: (shiftEntries ?? []).compactMap { context.shift($0.name, $0.keyPlace, $0.item) },
      lines: context.routingLines(routing), moves: context.moves(routing), costs: costs, run: run,
      runPlace: fields["run"]?.place ?? tree.place, intervalsChosen: intervalsChosen, precision: precision)
    document.routing = context.routing(routing)
    document.routingPlace = fields["routing"]?.place
    document.assertions = context.assertions(
      fields["assertions"], currency: costs.currency, intervalSeconds: calendar?.intervalSeconds)
    errors = context.issues.errorCount - errors
    document.isWhole = errors == 0 && types != nil && groups != nil
    document.planning = context.planning(
      fields["plan"], currency: currency, intervalSeconds: calendar?.intervalSeconds)
    options(fields["options"])
    return document
  }

  private func format(_ item: Item?) {
    guard let item, let text = context.text(item, "`\(ScenarioLanguage.format)`") else { return }
    if text != ScenarioLanguage.format {
      context.error(item, "this version reads `\(ScenarioLanguage.format)`, not `\(text)`")
    }
  }

  private func targets(_ item: Item?) -> TargetBook {
    var book = TargetBook()
    for (name, place, item) in context.named(item, "targets", limit: 1_000) ?? [] {
      if TargetBook.isPreset(name) {
        context.issues.error(place, item.path, "`\(name)` has a meaning already; choose another name")
        continue
      }
      book.named.append((name, TargetBook.written(item, context)))
    }
    return book
  }

  private func options(_ item: Item?) {
    for (_, _, item) in context.named(item, "options", limit: 1_000) ?? [] where item.tree.entries == nil {
      context.error(item, "an option is a map of overrides, not \(item.tree.kindName)")
    }
  }
}
