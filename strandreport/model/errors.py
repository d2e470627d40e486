"""Errors that a maintainer must mend; what a spreadsheet's author must mend is a finding, never an exception."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of the configuration: the file, the line in it, and what to do."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


class ConfigError(ValueError):
    """The configuration is wrong; raised before any job, with every problem found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @classmethod
    def at(cls, path: Path | str, line: int, message: str) -> "ConfigError":
        """The error for a single problem."""
        return cls([Problem(str(path), line, message)])


class BuildError(RuntimeError):
    """The build can't go on; the message says in plain words why and what to do."""
