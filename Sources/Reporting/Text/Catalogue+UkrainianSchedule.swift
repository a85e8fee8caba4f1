extension Catalogue {
  static let ukrainianSchedule: [Message: Phrase] = [
    .searchProgress: .plural(
      one: "перевірено {plans}~план", few: "перевірено {plans}~плани", many: "перевірено {plans}~планів"),
    .searchCheapest: ", найдешевший, що виконує цілі: {cost}",
    .scheduleTitle: "Графік змін",
    .schedulePeople: .plural(one: "{count}~людина", few: "{count}~людини", many: "{count}~людей"),
    .scheduleAnswer: "{people}, {hours}~год оплаченої роботи {period}, {cost}.",
    .scheduleNothing: "Звернень, для яких задано цілі, немає, тож немає й вимог.",
    .scheduleUnjudged: .plural(
      one: "{count}~період має замало звернень, щоб щось довести; його не враховано.",
      few: "{count}~періоди мають замало звернень, щоб щось довести; їх не враховано.",
      many: "{count}~періодів мають замало звернень, щоб щось довести; їх не враховано."),
    .scheduleNothingJudged: .plural(
      one: "Виконання вимог не підтверджено: {count}~період має звернення, але замало, щоб щось довести.",
      few: "Виконання вимог не підтверджено: {count}~періоди мають звернення, але замало, щоб щось довести.",
      many: "Виконання вимог не підтверджено: {count}~періодів мають звернення, але замало, щоб щось довести."),
    .scheduleKept:
      "Цілей досягнуто: усі вимоги ({count}) разом виконано з довірчою ймовірністю {level}, на випадкових числах, яких не було в пошуку ({replications}).",
    .scheduleMissed:
      "Цілей досягнуто не всюди: не виконано вимог – {missed} із {count}; перевірено на випадкових числах, яких не було в пошуку ({replications}).",
    .scheduleWorst:
      "Найдалі від цілі: {type}, {when}, {target}: за моделлю {estimate}, напевно щонайменше {lower}, тобто на {points} менше за потрібні {asked}.",
    .scheduleOpen: .plural(
      one: "{count} з них за моделлю досягає потрібного, але недостатньо певно.",
      few: "{count} з них за моделлю досягають потрібного, але недостатньо певно.",
      many: "{count} з них за моделлю досягають потрібного, але недостатньо певно."),

    .scheduleSearchHeading: "Як його знайдено",
    .scheduleTogether: "Зміни вибрано разом із рівнем обслуговування, який вони дають.",
    .scheduleNoTwoStep:
      "Жодна формула не дає тут потреби в людях, тож порівняти з планом «спершу потреба, потім зміни» немає як.",
    .scheduleTwoStepFails: "План «спершу потреба, потім зміни»{raised} коштує {cost} і вимог не виконує.",
    .scheduleSaves:
      "План «спершу потреба, потім зміни»{raised} виконує ті самі вимоги за {cost}: заощаджено {saved} ({share}).",
    .scheduleTwoStepSame: "План «спершу потреба, потім зміни»{raised} теж виконує вимоги, за {cost}.",
    .scheduleTwoStep: "Спершу за формулою знайдено потребу, потім – зміни під неї{raised}.",
    .scheduleTogetherDearer:
      "Спільний вибір змін і обслуговування теж виконує вимоги, але дешевшого не знайшов: {cost}.",
    .scheduleTogetherFails: "Графік, знайдений спільним вибором ({cost}), вимог не виконує.",
    .scheduleRaised: " (ціль у формулі піднято на {points})",
    .scheduleOutOfReach:
      "За всім, що змодельовано, такі люди, зміни й правила цілей не досягають; нижче – найближче, до чого дійшли {people}.",
    .scheduleSeatsMissing:
      "{site}: на чергуванні людей – {people} (від {time}), а місць – {seats}; пошук місць не враховує",
    .scheduleCircling:
      "Спільний пошук повернувся до вже бачених графіків і не знайшов серед них такого, що досягає всіх цілей на власних числах; можливо, досягне дорожчий.",
    .scheduleIterations: "Спільний пошук закінчився раніше, ніж вичерпав дешевші графіки; дешевший може існувати.",
    .scheduleUnderCuts: "що відповідає відсіченням, з якими його знайдено",
    .scheduleUnderRequirement: "що покриває ту саму потребу",
    .scheduleCheapest: "Дешевшого графіка, {condition}, немає: це довів розв’язувач.",
    .scheduleBound: "Графіка, {condition}, дешевшого за {bound}, немає: це довів розв’язувач; цей дорожчий на {share}.",
    .scheduleGapOpen: "Це більше, ніж дозволено: розв’язувач мусив зупинитися.",
    .scheduleEffort: .plural(
      one: "В останньому пошуку змодельовано {count}~графік; вирішила перевірка №~{attempt}.",
      few: "В останньому пошуку змодельовано {count}~графіки; вирішила перевірка №~{attempt}.",
      many: "В останньому пошуку змодельовано {count}~графіків; вирішила перевірка №~{attempt}."),
    .scheduleCuts: "Здобуто відсічень: {cuts}; жодного не довелося змінити.",
    .scheduleCutsChanged:
      "Здобуто відсічень: {cuts}; змін у них – {changed}: рівень обслуговування не є вгнутою функцією кількості людей, тому межа за відсіченнями ще не доказ для всіх графіків.",

    .scheduleNotLost: "{share} не втрачено",
    .scheduleOnDays: "{target}, у {share} днів",
    .scheduleOnWindows: "{target}, у {share} випадків",
    .scheduleWholeWindow: "усі дні",
    .schedulePromises: "Вимоги та їх виконання",
    .scheduleNarrowest: "Вимоги та їх виконання: {shown} із {count} вимог, де запас найменший",
    .scheduleWhen: "Коли",
    .scheduleAsked: "Треба",
    .scheduleLower: "Щонай-\nменше",
    .scheduleType: "Тип звернень",
    .scheduleLimits:
      "Усі межі «щонайменше» правдиві разом, за всіх перевірок, із довірчою ймовірністю {level}.",

    .scheduleStaff: "Хто працює",
    .scheduleContract: "Договір",
    .scheduleHeads: "Людей",
    .scheduleHours: "Оплачено\nгодин",
    .scheduleHoursEach: "На тиждень\nкожному",
    .scheduleShifts: "Зміни: скільки людей їх починає",
    .scheduleShiftsFrom: "Зміни з {date}: скільки людей їх починає",
    .scheduleShift: "Зміна",
    .scheduleTime: "Час",
    .scheduleBreaks: "Перерви та їх початок",

    .scheduleCoverHeading:
      "{group}: потреба й покриття, за годинами в людях (найвищий стовпчик: {most}) і за днями в людино-годинах",
    .scheduleDay: "День",
    .scheduleNeed: "Потреба",
    .scheduleCovered: "Покриття",
    .scheduleNeedHours: "Годин\nтреба",
    .scheduleCoverHours: "Годин\nпокрито",
    .scheduleShortHours: "Нижче\nпотреби",
    .scheduleOverHours: "Вище\nпотреби",
    .scheduleNoNeed: "Жодна формула не дає тут потреби в людях: покриття оцінює лише моделювання.",
    .scheduleNeverShort: "У жодному інтервалі людей не бракує порівняно з тим, що просить для нього формула.",
    .scheduleShort:
      "Порівняно з потребою, яку формула бачить у кожному інтервалі окремо, бракує {short}~людино-годин, а зайвих {over}.",
    .scheduleShortOnPurpose:
      "Нестача може бути навмисною: цілі рахують за довші проміжки, і година з багатьма людьми надолужує годину з небагатьма; вимоги вище це враховують.",
    .scheduleShortHeading: "Людей менше, ніж просить формула",
    .scheduleShortSpan: "{hours}~людино-год; найгірше – {scheduled} за потреби {required}",
    .scheduleMoreShort: .plural(
      one: "і ще {count}~проміжок, {hours}~людино-год", few: "і ще {count}~проміжки, {hours}~людино-год",
      many: "і ще {count}~проміжків, {hours}~людино-год"),

    .schedulePeopleAndShifts: "Люди й зміни",
    .scheduleHeadline: "{name}: графік змін",
    .scheduleAssumedCuts:
      "графік знайдено на одних випадкових числах, а виконання вимог перевірено на інших; імовірність назвати добрим графік, який таким не є, – щонайбільше {error}.",
    .scheduleAssumedPeople:
      "люди хворіють і запізнюються так, як сказано у сценарії; графік рахує тих, хто за ним на зміні.",
    .scheduleNeedNote:
      "потреба – це те, чого формула просить для кожного інтервалу окремо, з урахуванням відсутніх; від графіка вимагали лише виконання цілей.",
    .schedulePictures: "Покриття, потреба й перерви",
    .schedulePictureTitle: "{group}: люди на лінії та на перерві",
    .schedulePictureCaption:
      "Заливка – люди на зміні й не на перерві. Лінія – потреба за формулою для кожного інтервалу окремо. Червоне – де покриття нижче за неї. Пунктир – люди на перерві.",
    .scheduleShownDays: "Показано {days}.",
    .scheduleNeedSeries: "Потреба",
    .scheduleCoverSeries: "Покриття",
    .scheduleShortSeries: "Нижче потреби",
    .scheduleBreakSeries: "На перерві",
    .scheduleBreaksExact: "Перерви",
  ]
}
