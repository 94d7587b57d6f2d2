# Hashes of Python's bcrypt, argon2-cffi and passlib: python3 python-hashes.py <passwords.txt >python.tsv
import sys

import argon2
import bcrypt
import passlib
import passlib.hash

print("# bcrypt", bcrypt.__version__, "argon2-cffi", argon2.__version__, "passlib", passlib.__version__)
for line in sys.stdin:
    password = line.rstrip("\n")
    octets = password.encode("utf-8")
    for prefix in (b"2a", b"2b"):
        print("bcrypt 4", password, bcrypt.hashpw(octets, bcrypt.gensalt(4, prefix)).decode(), sep="\t")
    print("bcrypt 5", password, passlib.hash.bcrypt.using(rounds=5, truncate_error=False).hash(password), sep="\t")
    for kind, name in ((argon2.Type.ID, "argon2id"), (argon2.Type.I, "argon2i"), (argon2.Type.D, "argon2d")):
        for memory, passes, lanes, size, salt in ((1024, 2, 1, 32, 16), (2048, 3, 4, 16, 8), (1024, 1, 2, 64, 32)):
            hasher = argon2.PasswordHasher(passes, memory, lanes, size, salt, type=kind)
            print(f"{name} {memory} {passes} {lanes}", password, hasher.hash(password), sep="\t")
print("argon2id 65536 3 4", "Sésame-Ouvre-7", argon2.PasswordHasher(3, 65536, 4).hash("Sésame-Ouvre-7"), sep="\t")
