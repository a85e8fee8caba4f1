"""Opens the pages of `cherha report` in headless Chromium and reads the drawn marks back.

usage: report_pages.py CHERHA     (the built command; Playwright in .deps/browser, Chromium at /usr/bin/chromium)
"""

import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / ".deps" / "browser"))

from playwright.sync_api import sync_playwright  # noqa: E402

CHROMIUM = "/usr/bin/chromium"
VIEWS = [(1400, "light"), (360, "dark")]
LARGEST_PAGE = 1_500_000

# Every drawn mark of a chart: what kind it is, its path as it stands in the page, the row behind it, and where the
# scales of the chart say its corners lie.
READ_MARKS = """(id) => {
  const chart = document.getElementById(id).previousElementSibling;
  const view = chart.view;
  const invert = (name, pixel) => {
    const scale = view.scale(name);
    return scale && scale.invert ? +scale.invert(pixel) : null;
  };
  const marks = [];
  const drawn = ['path', 'text', 'line'].map((kind) => `svg [class*="mark-"] > ${kind}`).join();
  for (const element of chart.querySelectorAll(drawn)) {
    const group = element.parentElement.getAttribute('class');
    const item = element.__data__;
    if (!/layer_\\d+(_layer_\\d+)?(_pathgroup|_marks|_marks)?/.test(group)) continue;
    const type = /mark-(\\w+)/.exec(group)[1];
    const row = item && item.datum ? item.datum : null;
    const path = element.getAttribute('d') || '';
    const points = type === 'line'
      ? [...path.matchAll(/([-\\d.e]+),([-\\d.e]+)/g)].map((m) => [invert('x', +m[1]), invert('y', +m[2])]) : [];
    const at = item ? { x: item.x, y: item.y, x2: (item.x ?? 0) + (item.width ?? 0) } : {};
    marks.push({
      type, text: element.textContent, path, row, points,
      x: at.x === undefined ? null : invert('x', at.x), x2: at.x2 === undefined ? null : invert('x', at.x2),
      y: at.y === undefined ? null : invert('y', at.y),
      box: element.getBoundingClientRect().toJSON(),
      stroke: getComputedStyle(element).stroke, fill: getComputedStyle(element).fill,
    });
  }
  return marks;
}"""


class Failure(Exception):
    pass


def expect(condition, message):
    if not condition:
        raise Failure(message)


def near(found, wanted, slack, what):
    expect(found is not None and abs(found - wanted) <= slack, f"{what}: drawn {found}, the document says {wanted}")


