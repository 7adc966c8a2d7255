"""Inter-annotator agreement over a project, read article by article."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.agreement import AgreementReport, AnnotatedArticle, measure
from annotator.domain.comparison import Comparison, compare
from annotator.domain.disputes import DisputedPhrase, disputed_phrases
from annotator.domain.people import Annotator, AnnotatorKind
from annotator.domain.workflow import State
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.services.choosing import NoSuchLabel, UnknownAnnotatorError
from annotator.services.plain_errors import in_plain_words
from annotator.services.review_options import options_from
from annotator.services.review_reading import who_did
from annotator.storage.stores import Stores


class NobodyToCompare(KnownError):
    """Agreement needs two annotators."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "Agreement needs at least two annotators with tags in the same articles.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was measured.")
    cure = QT_TRANSLATE_NOOP("errors", "Annotators in this project: {known}.")


class MeasuringCancelled(Exception):
    """The user cancelled."""


@dataclass(frozen=True, slots=True)
class DisputedArticle:
    """An article by how much is disputed in it."""

    uid: str
    title: str
    disagreements: int
    agreed: int
    exact_f1: float | None


@dataclass(frozen=True)
class Measurement:
    """Agreement with what lies behind it."""

    report: AgreementReport
    articles: tuple[DisputedArticle, ...]
    """The articles compared, those with the most disagreements first."""
    phrases: tuple[DisputedPhrase, ...]
    """The ten phrases that are disputed most."""
    confusion: dict[tuple[str | None, str | None], int]
    """Matched spans of all pairs by the names of their two labels; None stands for no tag."""
    hidden: int = 0
    """Articles left out because the project is blind and the viewer's own tags in them are not done."""


@in_plain_words
class Measuring:
    """Measures agreement in one project, with the eyes of one annotator."""

    def __init__(self, stores: Stores, viewer: Annotator) -> None:
        self._stores = stores
        self._viewer = viewer

    def run(
        self,
        annotators: Sequence[Annotator] = (),
        *,
        label_uids: Collection[str] | None = None,
        articles: Collection[str] | None = None,
        on_progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Measurement:
        """Measure the agreement of annotators, of all who have tags where none are named, over articles and labels.

        An annotator counts in the articles that they finished or have tags in.

        Raises:
            NobodyToCompare: there are fewer than two annotators.
            MeasuringCancelled: the user cancelled.
        """
        people = list(annotators) or self.several(())
        if len(people) < 2:
            raise NobodyToCompare(known=", ".join(one.name for one in self._stores.people.all()) or "none")
        scheme = self._stores.scheme.load()
        labels = [label for label in scheme.labels if label_uids is None or label.uid in label_uids]
        if label_uids is None:
            labels = [label for label in labels if not label.retired]
        reader = _Reader(self._stores, self._viewer, people, articles, on_progress, cancelled)
        report = measure(reader.articles({label.uid for label in labels}), people, labels)
        f1 = report.articles_f1()
        names = {label.uid: label.name for label in scheme.labels}
        confusion: dict[tuple[str | None, str | None], int] = {}
        for pair in report.pairs:
            for (left, right), count in pair.confusion.items():
                key = names[left] if left else None, names[right] if right else None
                confusion[key] = confusion.get(key, 0) + count
        found = [DisputedArticle(*counted, f1.get(counted[0])) for counted in reader.counted]
        found.sort(key=lambda article: -article.disagreements)
        return Measurement(report, tuple(found), disputed_phrases(reader.disputed), confusion, reader.hidden)

    def named(self, names: Sequence[str]) -> list[Annotator]:
        """Return the annotators with these names; raise UnknownAnnotatorError where one is not there."""
        people = self._stores.people.all()
        found = []
        for name in names:
            one = next((one for one in people if one.name == name), None)
            if one is None:
                raise UnknownAnnotatorError(name=name, known=", ".join(one.name for one in people) or "nobody yet")
            found.append(one)
        return found

    def several(self, names: Sequence[str]) -> list[Annotator]:
        """Return two or more annotators, everybody with tags where none is named; raise NobodyToCompare otherwise."""
        people = self.named(names) or self._with_tags()
        if len(people) < 2:
            raise NobodyToCompare(known=", ".join(one.name for one in self._stores.people.all()) or "none")
        return people

    def label(self, name: str) -> str:
        """Return the id of the label with this name; raise NoSuchLabel where there is none."""
        scheme = self._stores.scheme.load()
        label = scheme.label_named(name)
        if label is None:
            raise NoSuchLabel(name=name, known=", ".join(one.name for one in scheme.labels))
        return label.uid

    def _with_tags(self) -> list[Annotator]:
        tagging = {annotator for annotator, _, _ in self._stores.annotations.totals()}
        people = self._stores.people.all()
        return [one for one in people if one.uid in tagging and one.kind is AnnotatorKind.PERSON]


class _Reader:
    """Reads articles one by one, and notes on the way what is not an agreement figure."""

    def __init__(
        self,
        stores: Stores,
        viewer: Annotator,
        people: Sequence[Annotator],
        chosen: Collection[str] | None,
        on_progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._stores = stores
        self._viewer = viewer
        self._people = [one.uid for one in people]
        self._chosen = chosen if chosen is None else frozenset(chosen)
        self._on_progress = on_progress
        self._cancelled = cancelled
        self.counted: list[tuple[str, str, int, int]] = []
        self.disputed: list[Comparison] = []
        self.hidden = 0

    def articles(self, labels: Collection[str]) -> Iterator[AnnotatedArticle]:
        """Yield the articles that at least two of the annotators did, in the project's order."""
        states = self._stores.progress.states({*self._people, self._viewer.uid})
        is_blind = options_from(self._stores.file.row().options).blind_until_done
        titles = [one for one in self._stores.articles.titles() if self._chosen is None or one[0] in self._chosen]
        for done, (uid, title, _) in enumerate(titles):
            if not done % 50:
                if self._cancelled():
                    raise MeasuringCancelled
                self._on_progress(done, len(titles))
            if is_blind and states.get(uid, {}).get(self._viewer.uid) is not State.DONE:
                self.hidden += 1
                continue
            layers = who_did(self._stores.annotations.of_article(uid), self._people, states.get(uid, {}))
            if len(layers) < 2:
                continue
            comparison = compare(
                {who: [one for one in layer if one.label_uid in labels] for who, layer in layers.items()}
            )
            self.counted.append((uid, title, len(comparison.disagreements), len(comparison.agreed)))
            if comparison.disagreements:
                self.disputed.append(comparison)
            yield AnnotatedArticle(uid, self._stores.articles.text(uid), layers)
        self._on_progress(len(titles), len(titles))
