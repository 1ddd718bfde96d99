"""python -m unittest"""

import os
import sys

sys.argv[0] = os.path.basename(sys.executable) + ' -m unittest'

__unittest = True

from .main import main

main(module=None)
