"""What the card of a dataset says besides what is counted: whose tags, what was left out, how far people agree."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from annotator.domain.agreement.report import AgreementReport, Figures
from annotator.domain.dataset_facts import Agreement, AgreementRow, DatasetFacts
from annotator.domain.export_choice import ALL, ExportChoice, Texts
from annotator.domain.people import Annotator, AnnotatorKind
from annotator.domain.review import GOLD
from annotator.services.choosing import ChosenArticles
from annotator.services.dataset_writing import ExportCancelled
from annotator.services.dividing import Division
from annotator.services.measuring import Measuring, MeasuringCancelled
from annotator.storage.statistics_store import StatisticsStore
from annotator.storage.stores import Stores


def dataset_facts(
    stores: Stores,
    viewer: Annotator,
    chosen: ChosenArticles,
    choice: ExportChoice,
    division: Division,
    cancelled: Callable[[], bool] = lambda: False,
) -> DatasetFacts:
    """Return what is known of a dataset that is about to be written; raises ExportCancelled."""
    return DatasetFacts(
        whose=_whose(choice),
        choices=tuple(_choices(choice)),
        copies=division.copies,
        of_one_strike=division.of_one_strike,
        agreement=_agreement(stores, viewer, chosen, choice, cancelled),
        guidelines=stores.file.row().guidelines,
        licence=choice.licence,
    )


def _whose(choice: ExportChoice) -> str:
    if choice.annotations == ALL:
        return "These are everybody's tags, kept apart by name."
    if choice.annotations == GOLD.name:
        return "The tags were settled in review" + (", else they are one annotator's." if choice.otherwise else ".")
    return "The tags are one annotator's."


def _choices(choice: ExportChoice) -> Iterator[str]:
    """Yield what was left out or changed, one sentence each."""
    if choice.labels is not None:
        yield f"Only these labels were chosen: {', '.join(choice.labels)}."
    if choice.states:
        yield f"Only articles in these states: {', '.join(sorted(state.value for state in choice.states))}."
    if choice.flagged_only or choice.query or choice.articles:
        yield "The articles are a selection of the project's."
    if choice.split is not None:
        shares = ", ".join(f"{name} {share}" for name, share in choice.split.shares.items())
        yield f"Divided by {shares}, with seed {choice.split.seed}, each label evenly; copies stay together."
    if not choice.fields:
        yield "Form fields were left out."
    if not choice.zones:
        yield "Site furniture was cut out of the texts; offsets count in what is left."
    if not choice.times:
        yield "Ids, times and origins of tags were left out."
    if choice.pseudonyms:
        yield "Annotators are called A1, A2 and so on."
    if choice.texts is not Texts.FULL:
        yield "The texts were left out; put them back with: annotator attach DATASET ARTICLES"


def _agreement(
    stores: Stores, viewer: Annotator, chosen: ChosenArticles, choice: ExportChoice, cancelled: Callable[[], bool]
) -> Agreement | None:
    """Return the agreement of all persons in the chosen articles that at least two of them did; None without any."""
    people = [one for one in stores.people.all() if one.kind is AnnotatorKind.PERSON]
    articles = StatisticsStore(stores, chosen.selection).articles_of_several([one.uid for one in people])
    if len(people) < 2 or not articles:
        return None
    labels = stores.scheme.load().labels
    uids = {label.uid for label in labels if choice.labels is None or label.name in choice.labels}
    try:
        found = Measuring(stores, viewer).run(people, label_uids=uids, articles=articles, cancelled=cancelled)
    except MeasuringCancelled as stopped:
        raise ExportCancelled from stopped
    return _without_names(found.report, choice) if found.report.articles else None


def _without_names(report: AgreementReport, choice: ExportChoice) -> Agreement:
    """Return the figures by the names that labels go out under; labels that nobody gave have none."""
    took_part = {one.uid for pair in report.pairs if pair.articles for one in pair.annotators}
    names = choice.labels or {}
    rows = [_row("all labels", report.overall)]
    for uid, figures in report.labels.items():
        row = _row(report.label_names[uid], figures)
        if row.exact_f1 is not None:
            rows.append(replace(row, label=names.get(row.label, row.label)))
    return Agreement(len(took_part), report.articles, tuple(rows))


def _row(label: str, figures: Figures) -> AgreementRow:
    return AgreementRow(
        label,
        figures.exact_f1,
        figures.overlap_f1,
        figures.token_kappa,
        figures.unitizing_alpha,
        figures.field_agreement,
    )
