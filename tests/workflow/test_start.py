"""What is wrong before any job is said in plain words, file and line where there is one, and nothing is started."""

import pytest

from tests.workflow.conftest import Folder, copy_program


def plain(run) -> str:
    """The message, and that it is no traceback and no job ran."""
    assert run.code == 1
    assert not any(word in run.output for word in ("Traceback", 'File "', "common.smk"))
    assert run.rules == set()
    return run.output


def test_fault_of_the_configuration_names_file_and_line(fresh):
    path = fresh.root / "config" / "config.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith("as_of:"))
    lines[line - 1] = "as_of: soon"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert f"config/config.yaml:{line}: as_of: 'soon'" in plain(fresh.run())


def test_wrong_setting_of_the_command_line_names_key_value_and_what_is_allowed(fresh):
    message = plain(fresh.run("--config", "standing=final"))
    assert all(word in message for word in ("standing", "final", "draft", "signed"))


def test_unknown_setting_of_the_command_line_names_the_known_ones(fresh):
    message = plain(fresh.run("--config", "nope=1"))
    assert "nope=1" in message
    assert "as_of" in message


def test_setting_of_the_command_line_is_taken_as_typed(built):
    """Guards: Snakemake itself would turn the date into an object and the edition into a number."""
    run = built.run("--dry-run", "--config", "as_of=2019-12-31", "edition=2019")
    assert "Nothing to be done" in run.output


def test_config_file_of_the_command_line_is_refused(fresh):
    """Guards: Snakemake's loader turns NO into False and runs Python found in the file."""
    run = fresh.run("--configfile", str(fresh.root / "config" / "config.yaml"))
    assert "--configfile is not supported" in plain(run)


@pytest.mark.parametrize("gone", ["files", "folder"])
def test_no_inputs_at_all_is_said_plainly_and_leaves_the_last_site(built, gone):
    """Guards: Snakemake alone builds an empty report and is content."""
    before = built.site()
    for path in built.inputs.iterdir():
        path.unlink()
    if gone == "folder":
        built.inputs.rmdir()
    assert "every required register is missing" in plain(built.run())
    assert built.site() == before


def test_dry_run_changes_nothing(built):
    (built.outputs / "site").unlink()
    before = sorted(str(path) for path in built.outputs.rglob("*"))
    output = built.run("--dry-run").output
    assert "Nothing to be done" in output
    assert sorted(str(path) for path in built.outputs.rglob("*")) == before


def test_workflow_passes_the_linter(fresh):
    (fresh.inputs / "x.csv").write_text("x")
    assert "your workflow is in a good condition" in fresh.build("--lint").output


def test_text_missing_in_one_language_stops_the_build_with_key_and_file(fresh, tmp_path):
    own = copy_program(tmp_path / "program")
    path = own / "templates" / "catalogue" / "fr" / "open_data.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith("    title:")), encoding="utf-8")
    message = plain(Folder(fresh.root, own).run())
    assert "templates/catalogue/fr/open_data.yaml: the text 'report.open.title' is missing" in message
