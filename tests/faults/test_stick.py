"""A stick is pulled out while its project is open, and put in again; every snapshot of a long day is brought back."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.domain.span import Span
from annotator.services.projects import open_project, restore
from annotator.storage.errors import ProjectMoved
from tests.projects import article_uids, label_uid, make_project, tag


@pytest.mark.skipif(not sys.platform.startswith("linux") or os.geteuid() != 0, reason="only root may mount")
def test_a_stick_pulled_out_is_said_and_work_goes_on_when_it_is_back(tmp_path: Path) -> None:
    memory, stick = tmp_path / "memory", tmp_path / "stick"
    memory.mkdir()
    stick.mkdir()
    if subprocess.run(["mount", "--bind", memory, stick], check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        project = make_project(stick / "war")
        first = tag(project, "seven people")
        subprocess.run(["umount", "-l", stick], check=True)
        for _ in range(2):
            with pytest.raises(ProjectMoved) as caught:
                tag(project, "Kharkiv", "Locations")
            assert "not saved" in caught.value.sentence()
        assert not list(stick.iterdir())
        subprocess.run(["mount", "--bind", memory, stick], check=True)
        second = tag(project, "Kharkiv", "Locations")
        project.close()
        again = open_project(project.path, annotator_name="Olena")
        found = {one.uid for one in again.reading.annotations(article_uids(again)[0])}
        assert found == {first.uid, second.uid}
        assert again.check() == []
        again.close()
    finally:
        subprocess.run(["umount", "-l", stick], check=True)


def test_every_snapshot_of_a_day_brings_back_its_moment(tmp_path: Path) -> None:
    """Two hundred acts, a snapshot after every twenty: each opens, is whole, and holds what was there at its time."""
    project = make_project(tmp_path / "war")
    articles, label, dice = article_uids(project), label_uid(project), random.Random(5)
    moments: dict[int, set[str]] = {}
    for step in range(1, 201):
        start = dice.randrange(70)
        changes = project.annotating.tag(dice.choice(articles), Span(start, start + 1 + dice.randrange(10)), label)
        if changes.added and dice.random() < 0.3:
            project.annotating.remove([changes.added[0].uid])
        if step % 20 == 0:
            snapshot = project.take_snapshot()
            assert snapshot is not None
            moments[snapshot.number] = {one.uid for uid in articles for one in project.reading.annotations(uid)}
    project.close()
    for number, expected in moments.items():
        restore(project.path, str(number))
        back = open_project(project.path, annotator_name="Olena")
        assert {one.uid for uid in articles for one in back.reading.annotations(uid)} == expected
        assert back.check() == []
        back.close()