def cherha(command, *arguments):
    return subprocess.run([command, *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def mean(estimate):
    return None if estimate is None else estimate["mean"]


def live(document):
    deferred = ("email", "letter", "case")
    return [name for name, kind in document["callTypes"].items() if kind.get("channel") not in deferred]


# --- what each picture must show, computed from the document alone ---


def wall_clock(cell):
    """The start of an interval as its clock shows it, in milliseconds."""
    return datetime.datetime.fromisoformat(cell["start"][:16] + "+00:00").timestamp() * 1000


def steps(line):
    """The heights of a line of steps, which has two points for each row but the first."""
    heights = [y for _, y in line["points"]]
    return [heights[0]] + heights[2::2]


def check_steps(line, wanted, what):
    drawn = steps(line)
    expect(len(drawn) == len(wanted), f"{what}: {len(drawn)} steps for {len(wanted)} intervals")
    slack = max(wanted) * 0.005 + 0.01
    for index, (found, value) in enumerate(zip(drawn, wanted)):
        near(found, value, slack, f"{what}, interval {index}")


def check_volume(marks, document):
    lines = [mark for mark in marks if mark["type"] == "line"]
    expect(len(lines) == 2, f"volume: {len(lines)} lines instead of offered and answered")
    for line, measure in zip(lines, ["offered", "answered"]):
        wanted = [
            sum(mean(cell["callTypes"][name][measure]) or 0 for name in live(document))
            for cell in document["intervals"]
        ]
        check_steps(line, wanted, f"volume, {measure}")
        for place in (0, -1):
            point, cell = line["points"][place], document["intervals"][place]
            near(point[0], wall_clock(cell), 0.6 * cell["seconds"] * 1000, f"volume, place of {cell['start']}")


def check_staffing(marks, document):
    lines = [mark for mark in marks if mark["type"] == "line"]
    cells = [cell["agentGroups"].values() for cell in document["intervals"]]
    is_known = all("neededAgents" in group for cell in cells for group in cell)
    expect(len(lines) == 3 + is_known, f"staffing: {len(lines)} lines, and the need is {'' if is_known else 'not '}known")
    for line, measure in zip(lines, ["rosteredAgents", "busyAgents"]):
        wanted = [sum(mean(group[measure]) for group in cell["agentGroups"].values()) for cell in document["intervals"]]
        check_steps(line, wanted, f"staffing, {measure}")
    work = [
        sum(mean(cell["callTypes"][name]["handlingSeconds"]) for name in live(document)) / cell["seconds"]
        for cell in document["intervals"]
    ]
    check_steps(lines[2], work, "staffing, work")
    if is_known:
        needed = [sum(group["neededAgents"] for group in cell) for cell in cells]
        check_steps(lines[3], needed, "staffing, needed")


def check_service(marks, document):
    name = live(document)[0]
    definition = document["callTypes"][name]["target"]["definition"]
    wanted = [mean(cell["callTypes"][name]["serviceLevel"][definition]) for cell in document["intervals"]]
    wanted = [value for value in wanted if value is not None]
    drawn = [y for mark in marks if mark["type"] == "line" for _, y in mark["points"]]
    for values, others, what in [(wanted, drawn, "not drawn"), (drawn, wanted, "not in the document")]:
        for value in values:
            expect(min(abs(value - other) for other in others) < 0.01, f"service level {value} is {what}")
    target = document["callTypes"][name]["target"]["answered"]
    if target is not None:
        rules = [mark for mark in marks if mark["type"] == "rule"]
        expect(len(rules) == 1, f"service level: {len(rules)} targets")
        near(rules[0]["y"], target, 0.01, "target")


def check_occupancy(marks, document):
    bars = [mark for mark in marks if mark["type"] == "rect"]
    groups = list(document["agentGroups"].values())
    expect(len(bars) == len(groups), f"occupancy: {len(bars)} bars for {len(groups)} groups")
    for bar, group in zip(bars, groups):
        near(max(bar["x"], bar["x2"]), mean(group["occupancy"]), 0.006, "occupancy")


def check_heat(marks, document):
    cells = {}
    for interval in document["intervals"]:
        hour = interval["start"][11:13]
        day = interval["start"][:10]
        for name in live(document):
            kind = interval["callTypes"][name]
            definition = document["callTypes"][name]["target"]["definition"]
            level, offered = kind["serviceLevel"][definition], mean(kind["offered"])
            if level is None or not offered:
                continue
            sums = cells.setdefault((day, hour), [0, 0])
            sums[0] += offered * level["mean"]
            sums[1] += offered
    wanted = sorted(round(100 * a / b) for a, b in cells.values())
    drawn = [mark for mark in marks if mark["type"] == "rect"]
    texts = sorted(int(re.sub(r"\D", "", mark["text"])) for mark in marks if mark["type"] == "text")
    expect(len(drawn) == len(wanted), f"heat map: {len(drawn)} cells for {len(wanted)}")
    expect(
        len(texts) == len(wanted) and all(abs(a - b) <= 1 for a, b in zip(texts, wanted)),
        f"heat map: drawn {texts}, the document says {wanted}")


def check_outcomes(marks, document):
    bars = [mark for mark in marks if mark["type"] == "rect"]
    total = {}
    for bar in bars:
        key = bar["row"]["g"]
        total[key] = total.get(key, 0) + abs(bar["x2"] - bar["x"])
    for label, share in total.items():
        near(share, 1, 0.01, f"outcomes of {label}")
    for name, kind in document["callTypes"].items():
        label = kind.get("label", name)
        kinds = ["answered", "contained", "deflected", "abandoned", "blocked", "unfinished", "referred", "closed"]
        every = sum(mean(kind.get(key)) or 0 for key in kinds)
        widest = max(
            (abs(bar["x2"] - bar["x"]) for bar in bars if bar["row"]["g"] == label), default=0)
        if every > 0:
            near(widest, max((mean(kind.get(key)) or 0) for key in kinds) / every, 0.01, f"largest outcome of {label}")


def check_waits(marks, document):
    scopes = [(document["callTypes"][name].get("label", name), document["callTypes"][name]) for name in live(document)]
    symbols = [mark for mark in marks if mark["type"] == "symbol"]
    labels = list(dict.fromkeys(mark["row"]["s"] for mark in symbols))
    if len(scopes) > 1:
        scopes.insert(0, (labels[0], document["total"]))
    expect(labels == [label for label, _ in scopes], f"waits: curves of {labels}")
    for label, scope in scopes:
        drawn = [mark["y"] for mark in symbols if mark["row"]["s"] == label]
        wanted = [mean(share["share"]) for share in scope["waitDistributionOfAnswered"]]
        expect(len(drawn) == len(wanted), f"waits of {label}: {len(drawn)} points for {len(wanted)}")
        for found, value in zip(drawn, wanted):
            near(found, value, 0.006, f"waits of {label}")


def check_backlog(marks, document):
    """Of the first deferred type, whose deadline is stated in seconds and less than two days."""
    name = next(name for name in document["callTypes"] if name not in live(document))
    deadline = document["callTypes"][name].get("deadline", {}).get("seconds")
    ages = [mean(cell["callTypes"][name]["oldestAge"]) for cell in document["intervals"]]
    line = next(mark for mark in marks if mark["type"] == "line")
    if deadline is None or max(ages) > 100_000:
        return
    expect(len(line["points"]) == len(ages), f"backlog: {len(line['points'])} points for {len(ages)} intervals")
    for (_, found), age in zip(line["points"], ages):
        near(found, age / 3600, 0.2, "age of the oldest item in hours")
    near(next(mark for mark in marks if mark["type"] == "rule")["y"], deadline / 3600, 0.2, "deadline in hours")


def check_difference(marks, document, index):
    criterion = [measure for measure in document["measures"] if measure["decides"]][index]
    wanted = [
        100 * difference["difference"]["mean"]
        for pair in document["pairs"] for difference in pair["differences"]
        if (difference["measure"], difference["scope"]) == (criterion["measure"], criterion["scope"])
        and difference["difference"] is not None
    ]
    points = [mark for mark in marks if mark["type"] == "symbol"]
    expect(len(points) == len(wanted), f"differences: {len(points)} points for {len(wanted)} pairs")
    span = max([abs(value) for value in wanted] + [1])
    for point, value in zip(points, wanted):
        near(point["x"], value, span * 0.02, f"difference of {criterion['measure']}")


CHECKS = {
    "volume-0": check_volume, "service-0": check_service, "staffing-0": check_staffing,
    "occupancy-0": check_occupancy, "heat-0": check_heat, "outcomes-0": check_outcomes, "waits-0": check_waits,
    "backlog-0": check_backlog,
    "difference-1-0": lambda marks, document: check_difference(marks, document, 0),
}
# Those that need no dated intervals.
ANYWHERE = ["occupancy-0", "outcomes-0", "waits-0"]


# --- one page in one browser window ---


def open_page(browser, path, width, scheme, scripts=True):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts)
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on(
        "request",
        lambda request: complaints.append(f"request: {request.url[:100]}")
        if not request.url.startswith(("file:", "data:")) else None)
    page.goto(path.as_uri())
    if scripts:
        page.wait_for_selector("html[data-drawn=true]", timeout=60_000, state="attached")
    return context, page, complaints


def check_page(browser, path, document, language, views):
    """One page, opened in the first view and then turned to the others."""
    context, page, complaints = open_page(browser, path, *views[0])
    page.keyboard.press("Tab")
    expect(page.evaluate("document.activeElement.className") == "skip", "the first stop is not the skip link")
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    expect(outline != "none", "the focus cannot be seen")
    checked = 0
    for width, scheme in views:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(
            "[...document.querySelectorAll('.chart svg')]"
            ".every((svg) => svg.getBoundingClientRect().right <= innerWidth)")
        checked += check_view(page, document, language, width)
    expect(not complaints, "; ".join(complaints))
    context.close()
    return checked


def check_view(page, document, language, width):
    expect(page.evaluate("document.documentElement.lang") == language, "the language of the page")
    wide = page.evaluate("document.documentElement.scrollWidth")
    expect(wide <= width, f"the page is {wide} wide in a window of {width}")
    charts = page.evaluate(
        "[...document.querySelectorAll('script.specification')]"
        ".map((e) => [e.id, !!e.previousElementSibling.querySelector('svg')])")
    expect(charts and all(drawn for _, drawn in charts), f"not drawn: {[name for name, drawn in charts if not drawn]}")
    checked = 0
    for name, check in CHECKS.items():
        if name in [chart for chart, _ in charts] and ("profile" not in document or name in ANYWHERE):
            marks = page.evaluate(READ_MARKS, name)
            outside = [mark for mark in marks if mark["box"]["right"] > width + 1]
            expect(not outside, f"{name}: {len(outside)} marks beyond the window")
            expect(all("var(" not in mark["stroke"] + mark["fill"] for mark in marks), f"{name}: a colour is not known")
            check(marks, document)
            checked += 1
    expect(checked > 0, "no picture was read back")
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(e => +e.tagName[1])")
    expect(levels[0] == 1 and levels.count(1) == 1, "one first heading")
    expect(all(b - a <= 1 for a, b in zip(levels, levels[1:])), f"headings leave a level out: {levels}")
    expect(
        page.evaluate("[...document.querySelectorAll('[role=img]')].every(e => e.getAttribute('aria-label'))"),
        "a picture without a name")
    return checked


def check_without_scripts(browser, path):
    context, page, complaints = open_page(browser, path, 1400, "light", scripts=False)
    expect(not complaints, "; ".join(complaints))
    tables = page.locator("figure table")
    expect(tables.count() > 0, "no tables")
    for index in range(tables.count()):
        expect(tables.nth(index).is_visible(), f"table {index} is hidden without scripts")
    expect(not page.locator(".chart").first.is_visible(), "an empty picture shows without scripts")
    context.close()


def check_print(browser, path):
    context, page, complaints = open_page(browser, path, 1400, "dark")
    page.emulate_media(media="print", color_scheme="dark")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    expect(paper == "rgb(255, 255, 255)", f"printed on {paper}")
    pdf = page.pdf(format="A4")
    expect(pdf.startswith(b"%PDF") and len(pdf) > 20_000, "no PDF")
    expect(b"/Subtype /Image" not in pdf and b"/Subtype/Image" not in pdf, "a picture is printed as pixels")
    expect(not complaints, "; ".join(complaints))
    context.close()


def documents(command):
    """Name and JSON of the documents whose pages are looked at."""
    scenario = "Tests/BrowserTests/options.yaml"
    simulate = ["--quiet", "--json", "--replications", "100"]
    yield "legal-aid", cherha(command, "simulate", "scenarios/legal-aid/scenario.yaml", *simulate)
    yield "visitors", cherha(command, "simulate", "scenarios/kharkiv-service-centre/scenario.yaml", *simulate)
    yield "letters", cherha(command, "simulate", scenario, *simulate)
    yield "one-queue", cherha(
        command, "simulate", "scenarios/one-queue/scenario.yaml", *simulate, "--intervals", "profile")
    yield "comparison", cherha(command, "compare", scenario, "--quiet", "--json", "--replications", "200")


def main(command):
    command = str(pathlib.Path(command).resolve())
    failures = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, text in documents(command):
            document = json.loads(text)
            source = pathlib.Path(folder) / f"{name}.json"
            source.write_text(text, encoding="utf-8")
            for language in ("en", "uk"):
                path = pathlib.Path(folder) / f"{name}-{language}.html"
                cherha(command, "report", str(source), "--language", language, "--output", str(path))
                views = VIEWS if language == "en" else VIEWS[::-1]
                runs = [("both widths", lambda: check_page(browser, path, document, language, views))]
                if (name, language) in [("legal-aid", "uk"), ("comparison", "en")]:
                    runs.append(("without scripts", lambda: check_without_scripts(browser, path)))
                    runs.append(("print", lambda: check_print(browser, path)))
                size = path.stat().st_size
                if size > LARGEST_PAGE:
                    print(f"✗ {name} {language}: {size} bytes")
                    failures += 1
                for view, run in runs:
                    try:
                        found = run()
                        print(f"✓ {name} {language}, {view}" + (f": {found} pictures read back" if found else ""))
                    except Failure as failure:
                        failures += 1
                        print(f"✗ {name} {language}, {view}: {failure}")
        browser.close()
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
