"""Inter-annotator agreement: how far annotators who tagged the same articles did the same.

Each figure has a module, with its formula and source; ``report.measure`` computes all of them, and ``measures`` says in
words what each one means. A figure that is undefined is None, never 0 or 1.

Gamma (Mathet, Widlöcher and Métivier 2015) is left out on purpose: its one library, pygamma-agreement, brings more than
500 MB of solvers and compilers, had its last release in March 2024, and needs about 0.4 s an article.
"""

from annotator.domain.agreement.report import AgreementReport, AnnotatedArticle, Figures, PairAgreement, measure

__all__ = ["AgreementReport", "AnnotatedArticle", "Figures", "PairAgreement", "measure"]
