"""Typed rows of all spreadsheets to one Parquet file per register, with the final findings and ledger."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from strandreport.model.files import read_json, sha256_of, write_atomically, write_json
from strandreport.model.findings import Finding, in_order
from strandreport.model.ledger import RowClass
from strandreport.model.project import Project
from strandreport.model.registers import STORED_AS, Register
from strandreport.register.account import Move, final_ledger, move_of
from strandreport.register.alias_proposals import FILE, proposals_file, propose_aliases, tell_proposals
from strandreport.register.collect import Addresses, addresses_of, collect_rows
from strandreport.register.commentary import check_commentary
from strandreport.register.conversion import convert_amounts
from strandreport.register.corrections import apply_corrections
from strandreport.register.drift import drifted_layouts
from strandreport.register.examine import examined
from strandreport.register.identity import identify_rows
from strandreport.register.inheritance import count_held_back, inherit_access, registers_that_hide, tell_held_back
from strandreport.register.keys_left_out import same_keys
from strandreport.register.lacking import lost_rows, mark_lacking
from strandreport.register.left_out import LeftOut, causes_of, read_left_out, with_their_rows
from strandreport.register.money_account import amounts_by_class, check_collected, read_amounts
from strandreport.register.organisations import resolve_organisations
from strandreport.register.plausibility import order_dates
from strandreport.register.strands import name_strands
from strandreport.register.superseded import arrivals, leave_superseded
from strandreport.register.told_once import told_once

SYSTEM_TYPES = {
    "row_id": pa.int64(),
    "source": pa.string(),
    "sheet": pa.int32(),
    "row": pa.int32(),
    "voided": pa.string(),
    "visibility": pa.string(),
    "embargo_until": pa.date32(),
}


def build_registers(project: Project, ingest: Path, register: Path) -> None:
    """Write ``<register>.parquet`` for every register, and as JSON what became of the rows.

    A required register without a row is named there: no report can be made then, but the authors are told all the same.

    Raises:
        BuildError: if rows were lost.
    """
    intake = read_json(ingest / "intake.json")
    addresses = addresses_of(intake)
    rows = _named({name: collect_rows(intake, ingest, project.registers[name]) for name in project.registers}, project)
    hiding, amounts, arrived = registers_that_hide(rows, intake), read_amounts(intake, ingest), arrivals(rows, intake)
    check_collected(rows, amounts, project.registers)
    counted = leave_superseded(rows, arrived, project.registers, addresses, intake)
    rows, found = apply_corrections(counted.rows, project.registers, addresses)
    moves, findings = counted.moves, [*counted.findings, *arrived.findings, *found]
    aside = _named(read_left_out(intake, ingest, project.registers, arrived.superseded), project)
    identified, contradicting = _identify_all(rows, aside, project, addresses, moves, findings)
    findings += _of_intake(intake, project)
    left_out = LeftOut(aside, contradicting, causes_of(findings))
    whole = mark_lacking(identified, lost_rows(intake, moves), project.registers)
    kept, found, held_back = _settled(whole, project, hiding, addresses)
    findings += [*found, *examined(kept, left_out, project, addresses), *_commented(intake, project, register)]
    findings += _proposed(kept, project, addresses, intake, register)
    findings = in_order(with_their_rows(findings, left_out.causes))
    money = amounts_by_class(amounts, rows, kept, moves, project.registers)
    write_json(register / "ledger.json", final_ledger(intake, kept, moves, money))
    _write_json(register, findings=[f.to_json() for f in findings], returns=[*arrived.rows], changes=counted.changes)
    facts = {"missing": _missing(kept, project), "hiding": sorted(hiding), "held_back": held_back}
    write_json(register / "registers.json", {"registers": _write_all(kept, project, register), **facts})


def _write_all(kept: Mapping[str, pd.DataFrame], project: Project, folder: Path) -> dict[str, Any]:
    return {name: _write(frame, project.registers[name], folder) for name, frame in sorted(kept.items())}


def _write_json(folder: Path, **lists: list[Any]) -> None:
    """Write each list under its name."""
    for name, items in lists.items():
        write_json(folder / f"{name}.json", {name: items})


def _named(rows: Mapping[str, pd.DataFrame], project: Project) -> dict[str, pd.DataFrame]:
    """The rows with each strand by its short name."""
    return {name: name_strands(frame, project.registers[name], project.strategies) for name, frame in rows.items()}


def _of_intake(intake: Mapping[str, Any], project: Project) -> list[Finding]:
    found = [*(finding for content in intake["contents"] for finding in content["findings"]), *intake["findings"]]
    return [*(Finding.from_json(finding) for finding in found), *drifted_layouts(intake, project.forms)]


def _missing(kept: Mapping[str, pd.DataFrame], project: Project) -> dict[str, list[str]]:
    """The required registers without a row, with the forms by which each could be filled."""
    required = project.settings.required_registers
    return {name: sorted(_forms_of(name, project)) for name in required if kept[name].empty}


def _converted(
    kept: Mapping[str, pd.DataFrame], project: Project, addresses: Addresses
) -> tuple[dict[str, pd.DataFrame], list[Finding]]:
    currencies, as_of = project.reference.currencies, project.settings.as_of
    return convert_amounts(kept, project.registers, currencies, as_of, addresses)


def _settled(
    kept: Mapping[str, pd.DataFrame], project: Project, hiding: frozenset[str], addresses: Addresses
) -> tuple[dict[str, pd.DataFrame], list[Finding], dict[str, int]]:
    """The registers with amounts in one currency, one id per organisation and the confidentiality that rows inherit.

    With them how many rows of each are restricted only because nobody knows what they belong to.
    """
    converted, found = _converted(kept, project, addresses)
    resolved = resolve_organisations(converted, project.registers)
    inherited = inherit_access(resolved, project.registers, hiding)
    told = [*found, *tell_held_back(resolved, inherited, project.registers, addresses)]
    return inherited, told, count_held_back(resolved, inherited, project.registers)


def _proposed(
    kept: Mapping[str, pd.DataFrame], project: Project, addresses: Addresses, intake: Mapping[str, Any], folder: Path
) -> list[Finding]:
    """Write the names that may be one organisation for a person to decide on, and tell it."""
    proposals = propose_aliases(kept, project.registers)
    names = {content["content"]: str(content["names"][0]) for content in intake["contents"]}
    write_atomically(folder / FILE, proposals_file(proposals, kept, addresses, names))
    return tell_proposals(proposals, kept, project.registers, addresses)


def _commented(intake: Mapping[str, Any], project: Project, folder: Path) -> list[Finding]:
    """Write what people wrote, and tell what is wrong with it."""
    texts, told = check_commentary(intake, project)
    write_json(folder / "commentary.json", {"commentary": [text.to_json() for text in texts]})
    return told


def _forms_of(register: str, project: Project) -> list[str]:
    return [form.id for form in project.forms.values() if any(feed.register == register for feed in form.feeds)]


def _identify_all(
    rows: Mapping[str, pd.DataFrame],
    aside: dict[str, pd.DataFrame],
    project: Project,
    addresses: Addresses,
    moves: list[Move],
    findings: list[Finding],
) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]:
    """The rows kept of every register, and those that contradict each other; adds to the moves and findings.

    Dates out of order are told of the rows aside too, and the later one is taken from them.
    """
    kept: dict[str, pd.DataFrame] = {}
    contradicting: dict[str, pd.DataFrame] = {}
    told: list[Finding] = []
    for name, register in project.registers.items():
        identified = identify_rows(rows[name], register, addresses)
        kept[name], disordered = order_dates(identified.kept, register, addresses)
        lost = [index for index, (now, _) in identified.moved.items() if now == RowClass.QUARANTINED]
        contradicting[name] = rows[name].loc[sorted(lost)]
        aside[name], disordered_too = order_dates(aside[name], register, addresses)
        told += [*identified.findings, *disordered, *disordered_too]
        told += same_keys(kept[name], contradicting[name], aside[name], register, addresses)
        moves += [move_of(rows[name], index, now, code) for index, (now, code) in identified.moved.items()]
    findings += told_once(told)
    return kept, contradicting


def _write(frame: pd.DataFrame, register: Register, folder: Path) -> dict[str, Any]:
    rows = frame.reset_index(drop=True)
    rows = rows.assign(row_id=range(len(rows)), visibility=rows["visibility"].fillna("public"))
    types = {**{column.name: pa.type_for_alias(STORED_AS[column.type]) for column in register.columns}, **SYSTEM_TYPES}
    table = pa.table({name: _array(rows[name], kind) for name, kind in types.items()})
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    file = f"{register.name}.parquet"
    write_atomically(folder / file, buffer.getvalue())
    return {"file": file, "rows": len(rows), "sha256": sha256_of(buffer.getvalue())}


def _array(values: pd.Series, kind: pa.DataType) -> pa.Array:
    return pa.array([None if pd.isna(value) else value for value in values], kind)
