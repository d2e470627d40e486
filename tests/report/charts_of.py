"""Chart objects for tests: the hard cases that a context may hold."""

WORDS = {"target": "Target 2020", "path": "path", "estimated": "e", "break": "new definition"}
FRENCH = {
    "target": "Cible intermédiaire 2020 relevée",
    "path": "trajectoire",
    "estimated": "e",
    "break": "nouvelle définition du champ",
}
LONG = "Institut national de la santé et de la recherche médicale, délégation régionale de Paris & <Île-de-France>"


def count(number):
    return None if number is None else {"kind": "count", "numerator": number, "denominator": None, "flag": ""}


def money(minor):
    return {"kind": "money", "numerator": minor, "denominator": None, "currency": "EUR", "flag": ""}


def ratio(numerator, denominator):
    return {"kind": "ratio", "numerator": numerator, "denominator": denominator, "decimals": 1, "flag": ""}


def path_chart(values, target, first=2015, due=2020, baseline=0, estimated=(), breaks=(), words=WORDS):
    years = list(range(first, first + len(values)))
    chart = {"kind": "target_path", "key": "t01", "title": "A < B & C", "desc": "From A to B.", "years": years}
    return chart | {
        "values": values,
        "baseline_index": baseline,
        "target": target,
        "target_year": due,
        "estimated": list(estimated),
        "breaks": list(breaks),
        "words": words,
    }


def column_chart(values, first=2015, estimated=()):
    years = list(range(first, first + len(values)))
    chart = {"kind": "columns", "key": "c01", "title": "A < B & C", "desc": "Yearly.", "years": years, "words": {}}
    return chart | {"values": values, "estimated": list(estimated)}


def ranking(rows, highlight=()):
    chart = {"kind": "bar_ranking", "key": "r01", "title": "A < B & C", "desc": "Ranked.", "highlight": list(highlight)}
    return chart | {"rows": [{"label": label, "value": value} for label, value in rows]}


def counts(*numbers):
    return [count(number) for number in numbers]


def plan_chart(*rows):
    ticks = [{"at": i / 5, "middle": i / 5 + 0.1, "label": str(2016 + i)} for i in range(5)]
    chart = {"kind": "timeline", "key": "p01", "title": "A < B & C", "desc": "Dated.", "ticks": ticks}
    cut_off = {"at": 0.8, "label": "31 décembre 2019"}
    return chart | {"cut_off": cut_off, "rows": [dict(zip(PLANNED, row, strict=True)) for row in rows]}


def country(code, name, value, shade=None, held_back=False):
    return {"code": code, "name": name, "value": value, "class": shade, "is_held_back": held_back}


def map_chart(base, rows, view=None, dashed=(), home="FR"):
    known = sorted((row for row in rows if row["class"] is not None), key=lambda row: -row["value"]["numerator"])
    shades = sorted({row["class"] for row in known})
    rows = [row if row["class"] is None else row | {"class": shades.index(row["class"])} for row in rows]
    parts = [[row for row in known if row["class"] == shade] for shade in shades]
    return {
        **{"kind": "map", "base": base, "key": "m01", "title": "A < B & C", "desc": "By country."},
        **{"home": {"code": home}, "territories": view or {}, "dashed": list(dashed), "rows": list(rows)},
        "classes": [{"low": part[-1]["value"], "high": part[0]["value"]} for part in parts],
        "named": [row["code"] for row in known],
        "words": {"none": "0, ou sans mention", "held_back": "non publié"},
    }


def funnel_chart(*panels, stages=("Déposées", LONG, "Retenues", "Signées")):
    chart = {"kind": "funnel", "key": "f01", "title": "A < B & C", "desc": "By stage.", "stages": list(stages)}
    return chart | {
        "panels": [{"heading": heading, "values": values, "rates": rates} for heading, values, rates in panels]
    }


def calls_chart(*panels, first=2016):
    years = list(range(first, first + len(panels[0][1])))
    chart = {"kind": "call_years", "key": "y01", "title": "A < B & C", "desc": "By call.", "years": years}
    named = [dict(zip(("label", "values", "not_final"), panel, strict=True)) for panel in panels]
    valued = [panel | {"values": [[count(one) for one in pair] for pair in panel["values"]]} for panel in named]
    return chart | {"panels": valued}


