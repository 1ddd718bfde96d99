value = "package"
from . import sub
