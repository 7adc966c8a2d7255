"""What a choice takes from a project: its articles one by one, as they go out."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from annotator.domain.exchange import ExchangedArticle
from annotator.domain.export_choice import ALL, ExportChoice
from annotator.domain.losses import Loss, LossKind, LossReport
from annotator.domain.people import Annotator, AnnotatorKind
from annotator.domain.review import GOLD
from annotator.domain.review_options import options_from
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.shaping import pseudonyms, scheme_as_chosen, shaping, shared_names, without_people
from annotator.errors import QT_TRANSLATE_NOOP, KnownError
from annotator.storage.exchange_selection import Selection
from annotator.storage.exchange_store import Drawn, ExchangeStore
from annotator.storage.stores import Stores


class UnknownAnnotatorError(KnownError):
    """Annotations of somebody were asked for who has none."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "Nobody called {name} has tagged in this project.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was written.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose one of: {known}.")


class NoSuchLabel(KnownError):
    """A label was named that the scheme does not have."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "The scheme has no label {name}.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose one of: {known}.")


class ChosenArticles:
    """The articles of one choice; raises UnknownAnnotatorError or NoSuchLabel where that names what is not there."""

    def __init__(self, stores: Stores, viewer: Annotator, choice: ExportChoice) -> None:
        self._stores = stores
        self._choice = choice
        self._people = stores.people.all()
        self._scheme = stores.scheme.load()
        self._check_labels()
        self.selection = self._selection(viewer)
        self._store = ExchangeStore(stores, self.selection)
        self._shape = shaping(choice, self._note() if choice.pseudonyms else None)

    @cached_property
    def scheme(self) -> AnnotationScheme:
        """Return the labels that go out, as they are called there."""
        return scheme_as_chosen(self._scheme, self._choice)

    @cached_property
    def row_ids(self) -> Sequence[int]:
        """Return numbers of the articles, to be read by, in the project's order."""
        return self._store.row_ids()

    def span_count(self) -> int:
        """Return how many tags there are."""
        return self._store.span_count()

    def articles(
        self, row_ids: Sequence[int] | None = None, losses: LossReport | None = None
    ) -> Iterator[ExchangedArticle]:
        """Yield all articles, or those of some numbers; note in a report what the choice leaves out unasked."""
        for drawn in self._store.articles(self.row_ids if row_ids is None else row_ids):
            if losses is not None:
                losses.add(self._losses(drawn))
            yield self._shape(drawn.article)

    def general_losses(self) -> Iterator[Loss]:
        """Yield what the choice means for the dataset as a whole."""
        for new, olds in shared_names(self._choice.labels).items():
            yield Loss(LossKind.LABELS_JOINED, f"{' and '.join(olds)} as {new}")

    def _losses(self, drawn: Drawn) -> Iterator[Loss]:
        title = drawn.article.metadata.title
        if drawn.hidden:
            yield Loss(LossKind.HIDDEN, title)
        elif self._choice.annotations == GOLD.name and not self._choice.otherwise and not drawn.settled:
            yield Loss(LossKind.UNSETTLED, title)
        for _ in range(drawn.machine_tags):
            yield Loss(LossKind.MACHINES, title)

    def _selection(self, viewer: Annotator) -> Selection:
        choice = self._choice
        chosen = self._chosen_people()
        blind = options_from(self._stores.file.row().options).blind_until_done
        names = pseudonyms(self._people) if choice.pseudonyms else {one.uid: one.name for one in self._people}
        everybody = choice.annotations == ALL
        by_gold = any(one.kind is AnnotatorKind.GOLD for one in chosen)
        flagging = self._people if by_gold else chosen
        return Selection(
            names={one.uid: names[one.uid] for one in chosen},
            settled_by=GOLD.uid if choice.otherwise else "",
            viewer=viewer.uid if blind else "",
            machines=[one.uid for one in self._people if everybody and one.kind is AnnotatorKind.MACHINE],
            labels=None if choice.labels is None else choice.labels.keys(),
            states=choice.states,
            flagged_by=[one.uid for one in flagging] if choice.flagged_only else None,
            search=choice.query,
            articles=choice.articles,
        )

    def _chosen_people(self) -> list[Annotator]:
        choice = self._choice
        if choice.annotations == ALL:
            return [one for one in self._people if one.kind is not AnnotatorKind.MACHINE]
        if choice.annotations == GOLD.name and choice.otherwise:
            gold = [one for one in self._people if one.uid == GOLD.uid]
            return [*gold, *(one for one in self._named(choice.otherwise) if one.uid != GOLD.uid)]
        return self._named(choice.annotations)

    def _named(self, name: str) -> list[Annotator]:
        """Return everybody of a name, of whom there may be two after a merge; the layer of gold goes before them."""
        found = [one for one in self._people if one.name == name]
        gold = [one for one in found if one.uid == GOLD.uid]
        if not found:
            raise UnknownAnnotatorError(name=name, known=", ".join([ALL, *(one.name for one in self._people)]))
        return gold or found

    def _check_labels(self) -> None:
        known = [label.name for label in self._scheme.labels]
        for name in self._choice.labels or ():
            if name not in known:
                raise NoSuchLabel(name=name, known=", ".join(known))

    def _note(self) -> Callable[[str], str]:
        names = pseudonyms(self._people)
        return without_people({one.name: names[one.uid] for one in self._people if one.kind is not AnnotatorKind.GOLD})
