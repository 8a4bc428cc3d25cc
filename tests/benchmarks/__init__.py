"""Measured ratios, each beside a raw library in the same run: `python3 installer/dev.py bench`."""
