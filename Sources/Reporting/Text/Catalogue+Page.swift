extension Catalogue {
  static let englishPage: [Message: Phrase] = [
    .skipToContent: "Skip to the content",
    .contents: "Contents",
    .longWeekdays: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    .madeFrom:
      "Made by cherha {version} from {file} (SHA-256 {sum}…), seed {seed}. The same file, seed and version give the same page.",
    .madeByVersion: "Made by cherha {version}.",
    .limits: "Between {lower} and {upper} with {level} confidence.",
    .limitsExact: "Exact: chance has no part in it.",
    .limitsUnknown: "The run has seen too little to say how sure this is.",

    .answerHeading: "The answer",
    .serviceLevelShort: "Service level",
    .worstHeading: "The worst hours, and what would help",
    .worstUnknown:
      "The result holds no intervals. Simulate with --intervals dated or --intervals profile to see the worst hours.",
    .worstNone: "In every interval nearly all are answered in time.",
    .worstConcentration:
      "Half of all {contacts} not answered in time fall into {count} of {all} open intervals of {minutes}.",
    .worstSpot: "{when}: {late} of {offered} {contacts} are not answered in time.",
    .worstShort:
      "More work comes than all agents can do: {work} agents’ worth for {rostered} rostered, {missing} short.",
    .worstGroup:
      "Busiest: {group}, {occupancy} of the time, {present} on duty of {rostered} rostered; chance bunching or the queue from before make the wait.",
    .worstGroupFull: "The bottleneck: {group}, busy {occupancy} of the time, {present} on duty of {rostered} rostered.",
    .lateExplained: "Contacts not answered within the time of their target, those who gave up included.",
    .workExplained:
      "Work that comes in the interval: the handling time of its contacts over the length of the interval, in agents.",
    .adviceStaff: "How many agents each interval needs: cherha staff {file}",
    .adviceTry: "To try a change before making it, write it as an option of the scenario: cherha compare {file}",

    .assumptionsHeading: "What this rests on",
    .assumptionsNote:
      "Figures are simulated, not measured. Each line says what was assumed, how it was computed, or against what it was checked.",
    .assumptionMark: "Assumed:",
    .methodMark: "Method:",
    .noteMark: "Note:",
    .checkMark: "Check:",
    .assumedScenario:
      "volumes, handling times, patience and rosters are those written in {file}; nothing here tests them against a log.",
    .assumedLines: "there are always free lines or places: nobody is turned away.",
    .assumedPatience: "nobody gives up waiting.",
    .assumedNoRedials: "nobody who was lost tries again.",
    .assumedDays:
      "days differ by chance only as the scenario lets them; an interval of confidence says how well the simulation knows the mean, the daily spread how much one day differs from another.",
    .formulaSaysSame: "{groups}: {model} solves this exactly, and the simulation agrees.",
    .formulaSaysOther: "{groups}: {model} solves this exactly, and the simulation differs.",

    .picturesHeading: "Pictures",
    .picturesNote:
      "Bands show how sure the mean is, not how days differ; sums of several call types have bands wider than need be. Point at a picture for its numbers, or open the table below it.",
    .numbersOfPicture: "The numbers of this picture",
    .chosenWeek: "Shown: {week}, the days with most contacts not answered in time.",
    .atLeast: "at least",
    .atMost: "at most",
    .perInterval: "in {time}",
    .volumeTitle: "{contacts}: offered and answered",
    .volumeCaption: "Contacts in each interval of {time}. What lies between the lines was lost.",
    .servicePictureTitle: "Service level against its target",
    .servicePictureCaption:
      "The share answered in time of those who came in each interval; the dashed line is the target.",
    .panelTarget: "target {level} {within}",
    .staffingPictureTitle: "Agents needed, rostered and busy, and the work that came",
    .staffingCaption: "Where the work comes near or above the rostered agents, queues grow.",
    .agentsAxis: "agents",
    .rosteredSeries: "Rostered",
    .busySeries: "Busy",
    .workSeries: "Work that came",
    .neededSeries: "Needed",
    .neededExplained:
      "Needed: agents to roster, shrinkage included, so that the targets are met by Erlang A or C, each interval taken by itself.",
    .waitTitle: "How long the answered had waited",
    .waitCaption:
      "The share of the answered that had waited at most so long: the service level of answered contacts at any threshold.",
    .waitAxis: "waited at most",
    .shareSeries: "share of the answered",
    .atOnce: "at once",
    .heatTitle: "Service level by hour and day of the week",
    .heatCaption: "All live contacts together, each by its own target. Empty cells had no contacts.",
    .weekdayAxis: "Day",
    .hourAxis: "Hour",
    .spreadTitle: "How much days differ",
    .spreadCaption:
      "The bar holds eight days in ten, the mark is the middle day: one day in ten is worse than its end.",
    .dashedTarget: "The dashed line is the target.",
    .dayColumn: "Day",
    .tenthDay: "one day in ten below",
    .middleDay: "half of the days below",
    .ninetiethDay: "one day in ten above",
    .occupancyTitle: "Occupancy by agent group",
    .occupancyCaption:
      "Handling time as a share of time on duty and ready; the dark line is the interval of confidence.",
    .outcomeTitle: "Where those who came went",
    .outcomeCaption: "Of all attempts, what became of them.",
    .redialCaption: "Redials are attempts too: {attempts} attempts for each person.",
    .countSeries: "contacts",
    .backlogTitle: "Age of the oldest open item against the deadline",
    .backlogCaption: "At the end of each interval; the dashed line is the earliest age at which an item is late.",
    .ageInDays: "age, days",
    .ageInHours: "age, hours",
    .deadlineSeconds: "due within {time}",
    .deadlineWorking: "due within {time} of working time",
    .monthCount: .plural(one: "{count}~month", many: "{count}~months"),

    .numbersHeading: "All numbers",
    .definitionsHeading: "Five ways to count a service level",
    .definitionsNote: "The same run, counted in the five ways in use. A target names one of them.",
    .definitionColumn: "How it is counted",
    .quantileRow: "{share} of the answered waited at most",
    .verdictColumn: "Verdict",

    .pairBetter: "{other} is better than {base} in {measure}: {difference} (margin {margin}).",
    .pairWorse: "{other} is worse than {base} in {measure}: {difference} (margin {margin}).",
    .pairSame: "{other} and {base} are the same in {measure} within {margin}: {difference}.",
    .pairUndecided:
      "Whether {other} or {base} is better in {measure} cannot be told yet: {difference} (margin {margin}).",
    .pairHigher: "{other} has more than {base} in {measure}: {difference} (margin {margin}).",
    .pairLower: "{other} has less than {base} in {measure}: {difference} (margin {margin}).",
    .moreNeeded:
      .plural(one: "About {count}~more replication would tell.", many: "About {count}~more replications would tell."),
    .pointsColumn: "Points",
    .assumedCommonNumbers:
      "all options met the same callers, needs and absences (common random numbers), so their differences are surer than the options themselves.",
    .assumedSame: "an option is compared as its scenario is written; what it costs to introduce is not in it.",
    .systemsHeading: "The options",
    .pairsHeading: "Differences",
    .fileColumn: "File",
    .marginColumn: "Margin",
    .pairColumn: "Pair",
    .differenceTitle: "Differences in {measure}",
    .differenceCaptionHigh:
      "To the right is better. The line is the interval of confidence; inside the band (± {margin}) options count as the same.",
    .differenceCaptionLow:
      "To the left is better. The line is the interval of confidence; inside the band (± {margin}) options count as the same.",
    .differenceCaption:
      "The line is the interval of confidence; inside the band (± {margin}) options count as the same.",
    .costTitle: "Cost against {measure}",
    .costCaption: "Up and to the left is better. No other option is both cheaper and better than one on the frontier.",
    .onFrontier: "on the frontier",
    .offFrontier: "beaten by another",
    .frontierColumn: "Frontier",
    .causesByType: "By call type",
    .causesByHour: "By hour",
    .causesByCause: "By cause",
  ]
}
