"""The rule that no format knows another covers every format that there is."""

import ast
import tomllib
from pathlib import Path

from annotator.formats import registry

_CHECKOUT = Path(__file__).parents[2]
_MAY_ASK_THE_REGISTRY = {"annotator.formats.zip_archive"}
_NO_FORMATS = {"annotator.formats.base"}


def test_every_format_is_in_the_contract() -> None:
    settings = tomllib.loads((_CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (one for one in settings["tool"]["importlinter"]["contracts"] if one["id"] == "independent-formats")
    source = Path(registry.__file__).read_text(encoding="utf-8")
    imported = {node.module for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom) and node.module}
    formats = {name for name in imported if name.startswith("annotator.formats.")} - _NO_FORMATS
    assert set(contract["modules"]) == formats - _MAY_ASK_THE_REGISTRY
