"""``python -m minigrad`` is the command ``minigrad``."""

import sys

from minigrad.cli.main import main

sys.exit(main())
