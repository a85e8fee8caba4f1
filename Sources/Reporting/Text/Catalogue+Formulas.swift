internal import Staffing

extension Catalogue {
  func name(of model: FormulaOpinion.Model) -> String {
    Self.fixed((language == .en ? Self.englishModels : Self.ukrainianModels)[model] ?? model.rawValue)
  }

  func reason(_ obstacle: FormulaObstacle) -> String {
    (language == .en ? Self.englishObstacles : Self.ukrainianObstacles)[obstacle] ?? obstacle.rawValue
  }

  static let englishModels: [FormulaOpinion.Model: String] = [
    .erlangB: "Erlang~B",
    .erlangC: "Erlang~C",
    .erlangA: "Erlang~A",
    .fixedHandling: "M/D/n",
    .generalPatience: "M/M/n+G",
    .singleAgent: "M/G/1",
    .timeVarying: "the chain with changing load and staff, M(t)/M/s(t)+M",
  ]

  static let ukrainianModels: [FormulaOpinion.Model: String] = [
    .erlangB: "Erlang~B",
    .erlangC: "Erlang~C",
    .erlangA: "Erlang~A",
    .fixedHandling: "M/D/n",
    .generalPatience: "M/M/n+G",
    .singleAgent: "M/G/1",
    .timeVarying: "ланцюгом зі змінним навантаженням і складом, M(t)/M/s(t)+M",
  ]

  static let englishObstacles: [FormulaObstacle: String] = [
    .channel: "not all contacts are calls",
    .sharedSkills: "another group serves the same calls",
    .routingRules: "skills have hours, delays or rules of their own",
    .severalTypes: "its call types differ in priority, handling or patience",
    .handlingLaw: "handling times are not exponential",
    .wrapUp: "wrap-up follows the talk",
    .patienceLaw: "patience is not exponential",
    .redials: "lost callers dial again",
    .followUps: "self-service, transfers, recalls, visits or regular callers change what comes",
    .uncertainVolume: "the volume of a day is uncertain",
    .notPoisson: "arrivals are not a Poisson process",
    .changingRate: "the rate rises or falls within an interval",
    .referredAtClosing: "calls outside opening hours come as another type",
    .drawnPresence: "who is at the phones is drawn (absence, spells, lateness, floating breaks, help, outages)",
    .severalSpeeds: "people differ in speed, or some are set apart",
    .lines: "lines are shared, or fewer than the agents",
    .startingState: "it begins with calls under way",
    .attribution: "results are booked where a contact ends",
    .size: "the window is too long or the group too large to be solved step by step",
  ]

  static let ukrainianObstacles: [FormulaObstacle: String] = [
    .channel: "не всі звернення є дзвінками",
    .sharedSkills: "ті самі дзвінки обслуговує інша група",
    .routingRules: "навички мають власні години, затримки чи правила",
    .severalTypes: "типи дзвінків мають різні пріоритети, тривалість чи терпіння",
    .handlingLaw: "тривалість обслуговування не експоненційна",
    .wrapUp: "після розмови є завершальна робота",
    .patienceLaw: "терпіння не експоненційне",
    .redials: "хто не додзвонився, телефонує знову",
    .followUps: "самообслуговування, переведення, повторні звернення чи постійні абоненти змінюють потік",
    .uncertainVolume: "обсяг дня непевний",
    .notPoisson: "потік не пуассонівський",
    .changingRate: "інтенсивність змінюється всередині інтервалу",
    .referredAtClosing: "поза годинами роботи дзвінки стають іншим типом",
    .drawnPresence: "хто на лінії, визначає випадок (відсутність, перерви, запізнення, допомога, тривоги)",
    .severalSpeeds: "люди працюють з різною швидкістю або когось виділено",
    .lines: "лінії спільні або їх менше, ніж операторів",
    .startingState: "на початку вже є дзвінки",
    .attribution: "результати віднесено до часу завершення",
    .size: "вікно задовге або група завелика для покрокового розв’язку",
  ]
}
