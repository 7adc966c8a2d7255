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
    "merge": QT_TRANSLATE_NOOP("acts", "merge"),
    "decide": QT_TRANSLATE_NOOP("acts", "decide"),
    "withdraw": QT_TRANSLATE_NOOP("acts", "withdraw decision"),
    "nothing_here": QT_TRANSLATE_NOOP("acts", "nothing here"),
    "review_reason": QT_TRANSLATE_NOOP("acts", "reason"),
    "settle": QT_TRANSLATE_NOOP("acts", "settle article"),
    "reopen": QT_TRANSLATE_NOOP("acts", "reopen article"),
    "agreed": QT_TRANSLATE_NOOP("acts", "take what is agreed"),
    "gold": QT_TRANSLATE_NOOP("acts", "make gold"),
    "comment": QT_TRANSLATE_NOOP("acts", "comment"),
    "options": QT_TRANSLATE_NOOP("acts", "project options"),
    "place": QT_TRANSLATE_NOOP("acts", "place tag"),
    "mark_zone": QT_TRANSLATE_NOOP("acts", "mark site furniture"),
    "unmark_zone": QT_TRANSLATE_NOOP("acts", "unmark site furniture"),
    "resize_zone": QT_TRANSLATE_NOOP("acts", "move edge of site furniture"),
    "mark_zones": QT_TRANSLATE_NOOP("acts", "mark site furniture in other articles"),
    "unmark_zones": QT_TRANSLATE_NOOP("acts", "unmark site furniture in other articles"),
    "find_zones": QT_TRANSLATE_NOOP("acts", "find site furniture"),
    "give_up": QT_TRANSLATE_NOOP("acts", "give up tag"),
}


def act_text(act: str) -> str:
    """Return the words for an act of the history, in the language of the window."""
    return QCoreApplication.translate("acts", _NAMES.get(act, act))
