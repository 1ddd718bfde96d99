from . import level as where
from .. import name as up_one
from ... import title as up_two
from ...prices import price
top = price("apple")
