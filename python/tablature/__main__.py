"""The command ``tablature``."""

import sys

from . import _native


def main() -> int:
    """Run the command line of the process; return the exit code."""
    return _native.main(["tablature", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
