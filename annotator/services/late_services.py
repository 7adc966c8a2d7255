"""What one annotator can do in a project, each part loaded when it is first asked for: windows start without them."""

from functools import cached_property
from typing import TYPE_CHECKING

from annotator.domain.people import Annotator
from annotator.storage.stores import Stores

if TYPE_CHECKING:
    from annotator.services.annotating import Annotating
    from annotator.services.discussing import Discussing
    from annotator.services.exporting import Exporting
    from annotator.services.feedback import Feedback
    from annotator.services.importing import Importing
    from annotator.services.measuring import Measuring
    from annotator.services.merging import Merging
    from annotator.services.placing import Placing
    from annotator.services.previewing import Previewing
    from annotator.services.review_options import ReviewSettings
    from annotator.services.reviewing import Reviewing
    from annotator.services.schemes import Schemes
    from annotator.services.sharing import Sharing
    from annotator.services.statistics import Statistics
    from annotator.services.suggesting import Suggesting
    from annotator.services.zoning import Zoning


class LateServices:
    """The services of one annotator over one connection."""

    def __init__(self, stores: Stores, annotator: Annotator) -> None:
        self._stores = stores
        self._adopt(annotator)

    def _adopt(self, annotator: Annotator) -> None:
        """Work as another annotator; services that were made for the one before are let go."""
        self.annotator = annotator
        for name, value in vars(LateServices).items():
            if isinstance(value, cached_property):
                vars(self).pop(name, None)

    @cached_property
    def suggesting(self) -> "Suggesting":
        """Fill forms and suggest tags."""
        from annotator.services.suggesting import Suggesting

        return Suggesting(self._stores, self.annotator)

    @cached_property
    def annotating(self) -> "Annotating":
        """Tag, relabel, fill forms, mark progress, undo."""
        from annotator.services.annotating import Annotating

        return Annotating(self._stores, self.annotator, self.suggesting)

    @cached_property
    def zoning(self) -> "Zoning":
        """Say what is no article."""
        from annotator.services.zoning import Zoning

        return Zoning(self._stores, self.annotator)

    @cached_property
    def schemes(self) -> "Schemes":
        """Change the annotation scheme and the guidelines."""
        from annotator.services.schemes import Schemes

        return Schemes(self._stores, self.annotator)

    @cached_property
    def importing(self) -> "Importing":
        """Bring articles and tags in."""
        from annotator.services.importing import Importing

        return Importing(self._stores, self.annotator)

    @cached_property
    def previewing(self) -> "Previewing":
        """Look at files before they are imported."""
        from annotator.services.previewing import Previewing

        return Previewing(self._stores)

    @cached_property
    def exporting(self) -> "Exporting":
        """Write articles with their tags to files."""
        from annotator.services.exporting import Exporting

        return Exporting(self._stores, self.annotator)

    @cached_property
    def statistics(self) -> "Statistics":
        """Count what a choice of articles and tags holds."""
        from annotator.services.statistics import Statistics

        return Statistics(self._stores, self.annotator)

    @cached_property
    def sharing(self) -> "Sharing":
        """Give articles to colleagues."""
        from annotator.services.sharing import Sharing

        return Sharing(self._stores, self.annotator)

    @cached_property
    def feedback(self) -> "Feedback":
        """Tell colleagues what became of their tags."""
        from annotator.services.feedback import Feedback

        return Feedback(self._stores, self.sharing, self.annotator)

    @cached_property
    def merging(self) -> "Merging":
        """Take in what colleagues did in their copies."""
        from annotator.services.merging import Merging

        return Merging(self._stores, self.annotator)

    @cached_property
    def placing(self) -> "Placing":
        """Give spans that lost their place a new one."""
        from annotator.services.placing import Placing

        return Placing(self._stores, self.annotator)

    @cached_property
    def reviewing(self) -> "Reviewing":
        """Settle what annotators did differently."""
        from annotator.services.reviewing import Reviewing

        return Reviewing(self._stores, self.annotator)

    @cached_property
    def discussing(self) -> "Discussing":
        """Comment and reply."""
        from annotator.services.discussing import Discussing

        return Discussing(self._stores, self.annotator)

    @cached_property
    def measuring(self) -> "Measuring":
        """Measure how well annotators agree."""
        from annotator.services.measuring import Measuring

        return Measuring(self._stores, self.annotator)

    @cached_property
    def review_settings(self) -> "ReviewSettings":
        """What Review shows and to whom."""
        from annotator.services.review_options import ReviewSettings

        return ReviewSettings(self._stores, self.annotator)
