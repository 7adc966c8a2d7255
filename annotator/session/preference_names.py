"""Names and defaults of the preferences, in one place for those who set them and those who follow them."""

APPEARANCE = "appearance"
LANGUAGE = "language"
ANNOTATOR = "annotator"
FONT = "reading/font"
ZOOM = "reading/zoom"
SNAP_TO_WORDS = "tagging/snap_to_words"
MORE_OPEN = "tagging/more_open"

READING = frozenset({FONT, ZOOM, SNAP_TO_WORDS})
"""What an open article view takes up at once."""

SYSTEM = "system"
"""Value of appearance and language that follows the computer's."""
