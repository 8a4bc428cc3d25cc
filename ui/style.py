"""The look of the window: palette, type faces and one small style sheet over Qt's Fusion."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

TEXT = "#1F2328"
SECONDARY = "#57606A"
RED, RED_GROUND = "#B3261E", "#FDECEA"
AMBER, AMBER_GROUND = "#8A5A00", "#FFF4D6"
GREEN, GREEN_GROUND = "#1A6B33", "#E8F5EC"
BLUE, BLUE_GROUND = "#0B57D0", "#E3EDFD"
GREY_GROUND = "#EEF1F5"
GROUND = "#F4F6F8"
LINE = "#DDE2E8"
CELL = "#CFE0FF"
NAVY, NAVY_RAISED, NAVY_TEXT, NAVY_MARK = "#22304A", "#2F405F", "#E6EBF2", "#7FB0FF"
PAPER = "#FFFFFF"

TONES: dict[str, tuple[str, str]] = {
    "done": (GREEN, GREEN_GROUND),
    "due": (BLUE, BLUE_GROUND),
    "waiting": (AMBER, AMBER_GROUND),
    "problem": (RED, RED_GROUND),
    "quiet": (SECONDARY, GREY_GROUND),
}
"""Text colour and ground of a tone; every pair measures at least 4.5:1, and a word always stands in it."""

_PREFERRED = ("Microsoft YaHei UI", "Noto Sans CJK SC", "Source Han Sans SC")
_BUNDLED = (
    ("sans.ttf", "CadreDesk Sans"),
    ("rare_a.ttf", "CadreDesk Rare A"),
    ("rare_b.ttf", "CadreDesk Rare B"),
)
ROW_PX = 36
MAIN_BUTTON_PX = 44


def resource(*parts: str) -> Path:
    """A path below `resources/`, beside the package or inside the installed program."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root.joinpath("resources", *parts)


def load_fonts() -> None:
    """Makes the bundled faces known to Qt; a font that is already known is not loaded twice."""
    known = set(QFontDatabase.families())
    for file, family in _BUNDLED:
        if family not in known and resource("fonts", file).is_file():
            QFontDatabase.addApplicationFont(str(resource("fonts", file)))


def families() -> list[str]:
    """The faces of the window, the bundled ones last, so that a rare name still finds its glyphs."""
    known = set(QFontDatabase.families())
    return [name for name in _PREFERRED if name in known] + [family for _, family in _BUNDLED]


def font(points: float, bold: bool = False) -> QFont:
    """A font of the window at `points`."""
    result = QFont()
    result.setFamilies(families())
    result.setPointSizeF(points)
    result.setBold(bold)
    return result


def apply(app: QApplication, base_points: int = 12) -> None:
    """Gives the whole program its look; `base_points` is the size of running text, 10 to 18 pt."""
    load_fonts()
    points = max(10, min(18, base_points))
    app.setStyle("Fusion")
    app.setFont(font(points))
    app.setPalette(_palette())
    app.setStyleSheet(sheet(points))


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, GROUND),
        (role.WindowText, TEXT),
        (role.Base, PAPER),
        (role.AlternateBase, "#F8FAFC"),
        (role.Text, TEXT),
        (role.Button, PAPER),
        (role.ButtonText, TEXT),
        (role.Highlight, BLUE_GROUND),
        (role.HighlightedText, TEXT),
        (role.PlaceholderText, "#6A737D"),
        (role.ToolTipBase, PAPER),
        (role.ToolTipText, TEXT),
        (role.Link, BLUE),
        (role.Accent, BLUE),
    ):
        palette.setColor(which, QColor(colour))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Text, QColor("#6A737D"))
    palette.setColor(QPalette.ColorGroup.Disabled, role.ButtonText, QColor("#6A737D"))
    return palette


