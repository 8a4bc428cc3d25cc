"""Puts the chosen language into the window: Simplified Chinese unless the user asked for English."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ui.style import resource

LANGUAGES = (("zh_CN", "简体中文"), ("en", "English"))
_KEPT = "cadredesk_translators"


def install(app: QCoreApplication, language: str = "zh_CN") -> None:
    """Makes `language` (`zh_CN` or `en`) the language of the window from here on.

    Widgets that exist already keep their words; the window is built anew by its caller.
    """
    for old in getattr(app, _KEPT, ()):
        app.removeTranslator(old)
    translators: list[QTranslator] = []
    if language == "zh_CN":
        qt = QTranslator(app)
        if qt.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            translators.append(qt)
        own = QTranslator(app)
        if own.load(str(resource("translations", "zh_CN.qm"))):
            translators.append(own)
        QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    else:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    for translator in translators:
        app.installTranslator(translator)
    setattr(app, _KEPT, tuple(translators))
