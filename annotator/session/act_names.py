"""What each act is called in the Edit menu."""

from PySide6.QtCore import QCoreApplication

from annotator.errors import QT_TRANSLATE_NOOP

_NAMES = {
    "add": QT_TRANSLATE_NOOP("acts", "tag"),
    "remove": QT_TRANSLATE_NOOP("acts", "remove tag"),
    "relabel": QT_TRANSLATE_NOOP("acts", "change label"),
    "resize": QT_TRANSLATE_NOOP("acts", "move edge"),
    "set_fields": QT_TRANSLATE_NOOP("acts", "fill form"),
    "set_note": QT_TRANSLATE_NOOP("acts", "note"),
    "tag_all": QT_TRANSLATE_NOOP("acts", "tag all the same"),
    "reject": QT_TRANSLATE_NOOP("acts", "reject suggestion"),
    "set_state": QT_TRANSLATE_NOOP("acts", "mark article"),
    "set_flag": QT_TRANSLATE_NOOP("acts", "flag"),
    "set_metadata": QT_TRANSLATE_NOOP("acts", "edit article details"),
    "remove_articles": QT_TRANSLATE_NOOP("acts", "remove articles"),
    "scheme": QT_TRANSLATE_NOOP("acts", "change scheme"),
    "guidelines": QT_TRANSLATE_NOOP("acts", "change guidelines"),
    "import": QT_TRANSLATE_NOOP("acts", "import"),
}


def act_text(act: str) -> str:
    """Return the words for an act of the history, in the language of the window."""
    return QCoreApplication.translate("acts", _NAMES.get(act, act))
