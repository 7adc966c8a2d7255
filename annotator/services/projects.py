"""Make, open, check, snapshot and restore projects."""

import getpass
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.article import Article
from annotator.domain.people import Annotator
from annotator.domain.scheme import AnnotationScheme
from annotator.errors import KnownError
from annotator.resources import seed
from annotator.services.late_services import LateServices
from annotator.services.reading import Reading
from annotator.storage.errors import OlderProject
from annotator.storage.header import SUFFIX
from annotator.storage.opening import create, open_file
from annotator.storage.project_file import ProjectFile
from annotator.storage.scheme_store import SchemeStore
from annotator.storage.stores import Stores

if TYPE_CHECKING:
    from annotator.domain.exchange import Problem
    from annotator.services.golding import GoldSummary, Policy
    from annotator.storage.snapshots import Snapshot as Snapshot

# Here and below imported where they are used: a window opens a project without them.
__all__ = ["SUFFIX", "OlderProject", "Project"]


class Project(LateServices):
    """An open project and everything one annotator can do with it."""

    def __init__(self, file: ProjectFile, annotator_name: str = "") -> None:
        stores = Stores(file)
        self._file = file
        self.reading = Reading(stores)
        super().__init__(stores, stores.people.named(annotator_name or account_name()))
        self.cut_off: Sequence[int] = ()
        """Imports in whose middle the program ended, out of sight already, for :meth:`erase_cut_off`."""

    @property
    def path(self) -> Path:
        """Return where the project is."""
        return self._file.path

    @property
    def read_only_reason(self) -> str:
        """Return why nothing can be written, in words that end a sentence; empty where writing is possible."""
        return self._file.read_only_reason

    @property
    def held_by_other(self) -> bool:
        """Tell whether it is read-only because another window has it open."""
        return self._file.holder is not None

    @cached_property
    def place_warning(self) -> KnownError | None:
        """What is risky about the project's folder, to be said once when it opens; None where nothing is."""
        from annotator.storage.places import place_warning

        return place_warning(self.path)

    @property
    def went_back(self) -> KnownError | None:
        """Return what to say where the file is older than when it was last open here; None where it is not."""
        return self._file.went_back

    def become(self, annotator_name: str) -> None:
        """Work as the annotator of a name; who is new joins the project with the first tag."""
        self._adopt(self._stores.people.named(annotator_name))

    def sibling(self, *, read_only: bool = False) -> "Project":
        """Return the same project for the same annotator on a connection of its own, for a worker thread."""
        other = Project(self._file.sibling(read_only=read_only), self.annotator.name)
        if other.annotator.uid != self.annotator.uid:
            # Who has not written yet gets a new id from each connection; both must mean the same annotator.
            other._adopt(self.annotator)
        return other

    def _adopt(self, annotator: Annotator) -> None:
        super()._adopt(annotator)
        self.reading.see_as(annotator)

    def load_services(self, article: Article | None = None) -> None:
        """Load what suggesting and tagging need, at a moment when nobody waits for it."""
        _ = self.annotating
        if article is not None:
            # Loads and compiles the patterns that all suggestions share, which takes longer than finding them.
            self.suggesting.suggestions(article)

    def warm_up(self) -> None:
        """Load what the first write needs besides, at such a moment too."""
        if not self.read_only_reason:
            _ = self._file.database
            self.suggesting.get_ready()

    def make_gold(
        self,
        annotators: Sequence[Annotator],
        policy: "Policy | None" = None,
        *,
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> "GoldSummary":
        """Let what annotators agree on, or by another policy what most of them did, enter gold, as one act."""
        from annotator.services.golding import Golding, Policy

        golding = Golding(self._stores, self.annotator, self.reviewing)
        return golding.run(annotators, policy or Policy.AGREED, on_progress=on_progress)

    def check(self, *, thorough: bool = True, cancelled: Callable[[], bool] = lambda: False) -> "list[Problem]":
        """Return what is wrong with the file; an empty list means that it is whole."""
        from annotator.storage.checking import check_connection

        return check_connection(self._file.connection, thorough=thorough, cancelled=cancelled)

    def take_snapshot(self, reason: str = "asked", *, only_if_changed: bool = False) -> "Snapshot | None":
        """Make a verified copy of the project in the folder for snapshots; None where nothing had changed."""
        from annotator.storage.snapshots import take_snapshot

        return take_snapshot(self._file, reason, only_if_changed=only_if_changed)

    def snapshots(self) -> "list[Snapshot]":
        """Return the project's snapshots, oldest first."""
        from annotator.storage.snapshots import snapshots_of

        return snapshots_of(self.reading.project().uid)

    def erase_cut_off(
        self,
        runs: Sequence[int],
        *,
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Erase what the imports of :attr:`cut_off` brought; what is left when cancelled, the next opening erases."""
        from annotator.services.taking_back import erase_hidden

        with self._file.known_errors():
            erase_hidden(self._stores, runs, on_progress=on_progress, cancelled=cancelled)

    def close(self) -> None:
        """Close the file and give it free for others."""
        self._file.close()


def account_name() -> str:
    """Return the name of the computer's account, which an annotator is called until they say otherwise."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "annotator"


def with_suffix(path: Path) -> Path:
    """Return a path that ends in ``.annotator``."""
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def create_project(
    path: Path,
    *,
    scheme: AnnotationScheme | None = None,
    name: str = "",
    annotator_name: str = "",
    language: str = "en",
) -> Project:
    """Make a project with a scheme, or with the one that comes with the program; its guidelines are in ``language``.

    Raises:
        ProjectExists, FolderMissing, CannotCreate, DiskFull, DiskFailed: there is no new file.
    """
    from annotator.services.schemes import default_guidelines, default_scheme
    from annotator.text.normalise import normalise

    path = with_suffix(path)
    chosen = scheme or default_scheme()
    file = create(path, name=normalise(name or path.stem), guidelines=default_guidelines(language))
    try:
        with file.transaction():
            SchemeStore(file).save(chosen)
        project = Project(file, annotator_name)
    except BaseException:
        file.close()
        path.unlink(missing_ok=True)
        raise
    return project


def create_sample(path: Path, *, annotator_name: str = "", language: str = "en") -> Project:
    """Make the sample project: six articles, the first done, one half tagged."""
    from annotator.domain.import_choice import ImportChoice
    from annotator.services.sources import find_sources

    project = create_project(path, name="Kharkiv strikes", annotator_name=annotator_name, language=language)
    sources, problems = find_sources([seed("sample", "articles.jsonl")])
    project.importing.run(sources, problems=problems, choice=ImportChoice(is_beginning=True))
    return project


def open_project(
    path: Path,
    *,
    annotator_name: str = "",
    read_only: bool = False,
    by_force: bool = False,
    hide_cut_off: bool = False,
) -> Project:
    """Open a project; imports in whose middle the program ended are taken back.

    A window need not wait for that: with ``hide_cut_off``, they are only taken out of sight, and named in
    :attr:`Project.cut_off`.

    Raises:
        ProjectMissing, NotAProject, NewerProject, DamagedProject, CannotOpen: the file was not changed.
    """
    file = open_file(path, read_only=read_only, by_force=by_force)
    try:
        hidden = _take_back_cut_off(Stores(file), only_hide=hide_cut_off) if not file.read_only else ()
        project = Project(file, annotator_name)
        project.cut_off = hidden
    except BaseException:
        file.close()
        raise
    return project


def _take_back_cut_off(stores: Stores, *, only_hide: bool) -> Sequence[int]:
    """Take back what imports brought in whose middle the program ended; return those that were only hidden."""
    if not stores.imports.unfinished():
        return ()
    from annotator.services.taking_back import hide_unfinished, take_back_unfinished

    if only_hide:
        return hide_unfinished(stores)
    take_back_unfinished(stores)
    return ()


def project_snapshots(path: Path) -> "list[Snapshot]":
    """Return the snapshots of a project by where it is, oldest first, even where it cannot be opened any more."""
    from annotator.storage.snapshots import snapshots_at

    return snapshots_at(path)


def restore(path: Path, which: str) -> Path | None:
    """Put a snapshot, by its number or ``latest``, in the place of a closed project.

    Returns where the file that was there was set aside, if there was one.

    Raises:
        SnapshotMissing, ProjectHeld, SnapshotDamaged, FolderMissing, CannotCreate: the project is as it was.
    """
    from annotator.storage.snapshots import find_snapshot, restore_snapshot, snapshots_at

    return restore_snapshot(find_snapshot(snapshots_at(path), path.name, which), path)
