from helpers.names import valu
