"""The button that orders the list of articles."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from annotator.domain.listing import Order
from annotator.gui.theme import Theme

_SIDE = 20.0
"""Side of the square that the lines below are drawn in."""
_SHOWN = 16
_LINES = (
    *(((3.5, 5.5), (12.5, 5.5)), ((3.5, 10), (9.5, 10)), ((3.5, 14.5), (7, 14.5))),
    *(((14.5, 8), (14.5, 15.5)), ((11.75, 13), (14.5, 15.75)), ((14.5, 15.75), (17.25, 13))),
)
"""Lines of text that become shorter, and an arrow down."""


class OrderButton(QToolButton):
    """Opens a menu of the orders there are.

    It draws its own icon: all others come from files, and to read the first of these takes a fiftieth of the time until
    the window shows.
    """

    order_chosen = Signal(object)
    """An Order."""

    def __init__(self, theme: Theme, order: Order, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._orders = QMenu(self)
        self.setToolTip(self.tr("Order of the articles"))
        self.setAccessibleName(self.tr("Order of the articles"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        group = QActionGroup(self._orders)
        names = {
            Order.POSITION: self.tr("In Order of Import"),
            Order.DATE: self.tr("By Date"),
            Order.TITLE: self.tr("By Title"),
        }
        for one, name in names.items():
            action = self._orders.addAction(name)
            action.setCheckable(True)
            action.setChecked(one is order)
            action.setData(one)
            group.addAction(action)
            action.triggered.connect(lambda _checked, one=one: self.order_chosen.emit(one))
        self.setMenu(self._orders)
        theme.changed.connect(self.update)

    def show_order(self, order: Order) -> None:
        """Mark the order that is shown."""
        for action in self._orders.actions():
            action.setChecked(action.data() == order)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button and the icon in its middle."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate((self.width() - _SHOWN) // 2, (self.height() - _SHOWN) // 2)
            painter.scale(_SHOWN / _SIDE, _SHOWN / _SIDE)
            pen = QPen(self._theme.colour("muted"), 1.6)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            for start, end in _LINES:
                painter.drawLine(QPointF(*start), QPointF(*end))
