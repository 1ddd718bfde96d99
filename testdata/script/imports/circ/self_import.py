name = "set before importing itself"
import circ.self_import as me
from circ.self_import import name as again
