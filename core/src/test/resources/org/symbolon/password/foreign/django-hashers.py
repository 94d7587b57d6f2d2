# Hashes of Django's hashers: python3 django-hashers.py <passwords.txt >django.tsv
import sys

import django
from django.conf import settings
from django.contrib.auth import hashers

NAMES = ("PBKDF2PasswordHasher", "PBKDF2SHA1PasswordHasher", "BCryptPasswordHasher", "Argon2PasswordHasher")
settings.configure(PASSWORD_HASHERS=["django.contrib.auth.hashers." + name for name in NAMES])

pbkdf2 = {"Sha256": hashers.PBKDF2PasswordHasher(), "Sha1": hashers.PBKDF2SHA1PasswordHasher()}
bcrypt = hashers.BCryptPasswordHasher()
bcrypt.rounds = 5
argon2 = hashers.Argon2PasswordHasher()
argon2.time_cost, argon2.memory_cost, argon2.parallelism = 2, 1024, 8

print("# Django", django.__version__)
for line in sys.stdin:
    password = line.rstrip("\n")
    for sha, hasher in pbkdf2.items():
        for iterations in (1000, 20000):
            hash = hasher.encode(password, hasher.salt(), iterations)
            print(f"djangoPbkdf2{sha} {iterations}", password, hash, sep="\t")
    print("bcrypt 5", password, bcrypt.encode(password, bcrypt.salt()), sep="\t")
    print("argon2id 1024 2 8", password, argon2.encode(password, argon2.salt()), sep="\t")
for sha, hasher in pbkdf2.items():
    hash = hashers.make_password("Sésame-Ouvre-7", hasher=hasher.algorithm)
    print(f"djangoPbkdf2{sha} {hasher.iterations}", "Sésame-Ouvre-7", hash, sep="\t")
hash = hasher.encode("Sésame-Ouvre-7", "seasalt", 100000)
print("djangoPbkdf2Sha1 100000", "Sésame-Ouvre-7", hash, sep="\t")
argon2 = hashers.Argon2PasswordHasher()
hash = argon2.encode("Sésame-Ouvre-7", argon2.salt())
print(f"argon2id {argon2.memory_cost} {argon2.time_cost} {argon2.parallelism}", "Sésame-Ouvre-7", hash, sep="\t")
