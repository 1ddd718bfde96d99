# The globals that a function uses, by its instructions: as cloudpickle finds them.
import dis
import opcode

GLOBALS = {opcode.opmap[name] for name in ('LOAD_GLOBAL', 'STORE_GLOBAL', 'DELETE_GLOBAL')}


def f(a):
    global counter, gone
    counter = alpha.beta(gamma, a)
    del gone
    local = [x for x in a]
    return len(local)


print(sorted(i.argval for i in dis.get_instructions(f) if i.opcode in GLOBALS))
print({i.opname for i in dis.get_instructions(f) if i.opcode in GLOBALS} == {'LOAD_GLOBAL', 'STORE_GLOBAL', 'DELETE_GLOBAL'})
print(opcode.opname[opcode.opmap['STORE_ATTR']], dis.opmap is opcode.opmap, opcode.opmap['LOAD_GLOBAL'] in opcode.hasname)
print(sorted(set(dis.findlinestarts(f.__code__)) & {(0, 0)}), [line - f.__code__.co_firstlineno for _, line in dis.findlinestarts(f.__code__) if line > f.__code__.co_firstlineno])
