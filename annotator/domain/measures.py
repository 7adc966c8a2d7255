"""What each agreement figure means, for whoever meets it in a table: definition, source and caveat in plain words."""

from dataclasses import dataclass

from annotator.errors import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure, explained. Its sentences are translated by the window, in the context ``Measure``."""

    key: str
    """Its name in the JSON report; the schemas of SemEval stand behind a point."""
    name: str
    definition: str
    source: str
    caveat: str


MEASURES: tuple[Measure, ...] = (
    Measure(
        "exact_f1",
        QT_TRANSLATE_NOOP("Measure", "Exact F1"),
        QT_TRANSLATE_NOOP(
            "Measure",
            "Twice the number of spans that both annotators tagged with the same start, end and label, divided by the "
            "number of spans of both.",
        ),
        "Tjong Kim Sang & De Meulder 2003; Hripcsak & Rothschild 2005",
        QT_TRANSLATE_NOOP(
            "Measure",
            "A span that is one word longer counts as a full disagreement. It is not corrected for chance, which for "
            "spans in a long text is close to nothing.",
        ),
    ),
    Measure(
        "overlap_f1",
        QT_TRANSLATE_NOOP("Measure", "Overlap F1"),
        QT_TRANSLATE_NOOP(
            "Measure",
            "As exact F1, but spans with the same label count as the same when they overlap. Spans are matched one to "
            "one: identical ones first, then so that matched spans share the most characters.",
        ),
        "Luo 2005; Hripcsak & Rothschild 2005",
        QT_TRANSLATE_NOOP(
            "Measure", "One shared character is enough. The distance to exact F1 tells how much is about boundaries."
        ),
    ),
    Measure(
        "semeval.strict",
        QT_TRANSLATE_NOOP("Measure", "SemEval strict"),
        QT_TRANSLATE_NOOP("Measure", "F1 of spans with the same bounds and the same label."),
        "Segura-Bedmar, Martínez & Herrero-Zazo 2013; Chinchor & Sundheim 1993",
        QT_TRANSLATE_NOOP("Measure", "The same as exact F1, given for comparison with published figures."),
    ),
    Measure(
        "semeval.exact",
        QT_TRANSLATE_NOOP("Measure", "SemEval exact"),
        QT_TRANSLATE_NOOP("Measure", "F1 of spans with the same bounds, whatever their labels."),
        "Segura-Bedmar, Martínez & Herrero-Zazo 2013; Chinchor & Sundheim 1993",
        QT_TRANSLATE_NOOP("Measure", "For one label, a span counts when the other annotator gave it another label."),
    ),
    Measure(
        "semeval.partial",
        QT_TRANSLATE_NOOP("Measure", "SemEval partial"),
        QT_TRANSLATE_NOOP(
            "Measure", "F1 of spans whatever their labels: the same bounds count whole, overlapping ones count half."
        ),
        "Segura-Bedmar, Martínez & Herrero-Zazo 2013; Chinchor & Sundheim 1993",
        QT_TRANSLATE_NOOP("Measure", "The half is a convention; it does not depend on how much the spans overlap."),
    ),
    Measure(
        "semeval.type",
        QT_TRANSLATE_NOOP("Measure", "SemEval type"),
        QT_TRANSLATE_NOOP("Measure", "F1 of spans with the same label that overlap, matched across all labels."),
        "Segura-Bedmar, Martínez & Herrero-Zazo 2013; Chinchor & Sundheim 1993",
        QT_TRANSLATE_NOOP(
            "Measure", "Lower than overlap F1 where a span of another label lies closer and takes the match."
        ),
    ),
    Measure(
        "token_kappa",
        QT_TRANSLATE_NOOP("Measure", "Token kappa, all tokens"),
        QT_TRANSLATE_NOOP(
            "Measure",
            "Cohen's kappa over every word and punctuation mark, each in the category of the labels it is tagged with: "
            "the agreement beyond what two annotators with these habits would reach by chance.",
        ),
        "Cohen 1960; Brandsen, Verberne, Wansleeben & Lambers 2020",
        QT_TRANSLATE_NOOP(
            "Measure",
            "The many words that nobody tagged push it up, and it cannot see where one span ends and the next begins. "
            "Undefined where both annotators know one category only.",
        ),
    ),
    Measure(
        "token_kappa_marked",
        QT_TRANSLATE_NOOP("Measure", "Token kappa, marked tokens"),
        QT_TRANSLATE_NOOP(
            "Measure", "Cohen's kappa over the words that at least one of the two annotators tagged with any label."
        ),
        "Cohen 1960; Brandsen, Verberne, Wansleeben & Lambers 2020",
        QT_TRANSLATE_NOOP(
            "Measure",
            "Harsh, for the words that both left alone are not counted; with a single label it is never above 0. Read "
            "it as the lower bound beside kappa over all tokens.",
        ),
    ),
    Measure(
        "unitizing_alpha",
        QT_TRANSLATE_NOOP("Measure", "Unitizing alpha"),
        QT_TRANSLATE_NOOP(
            "Measure",
            "Krippendorff's alpha for stretches of text: 1 minus observed divided by expected differences of where "
            "units begin and end, over all articles joined end to end. Over all labels, differences are summed first.",
        ),
        "Krippendorff 1995; Krippendorff 2004",
        QT_TRANSLATE_NOOP(
            "Measure",
            "Differences are squared, so long spans weigh far more than short ones. Krippendorff asks for .800, and "
            "allows tentative conclusions from .667. This is the version of 2004; with three or more annotators the "
            "mean over pairs is given, for which that version holds. It is below 0 where annotators agree less than "
            "chance would.",
        ),
    ),
    Measure(
        "field_agreement",
        QT_TRANSLATE_NOOP("Measure", "Field agreement"),
        QT_TRANSLATE_NOOP(
            "Measure",
            "Of spans with the same start, end and label: the share of fields with the same value, among the fields "
            "that at least one of the two annotators filled.",
        ),
        "Artstein & Poesio 2008 (observed agreement)",
        QT_TRANSLATE_NOOP(
            "Measure", "Not corrected for chance: a field that nearly always has one value scores high by itself."
        ),
    ),
)
"""In the order in which a report shows them."""

NOTES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Measure", "n/a: the figure is undefined here, for example because nobody used the label."),
    QT_TRANSLATE_NOOP(
        "Measure",
        "With three or more annotators each figure is the mean over all pairs for which it is defined.",
    ),
    QT_TRANSLATE_NOOP(
        "Measure",
        "Gamma (Mathet, Widlöcher & Métivier 2015) is not computed: its one library is too large and slow to carry.",
    ),
)


def measure_named(key: str) -> Measure:
    """Return the measure with this key; raise KeyError where there is none."""
    for measure in MEASURES:
        if measure.key == key:
            return measure
    raise KeyError(key)