def dumbbell_chart(*rows):
    chart = {"kind": "dumbbell", "key": "d01", "title": "A < B & C", "desc": "Then and now.", "heads": ["2016", "2019"]}
    return chart | {"rows": [dict(zip(("label", "then", "now"), row, strict=True)) for row in rows]}


PLANNED = ("label", "start", "end", "state", "word", "marks")
CASES = {
    "near its path": path_chart(counts(905, 968, 1043, 1131, 1214, None), count(1300)),
    "past its target": path_chart(counts(18, 19, 21, 24, 26), count(25)),
    "kept at its level": path_chart(counts(8, 8, 8, 8, 8), count(8)),
    "a single value": path_chart(counts(7), count(9)),
    "a single year that is the target's": path_chart(counts(7), count(9), 2020, 2020),
    "no value": path_chart(counts(None, None), count(9)),
    "gaps, an estimate and a break": path_chart(counts(5, None, 3, None, 1), count(9), estimated=[2019], breaks=[2019]),
    "huge values": path_chart(counts(10**9, 1250000000, 1234567890), count(2 * 10**9), 2016),
    "negative values": path_chart(counts(-5, -9, 3), count(-20), 2018),
    "money in French": path_chart([money(n * 10**9) for n in (3, 6, 9, 12)], money(17 * 10**9), words=FRENCH),
    "falling to zero": path_chart(counts(20, 14, 9, 4), count(0), 2016),
    "rates in French": path_chart([ratio(148, 1000), ratio(4, 9), ratio(18, 100)], ratio(22, 100), words=FRENCH),
    "sixteen years": path_chart(counts(*(n * n for n in range(16))), count(300), 2004, baseline=3),
    "no target": path_chart(counts(3, 4), None, 2018),
    "beyond the target's year": path_chart(counts(10, 11, 12, 13, 30, 31), count(25), 2014, 2018),
    "a break right before the target": path_chart(
        counts(1, 2, 3, 40, 50), count(50), breaks=[2019, 2018], words=FRENCH | {"target": LONG, "break": LONG}
    ),
    "columns": column_chart(counts(11, 10, 11, 9, 7), estimated=[2019]),
    "columns of zero": column_chart(counts(0, 0, 0)),
    "one column": column_chart(counts(4)),
    "columns below zero": column_chart(counts(-4, 3, None, 8)),
    "columns of money": column_chart([money(123456789 * n) for n in range(1, 8)]),
    "seventeen columns": column_chart(counts(*(1234 * n for n in range(1, 18))), 2003),
    "no column": column_chart(counts(None, None)),
    "a line of rates": column_chart([ratio(38, 100), ratio(41, 100), None, ratio(4, 9), ratio(41, 100)]),
    "a ranking": ranking([("Germany", count(214)), (LONG, count(158)), ("Spain", count(0)), ("X", None)], ["Germany"]),
    "a ranking across zero": ranking([("A", count(-20)), ("B", count(30))]),
    "a ranking of one word": ranking([("Donaudampfschifffahrtsgesellschaftskapitän" * 2, money(123456789012))]),
    "an empty ranking": ranking([]),
    "Europe": map_chart(
        "europe",
        [
            country("DE", "Allemagne", count(73), 3),
            country("MT", "Malte", count(40), 3),
            country("LU", "Luxembourg", count(12), 2),
            country("PT", "Portugal", count(11), 1),
            country("PL", "Pologne", count(3), 0),
            country("US", "États-Unis", count(3), 0),
            country("IT", "Italie", None, held_back=True),
        ],
    ),
    "Europe in money": map_chart("europe", [country("BE", "Belgique", money(123456789012), 0)]),
    "Europe without anything": map_chart("europe", []),
    "calls": calls_chart((LONG, [[2, 1], [0, 0], [None, 0], [5, 3]], [3]), ("B", [[0, 0]] * 4, [])),
    "calls of fourteen years": calls_chart(("ERC", [[123, 45]] * 14, []), first=2007),
    "then and now": dumbbell_chart(
        (LONG, count(5), count(10)),
        ("same", count(7), count(7)),
        ("fallen", money(10**11), money(10**9)),
        ("no first", None, count(3)),
        ("no last", count(3), None),
        ("nothing", None, None),
    ),
}
CASES |= {
    f"{name}, small": {**chart, "kind": "small_columns"} for name, chart in CASES.items() if chart["kind"] == "columns"
}
