"""PDF: the report for people, to be mailed and printed."""

from annotator.formats.base import Format
from annotator.formats.pdf_report import write_pdf_report
from annotator.formats.reduction import in_steps, without_automatic, without_origin, without_progress

PDF = Format(
    "pdf",
    "PDF",
    (".pdf",),
    "writes a report for people, with highlights, legend and fields",
    write=write_pdf_report,
    reduce=in_steps(without_progress, without_automatic, without_origin),
    is_report=True,
    writes_without_extra=True,
    needs_printing=True,
)
