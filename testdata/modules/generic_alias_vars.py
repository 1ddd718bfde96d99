# parameterized generics: stars and type variables
from typing import TypeVar, TypeVarTuple, ParamSpec, Unpack
import pickle, copy
T=TypeVar("T"); K=TypeVar("K"); Ts=TypeVarTuple("Ts"); P=ParamSpec("P")
def show(s):
    try: print(s, "=", eval(s))
    except Exception as e: print(s, "->", type(e).__name__, e)
for s in ("(*tuple[int],)", "tuple[*tuple[int, str]]", "[*list[int]][0].__unpacked__", "(*tuple[int],)[0] == tuple[int]", "hash((*tuple[int],)[0]) == hash(tuple[int])", "(*tuple[int],)[0] == (*tuple[int],)[0]",
  "dict[K, T][int, str]", "dict[T, T][int]", "list[T][int][str]", "list[dict[K, list[T]]][int, str]", "dict[K, T][int]", "dict[K, T][int, str, float]", "list[T][K]", "(*tuple[T],)[0][int]",
  "tuple[*Ts][int, str]", "tuple[int, *Ts][()]", "tuple[T, *Ts][int, str, float]", "tuple[*Ts][*tuple[int, str]]", "tuple[T, K][*tuple[int, str]]", "tuple[T, ...][int]", "list[T | None][int]", "tuple[*Ts].__parameters__", "tuple[*tuple[int, ...]]",
  "pickle.loads(pickle.dumps((*tuple[int],)[0]))", "copy.copy(list[T][int])", "copy.deepcopy((*tuple[int],)[0])", "list[int].__typing_unpacked_tuple_args__", "(*tuple[int, str],)[0].__typing_unpacked_tuple_args__", "(*list[int],)[0].__typing_unpacked_tuple_args__", "list[int][5]", "list[()]", "list[T][()]", "list[T].__parameters__", "dict[K, list[T]].__parameters__"):
    show(s)
