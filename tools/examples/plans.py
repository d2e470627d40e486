"""Plans and influence: actions with milestones, and events."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence

from examples.table import INVENTED, INVENTED_EN, Row, Table, Value, day, read_table, table

ACTIONS = (
    "N° d'action", "Volet", "Plan", "Thème de la Charte", "Action", "Pilote", "Pays", "Thématique", "Début prévu",
    "Échéance", "Réalisée le", "Avancement", "Taux de réalisation", "Budget (EUR)",
)  # fmt: skip
PLANS = {"HRS4R": "Plan d'action HRS4R", "Stratégie": "Stratégie de coopération"}
OWNERS = {"HRS4R": "Ressources humaines", "Stratégie": "Relations internationales"}
EVENTS = (
    "Event no.", "Type of event", "Title", "Strand", "Channel", "Counterpart", "Date", "Until", "Attendees", "Remarks",
    "Work programme", "Taken up", "Agreement no.",
)  # fmt: skip
# Position papers, meetings and information days of each year (2020: to June)
YEARLY = {2016: (3, 5, 3), 2017: (5, 6, 3), 2018: (7, 7, 4), 2019: (6, 8, 4), 2020: (4, 3, 1)}
# Visits that name the agreement under which they were made
MISSIONS = (("ACC-008", dt.date(2018, 10, 4)), ("ACC-008", dt.date(2019, 9, 12)), ("ACC-046", dt.date(2019, 3, 7)))
COUNTERPARTS = ("European Commission", "European Parliament", "Permanent representation", "National contact points")


def plan_of_actions() -> list[Table]:
    """The plan as its owners keep it: a cover, actions, milestones, and the old plan on a hidden sheet."""
    actions = read_table("actions")
    cover = table("Lisez-moi", ("Plan d'actions 2016-2020",), [[INVENTED], ["Mettre à jour chaque trimestre."]])
    sheet = table("Actions", ACTIONS, [_action(a, i) for i, a in enumerate(actions)], [f"Plan d'actions. {INVENTED}"])
    sheet.put("L21", "presque finie")
    sheet.put("M26", "85 à 90")
    sheet.grid.insert(23, [None] * len(ACTIONS))
    old = table("Ancien plan 2015", ACTIONS, [_action(actions[0], 0)])
    old.is_hidden = True
    return [cover, sheet, _milestones(actions), old]


def _action(action: dict[str, str], i: int) -> Row:
    return [
        action["action"], action["strand"], PLANS[action["plan"]], action["charter"] or None, action["words"],
        OWNERS[action["plan"]], action["country"] or None, action["theme"] or None, day(action["start"]),
        day(action["due"]), day(action["done"]), action["status"], int(action["completion"]),
        float(8_000 + 3_500 * (i % 7)),
    ]  # fmt: skip


def _milestones(actions: list[dict[str, str]]) -> Table:
    headers = ("N° de jalon", "N° d'action", "Jalon", "Attendu le", "Atteint le")
    rows: list[Sequence[Value]] = [
        [
            f"J-{action['action']}",
            action["action"],
            "Point d'étape",
            _middle(action),
            _middle(action) if i % 4 else None,
        ]
        for i, action in enumerate(actions)
        if action["plan"] == "Stratégie"
    ]
    return table("Jalons", headers, rows, ["Jalons des actions de la stratégie (inventé)"])


def _middle(action: dict[str, str]) -> dt.date:
    start, due = (dt.date.fromisoformat(action[name]) for name in ("start", "due"))
    return start + (due - start) / 2


def influence(chance: random.Random) -> list[Table]:
    """Positions, seats, meetings and information days."""
    rows: list[Row] = [_seat(i, seat) for i, seat in enumerate(read_table("seats"))]
    for year in YEARLY:
        rows += [_event(chance, year, i, *kind) for i, kind in enumerate(_kinds(year))]
    rows = [[*row, None, None] for row in rows]
    rows += [row for year in YEARLY for row in (*_topics(year), *_experts(year))]
    rows = [[*row, None] for row in rows] + [_mission(i, *known) for i, known in enumerate(MISSIONS)]
    title = f"Influence in Europe, 2016 to June 2020 – {INVENTED_EN}"
    sheet = table("Events", EVENTS, rows, [title])
    sheet.put("G20", "T3 2016")
    sheet.put("I25", "about 40")
    sheet.put("B31", "Webinar")
    return [sheet]


def _mission(i: int, agreement: str, held: dt.date) -> Row:
    return [f"M-{i + 1:02d}", "Mission", f"Visit of the partners of {agreement} (invented)", None, "Own", None, held,
            None, None, None, None, None, agreement]  # fmt: skip


def _topics(year: int) -> Iterator[Row]:
    """Topics put forward for the work programmes; of the last year's nobody knows yet what becomes of them."""
    for i in range(5 if year == 2020 else 10 + year % 3):
        taken = None if year == 2020 else "yes" if i % 3 == 0 else "no"
        yield [f"T-{year}-{i + 1:02d}", "Topic put forward", f"Topic {i + 1} of {year} (invented)", "influence",
               "Aviesan" if i % 2 else "Own", COUNTERPARTS[0], dt.date(year, 3, 1 + i), None, None, None,
               f"Health {year + 1}-{year + 2}", taken]  # fmt: skip


def _experts(year: int) -> Iterator[Row]:
    for i in range(9 if year == 2020 else 14 + 2 * (year - 2016)):
        yield [f"X-{year}-{i + 1:02d}", "Expert or evaluator", "Evaluation of proposals", "influence", "Own",
               "European Research Council" if i % 3 == 0 else "Horizon 2020, health",
               dt.date(year, 1 + i % 6, 10), None, None, None, None, None]  # fmt: skip


def _kinds(year: int) -> Iterator[tuple[str, str]]:
    positions, meetings, infodays = YEARLY[year]
    yield from [("Position paper", "Reply to a consultation")] * positions
    yield from [("Meeting", "Meeting on health research")] * meetings
    yield from [("Information day", "Information day on calls")] * infodays


def _seat(i: int, seat: dict[str, str]) -> Row:
    number, words = f"S-{i + 1:02d}", [None, None]
    return [
        number,
        "Seat",
        "Seat",
        "influence",
        seat["channel"],
        seat["body"],
        day(seat["since"]),
        day(seat["until"]),
        *words,
    ]


def _event(chance: random.Random, year: int, i: int, kind: str, title: str) -> Row:
    held = dt.date(year, 1, 8) + dt.timedelta(days=chance.randrange(165 if year == 2020 else 340))
    channel = chance.choice(("Own", "Own", "Aviesan", "CLORA"))
    attendees = (
        None if kind == "Position paper" else chance.randint(8, 35) if kind == "Meeting" else chance.randint(40, 160)
    )
    return [f"E-{year}-{i + 1:02d}", kind, f"{title} {i + 1} (invented)", "influence", channel,
            chance.choice(COUNTERPARTS), held, None, attendees, None]  # fmt: skip
