import os
raise OSError(2, os.strerror(2), '/no/such/a', None, '/no/such/b')
