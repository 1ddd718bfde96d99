# Identifiers.
import copy
import pickle
import uuid
from uuid import UUID

u = UUID("{12345678-1234-5678-9abc-def012345678}")
print(u, repr(u), u.hex, u.int, u.urn, u.bytes, u.bytes_le, u.fields, hash(u) == hash(u.int), int(u) == u.int)
print(u.time_low, u.time_mid, u.time_hi_version, u.clock_seq_hi_variant, u.clock_seq_low, u.node, u.time, u.clock_seq)
print(u.variant, u.version, u.is_safe)
for v in (UUID(bytes=u.bytes), UUID(bytes_le=u.bytes_le), UUID(fields=u.fields), UUID(int=u.int), UUID("urn:uuid:" + str(u)),
          copy.copy(u), copy.deepcopy(u), pickle.loads(pickle.dumps(u))):
    print(v == u, v.bytes == u.bytes)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "example.org"), uuid.uuid5(uuid.NAMESPACE_URL, "http://example.org/ü"))
a, b = uuid.uuid1(), uuid.uuid1()
print(a.version, a.variant, a < b, a.node == b.node == uuid.getnode(), uuid.uuid1(node=5, clock_seq=7).fields[3:])
print(uuid.uuid4().version, len({uuid.uuid4() for _ in range(1000)}))
print(sorted([UUID(int=3), UUID(int=1), UUID(int=2)]), UUID(int=1) == 1, UUID(int=0).variant, UUID(int=(1 << 128) - 1).variant, UUID(int=7).version)
print(UUID(int=0, version=4), UUID(int=(1 << 128) - 1, version=1))
for make in (lambda: UUID(), lambda: UUID("x"), lambda: UUID(bytes=b"x"), lambda: UUID(bytes_le=b"x"), lambda: UUID(fields=(1,)),
             lambda: UUID(fields=(1 << 32, 0, 0, 0, 0, 0)), lambda: UUID(fields=(0, 1 << 16, 0, 0, 0, 0)), lambda: UUID(int=-1),
             lambda: UUID(fields=(0, 0, 0, 256, 0, 0)), lambda: UUID(int=0, version=9), lambda: setattr(u, "int", 3), lambda: u < 3):
    try:
        make()
    except Exception as e:
        print(type(e).__name__, e)
print(uuid.SafeUUID.safe, uuid.NAMESPACE_OID, uuid.NAMESPACE_X500, uuid.RFC_4122)
