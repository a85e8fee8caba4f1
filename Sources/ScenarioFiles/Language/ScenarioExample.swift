/// The commented scenario that `cherha init` writes.
package enum ScenarioExample {
  package static let text = """
    # A small help desk on one Monday. Every quantity carries its unit; names are free and may be in any script.
    # cherha validate FILE --print    shows what was understood
    # cherha simulate FILE            says how long people wait
    format: cherha/1
    name: Help desk

    calendar:
      timezone: Europe/Kyiv
      from: 2017-07-03
      days: 1
      interval: 30 min
      hours: {mon-fri: 08:00-20:00, sat: 09:00-15:00}    # days that are not named are closed
      holidays: [2017-08-24]

    targets:
      urgent: {answered: 90 %, within: 15 s, lost: at most 5 %}

    callTypes:
      questions:
        label: Questions about a service
        arrivals:
          volume: 600 per day
          weekdays: {mon: 1.2, tue-fri: 1, sat: 0.4}     # relative weights
          timeOfDay: {08:00-10:00: 3, 10:00-12:00: 5, 12:00-14:00: 3, 14:00-17:00: 4, 17:00-20:00: 2}
          dayFactor: {gamma: {cv: 8 %}}                  # some days are busier than others
        handling:
          talk: {lognormal: {mean: 4 min, cv: 0.9}}
          wrapUp: {exponential: {mean: 40 s}}
        patience: {exponential: {mean: 3 min}}
        redial: {afterAbandonment: 30 %, delay: {exponential: {mean: 20 min}}, maximumAttempts: 3}
        target: 80/20                                    # 80 % within 20 s
      outages:
        label: Reports of an outage
        arrivals: {rate: 8 per hour}                     # day and night; outside hours they count as closed
        handling:
          talk: {gamma: {mean: 2 min, cv: 0.6}}
        patience: {weibull: {shape: 1.4, scale: 5 min}}
        priority: 1                                      # served first
        target: urgent

    sites:
      kyiv: {label: Kyiv}

    shifts:
      early: {from: 08:00, to: 16:00, breaks: [{at: 11:30, length: 30 min, waves: 2, paid: no}]}
      late: {from: 12:00, to: 20:00, breaks: [{after: 3 h, length: 30 min, waves: 2, paid: no}]}
      saturday: {from: 09:00, to: 15:00}

    agentGroups:
      desk:
        site: kyiv
        rota:                                            # people by shift
          mon-fri: {early: 5, late: 4}
          sat: {saturday: 3}
        shrinkage: {absence: 5 %, offPhone: {share: 6 %, spell: 10 min}}
        skills: [questions, outages]
        cost: 120 UAH per hour
        occupancy: at most 88 %
      engineers:
        site: kyiv
        agents: {mon-fri: {08:00-18:00: 1, 18:00-20:00: 2}, sat: {09:00-15:00: 1}}
        skills:
          outages: {preference: 1}
          questions: {preference: 2, speed: 0.9, after: 60 s}   # help out when somebody has waited a minute
        cost: 200 UAH per hour

    routing: {lines: 40}
    costs: {currency: UAH, overtime: 150 %}

    run:
      seed: 1
      replications: 400
      confidence: 95 %

    # cherha check FILE
    assertions:
      questions answered: {measure: serviceLevel.excludingBlocked, of: questions, atLeast: 60 %}
      few give up at noon: {measure: abandonment, between: 11:00-14:00, days: mon-fri, atMost: 40 %}
      good days: {onDays: 50 %, measure: averageSpeedOfAnswer, atMost: 5 min, confidence: 99 %}

    # cherha schedule FILE          finds shifts for the desk instead of its rota
    plan:
      targets: {questions: {per: day, onDays: 80 %}, outages: day}
      shifts:
        full:
          start: 08:00-12:00
          every: 1 h
          length: 8 h
          breaks: [{after: 3 h-5 h, length: 30 min, paid: no}]
          days: mon-fri
        saturday: {start: 09:00, length: 6 h, days: sat}
      staff:
        desk: {people: 6-14, daysPerWeek: 1-5}                  # `cost` is that of the group
      rules: ukraine

    # cherha simulate FILE --option more-people
    options:
      more-people:
        agentGroups: {desk: {rota: {mon-fri: {early: 6, late: 5}}}}

    """
}