def sheet(points: int) -> str:
    """The style sheet for a base size of `points`; roles are set with `setProperty("role", …)`."""
    small, large, title = points * 0.88, points * 1.08, points * 1.28
    down, tick = (resource("icons", name).as_posix() for name in ("down.svg", "tick.svg"))
    return f"""
QWidget {{ color: {TEXT}; }}
QMainWindow, QWidget#page {{ background: {GROUND}; }}
QDialog {{ background: {PAPER}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {title}pt; font-weight: 700; }}
QLabel[role="heading"] {{ font-size: {large}pt; font-weight: 700; }}
QLabel[role="secondary"] {{ color: {SECONDARY}; font-size: {small}pt; }}
QLabel[role="figure"] {{ font-size: {points * 2.4}pt; font-weight: 700; }}
QLabel[role="problem"] {{ color: {RED}; font-size: {small}pt; }}
QLabel[role="strong"] {{ font-weight: 700; }}
QFrame[role="card"] {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: 6px; }}
QFrame[role="keys"] {{ background: {GREY_GROUND}; border-radius: 4px; }}
QFrame#header {{ background: {PAPER}; border-bottom: 1px solid {LINE}; }}
QFrame#navigation {{ background: {NAVY}; }}
QFrame#navigation QLabel {{ color: {NAVY_TEXT}; font-size: {small}pt; }}
QFrame#navigation QLabel#programName {{ font-size: {points * 1.22}pt; font-weight: 700; }}
QFrame#navigation QPushButton {{ background: transparent; color: {NAVY_TEXT}; border: none; text-align: left;
    border-left: 3px solid transparent; padding: 0 0 0 18px; min-height: 44px; border-radius: 0; }}
QFrame#navigation QPushButton:hover {{ background: {NAVY_RAISED}; }}
QFrame#navigation QPushButton:focus {{ background: {NAVY_RAISED}; }}
QFrame#navigation QPushButton:checked {{ background: {NAVY_RAISED}; color: #FFFFFF; font-weight: 700;
    border-left: 3px solid {NAVY_MARK}; }}
QFrame#navigation QPushButton[role="small"] {{ min-height: 32px; font-size: {small}pt; padding: 0 0 0 8px;
    border-left: 0; text-decoration: underline; }}
QFrame#rehearsal {{ background: {AMBER_GROUND}; border-bottom: 1px solid #E3C98A; }}
QFrame#rehearsal QLabel {{ color: {AMBER}; font-weight: 700; }}
QPushButton {{ background: {PAPER}; color: {BLUE}; border: 1px solid #C3CCD6; border-radius: 5px;
    padding: 0 16px; min-height: 40px; }}
QPushButton:hover {{ background: #F2F6FD; }}
QPushButton:focus {{ border: 2px solid {BLUE}; padding: 0 15px; }}
QPushButton:pressed {{ background: {BLUE_GROUND}; }}
QPushButton:disabled {{ color: #6A737D; background: {GROUND}; border-color: {LINE}; }}
QPushButton[role="main"] {{ background: {BLUE}; color: #FFFFFF; border: 1px solid {BLUE}; font-weight: 700;
    min-height: {MAIN_BUTTON_PX}px; padding: 0 22px; }}
QPushButton[role="main"]:hover {{ background: #0A4DB8; }}
QPushButton[role="main"]:focus {{ border: 2px solid #062E6F; padding: 0 21px; }}
QPushButton[role="main"]:disabled {{ background: {GREY_GROUND}; color: {SECONDARY}; border-color: {LINE}; }}
QPushButton[role="danger"] {{ color: {RED}; border-color: #E0A9A5; }}
QPushButton[role="link"] {{ border: none; background: transparent; padding: 0 4px; min-height: 32px;
    text-align: left; text-decoration: underline; }}
QPushButton[role="door"] {{ text-align: left; padding: 18px 24px; min-height: 120px; font-size: {title}pt;
    font-weight: 700; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {{ background: {PAPER}; border: 1px solid #AEB8C4;
    border-radius: 4px; padding: 0 8px; min-height: 34px; selection-background-color: {CELL};
    selection-color: {TEXT}; }}
QPlainTextEdit, QTextEdit {{ padding: 6px 8px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {{
    border: 2px solid {BLUE}; padding: 0 7px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: 5px 7px; }}
QLineEdit[problem="true"] {{ border: 2px solid {RED}; padding: 0 7px; }}
QLineEdit:disabled, QLineEdit:read-only {{ background: {GROUND}; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {PAPER}; border: 1px solid #AEB8C4; outline: 0;
    selection-background-color: {BLUE_GROUND}; selection-color: {TEXT}; }}
QComboBox QAbstractItemView::item {{ min-height: 34px; }}
QCheckBox, QRadioButton {{ min-height: 32px; spacing: 10px; }}
QCheckBox::indicator {{ width: 18px; height: 18px; border: 2px solid #6A737D; border-radius: 4px;
    background: {PAPER}; }}
QCheckBox::indicator:checked {{ background: {BLUE}; border-color: {BLUE}; image: url("{tick}"); }}
QCheckBox:focus, QRadioButton:focus {{ background: {BLUE_GROUND}; border-radius: 4px; }}
QRadioButton::indicator {{ width: 18px; height: 18px; border: 2px solid #6A737D; border-radius: 11px;
    background: {PAPER}; }}
QRadioButton::indicator:checked {{ border: 6px solid {BLUE}; width: 10px; height: 10px; }}
QTableView {{ background: {PAPER}; border: 1px solid {LINE}; gridline-color: #E6EAEE; outline: 0;
    selection-background-color: {BLUE_GROUND}; selection-color: {TEXT}; alternate-background-color: #F8FAFC; }}
QTableView::item {{ padding: 0 8px; }}
QTableView[role="ballot"]::item, QTableView[role="figures"]::item {{ padding: 0 2px; }}
QTableView::item:focus {{ background: {CELL}; }}
QHeaderView {{ background: {GREY_GROUND}; border: none; }}
QHeaderView::section {{ background: {GREY_GROUND}; border: none; border-right: 1px solid {LINE};
    border-bottom: 1px solid {LINE}; padding: 0 8px; min-height: 38px; font-weight: 700; }}
QTableView QTableCornerButton::section {{ background: {GREY_GROUND}; border: none; }}
QListView {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: 4px; outline: 0; }}
QListView::item {{ min-height: 34px; padding: 0 8px; }}
QListView::item:selected {{ background: {BLUE_GROUND}; color: {TEXT}; }}
QTabWidget::pane {{ border: 1px solid {LINE}; background: {PAPER}; border-radius: 4px; top: -1px; }}
QTabWidget QWidget#tabPage {{ background: {PAPER}; }}
QTabBar::tab {{ padding: 0 16px; min-height: 38px; color: {SECONDARY}; border-bottom: 3px solid transparent; }}
QTabBar::tab:selected {{ color: {BLUE}; font-weight: 700; border-bottom: 3px solid {BLUE}; }}
QTabBar::tab:focus {{ background: {BLUE_GROUND}; }}
QProgressBar {{ background: {GREY_GROUND}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }}
QProgressBar::chunk {{ background: {GREEN}; border-radius: 4px; }}
QToolTip {{ background: {PAPER}; color: {TEXT}; border: 1px solid #AEB8C4; padding: 4px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; }}
QScrollBar::handle:vertical {{ background: #C3CCD6; border-radius: 5px; min-height: 32px; margin: 1px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; }}
QScrollBar::handle:horizontal {{ background: #C3CCD6; border-radius: 5px; min-width: 32px; margin: 1px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
