"""Everything CadreDesk knows and does; it knows nothing of Qt."""

VERSION = "0.1.0"
