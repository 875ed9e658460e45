"""The command ``tablature``."""

import signal
import sys

from . import _native


def main() -> int:
    """Run the command line of the process; return the exit code."""
    # The command has its own answer to Ctrl-C, and an exit code for it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _native.main(["tablature", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
