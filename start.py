"""Open crodesk: the first start makes its private environment, every start hands over to it."""

import os
import sys

# Any Python back to 2.7 reads this file, so that an old one can say what is wrong.
if not (3, 11) <= sys.version_info[:2] <= (3, 14):
    sys.stderr.write(
        "crodesk needs Python 3.11, 3.12, 3.13 or 3.14 and this is %d.%d: "
        "install one of them and start crodesk with it, for example: python3.12 start.py\n" % sys.version_info[:2]
    )
    sys.exit(4)

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from bootstrap.start import main

if __name__ == "__main__":
    main(sys.argv[1:])
