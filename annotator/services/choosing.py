"""What a choice takes from a project: its articles one by one, as they go out."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from annotator.domain.exchange import ExchangedArticle
from annotator.domain.export_choice import ALL, ExportChoice
from annotator.domain.losses import Loss, LossKind, LossReport
from annotator.domain.people import Annotator, AnnotatorKind
from annotator.domain.review import GOLD
from annotator.domain.review_options import options_from
from annotator.domain.scheme import AnnotationScheme
from annotator.domain.shaping import (
    pseudonyms,
    scheme_as_chosen,
    shaping,
    shared_names,
    without_lost_links,
    without_people,
)
from annotator.domain.zone_cutting import Cut, cut_zones
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


class BadLabelName(KnownError):
    """A label cannot go out under a name."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "{label} cannot be called “{name}” in a dataset.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was written.")
    cure = QT_TRANSLATE_NOOP("errors", "Give it one name of letters.")


class NoSuchArticle(KnownError):
    """An article was picked that is not there."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "There is no article with the id {uid} in this project.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was written.")


class NothingChosen(KnownError):
    """No article is of the kind that was asked for."""

    wrong_use = True
    happened = QT_TRANSLATE_NOOP("errors", "No article is of the kind that was chosen.")
    kept = QT_TRANSLATE_NOOP("errors", "Nothing was written.")
    cure = QT_TRANSLATE_NOOP("errors", "Choose other states, another search or other articles.")


def label_choice(given: Sequence[str], scheme: AnnotationScheme) -> dict[str, str]:
    """Return the names that labels go out under, from what was typed for each: ``Weapons`` or ``Casualties=CAS``.

    Raises:
        NoSuchLabel, BadLabelName: the scheme has no such label, or it has two names or none.
    """
    chosen: dict[str, str] = {}
    for one in given:
        # a label may have the sign in its own name, and then that name goes before
        cuts = [len(one), *(place for place, sign in enumerate(one) if sign == "=")]
        named = ((scheme.label_named(one[:cut].strip()), one[cut + 1 :].strip(), cut == len(one)) for cut in cuts)
        label, name, is_whole = next((found for found in named if found[0] is not None), (None, "", False))
        if label is None:
            known = ", ".join(label.name for label in scheme.labels)
            raise NoSuchLabel(name=one.partition("=")[0].strip(), known=known)
        name = label.name if is_whole else name
        if chosen.setdefault(label.name, name) != name:
            raise BadLabelName(label=label.name, name=name)
    return chosen


class ChosenArticles:
    """The articles of one choice; raises UnknownAnnotatorError or NoSuchLabel where that names what is not there."""

    def __init__(self, stores: Stores, viewer: Annotator, choice: ExportChoice) -> None:
        self._stores = stores
        self._choice = choice
        self._people = stores.people.all()
        self.own_scheme = stores.scheme.load()
        """The labels as they are called in the project."""
        self._check_labels()
        self._check_articles()
        self.selection = self._selected(viewer)
        self._store = ExchangeStore(stores, self.selection)
        only_some = choice.annotations != ALL or choice.labels is not None or not choice.zones
        self._may_lose_links = only_some and choice.fields
        self._shape = shaping(choice, self._note() if choice.pseudonyms else None)

    @cached_property
    def scheme(self) -> AnnotationScheme:
        """Return the labels that go out, as they are called there."""
        return scheme_as_chosen(self.own_scheme, self._choice)

    @cached_property
    def row_ids(self) -> Sequence[int]:
        """Return numbers of the articles, to be read by, in the project's order."""
        return self._store.row_ids()

    def require_some(self) -> None:
        """Raise NothingChosen where articles were asked for by kind, and there are none of it."""
        choice = self._choice
        if (choice.states or choice.flagged_only or choice.query or choice.articles) and not self.row_ids:
            raise NothingChosen

    def span_count(self) -> int:
        """Return how many tags there are."""
        return self._store.span_count()

    def articles(
        self, row_ids: Sequence[int] | None = None, losses: LossReport | None = None
    ) -> Iterator[ExchangedArticle]:
        """Yield all articles, or those of some numbers; note in a report what the choice leaves out unasked."""
        for drawn in self._store.articles(self.row_ids if row_ids is None else row_ids):
            cut = Cut(drawn.article, ()) if self._choice.zones else cut_zones(drawn.article)
            article, links = without_lost_links(cut.article) if self._may_lose_links else (cut.article, [])
            if losses is not None:
                losses.add(self._losses(drawn, cut))
                losses.add(Loss(LossKind.LINKS, link) for link in links)
            if article.text.strip():
                yield self._shape(article)

    def as_tagged(self, row_ids: Sequence[int]) -> Iterator[ExchangedArticle]:
        """Yield articles with the tags of all labels, for what is to be found out from them; they do not go out."""
        store = ExchangeStore(self._stores, replace(self.selection, labels=None, machines=()))
        return (drawn.article for drawn in store.articles(row_ids))

    def text_hashes(self) -> Mapping[int, str]:
        """Return the hash of each article's text by its number."""
        return self._store.text_hashes(self.row_ids)

    def numbers_of(self, uids: Collection[str]) -> Mapping[str, int]:
        """Return the numbers of articles by their ids."""
        return self._store.row_ids_of(uids)

    def name_of(self, label: str) -> str | None:
        """Return what a label is called in the dataset, None where it does not go out."""
        return label if self._choice.labels is None else self._choice.labels.get(label)

    def general_losses(self) -> Iterator[Loss]:
        """Yield what the choice means for the dataset as a whole."""
        for new, olds in shared_names(self._choice.labels).items():
            yield Loss(LossKind.LABELS_JOINED, f"{' and '.join(olds)} as {new}")

    def _losses(self, drawn: Drawn, cut: Cut) -> Iterator[Loss]:
        title = drawn.article.metadata.title
        for span in cut.dropped:
            yield Loss(LossKind.IN_ZONES, f"“{span.text}” ({span.label})")
        if not cut.article.text.strip():
            yield Loss(LossKind.NO_TEXT, title)
        if drawn.hidden:
            yield Loss(LossKind.HIDDEN, title)
        elif self._choice.annotations == GOLD.name and not self._choice.otherwise and not drawn.settled:
            yield Loss(LossKind.UNSETTLED, title)
        for _ in range(drawn.machine_tags):
            yield Loss(LossKind.MACHINES, title)

    def _selected(self, viewer: Annotator) -> Selection:
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
            outside_zones=not choice.zones,
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
        known = [label.name for label in self.own_scheme.labels]
        for name in self._choice.labels or ():
            if name not in known:
                raise NoSuchLabel(name=name, known=", ".join(known))

        for label, name in (self._choice.labels or {}).items():
            if not name.strip() or not name.isprintable():
                raise BadLabelName(label=label, name=name)

    def _check_articles(self) -> None:
        if self._choice.articles:
            missing = self._choice.articles.difference(self._stores.articles.present())
            if missing:
                raise NoSuchArticle(uid=min(missing))

    def _note(self) -> Callable[[str], str]:
        names = pseudonyms(self._people)
        return without_people({one.name: names[one.uid] for one in self._people if one.kind is not AnnotatorKind.GOLD})
