"""Exchange rates of a few days, near the real ones and invented like all else; the real ones are free at the ECB."""

from examples.table import INVENTED, Row, Table, day, table

DAYS = ("2016-12-30", "2017-12-29", "2018-12-31", "2019-12-31", "2020-06-30")
# Brazil is left out: its amounts can't be converted, and that is told. Fixed currencies (XOF, XAF) need no rate.
RATES = {
    "CHF": ("1.0740", "1.1700", "1.1270", "1.0850", "1.0650"),
    "GBP": ("0.8560", "0.8870", "0.8950", "0.8510", "0.9120"),
    "JPY": ("123.40", "135.00", "125.90", "121.90", "120.70"),
    "USD": ("1.0540", "1.1990", "1.1450", "1.1230", "1.1200"),
}
ORIGIN = "Inventé, proche des taux de la Banque centrale européenne"


def rates() -> list[Table]:
    """One row for each currency and day."""
    headers = ("Devise", "Taux du", "Unités pour un euro", "Origine du taux")
    rows: list[Row] = [
        [code, day(on), float(units), ORIGIN]
        for code, quoted in RATES.items()
        for on, units in zip(DAYS, quoted, strict=True)
    ]
    return [table("Taux", headers, rows, [INVENTED])]
