"""The door: opens the window, or runs one headless command; joins the parts and holds no logic."""

from __future__ import annotations

import sys


def main(words: list[str]) -> int:
    """No words, or only `--data DIR`: the window. Anything else: a headless command, without Qt."""
    if not words or words[0] == "--data":
        from ui.app import run

        return run(words)
    if words[0] == "--self-test":
        from ui.selftest import run as self_test

        return self_test()
    if words[0] == "--read-sheet":  # the child process that reads an untrusted spreadsheet
        from cadredesk.exchange.child import main as read_sheet

        return read_sheet(words[1:])
    from cadredesk.commands import run as run_command

    return run_command(words)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # a child process of the installed program begins here, too
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(main(sys.argv[1:]))
