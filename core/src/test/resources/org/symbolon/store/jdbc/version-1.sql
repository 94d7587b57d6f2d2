-- A database of schema version 1 with some of everything, as real steps leave it. The same for every platform.

INSERT INTO symbolon_account (id, address, canonical, hash, key_name, version, suspended, locale, created_at) VALUES
    ('0b7f3c52-6a1e-4d0f-9c11-2f5d8a7e4b01', 'Ann.Example@Example.org', 'ann.example@example.org',
     '$argon2id$v=19$m=19456,t=2,p=1,keyid=azE$VfMS+E53haoe+lUqy/JR2w$rzFuy5Go7nrpkhBwKy1HWPMM3eO/YePY54fXRoH5Cm4',
     'k1', 3, FALSE, 'fr-CA', 1772359200123),
    ('8f14e45f-ceea-467f-a8e1-5d2b7c9f3e02', 'juergen@bücher.example', 'juergen@xn--bcher-kva.example',
     '$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW', NULL, 1, TRUE, 'en', 1772359200124);

INSERT INTO symbolon_flow (digest, purpose, key_name, mail, address, locale, return_to, created_at, pass_day, hash, profile,
    target_account, target_version, state, attempts_left, code_expiries, expires_at, resend_at, done_at) VALUES
    ('o7kze23imbqd3z9PfcUFT10pvd7HBM5g7jxPvmNOIY0', 'REGISTRATION', 'k2', 'REGISTRATION_CODE', 'New.Person@example.org', 'en',
     '/videos/7?t=12', 1772359320123, DATE '2026-03-01',
     '$argon2id$v=19$m=19456,t=2,p=1,keyid=azE$0SWodDGGhMfUkaIKy9O4eQ$5784L25ZFbP4hhm4ZiI+vx1RxMUyHMzeLp/3AKMlkIY',
     'nick+name=%C3%89mile+%26+co&team=blue', NULL, NULL, 'OPEN', 4, '1772361120123,1772361300123', 1772361300123, 1772359560123, NULL),
    ('TK8m3M5-_BYLNG2UT3jJDEuxG233cThbaGLllh4EHVM', 'REGISTRATION', 'k1', 'REGISTRATION_CODE', 'Ann.Example@Example.org', 'fr-CA',
     '/', 1772358600123, NULL, NULL, NULL, '0b7f3c52-6a1e-4d0f-9c11-2f5d8a7e4b01', 1, 'DONE', 4, '1772360400123', 1772360400123, 1772358660123, 1772359200123),
    ('kcGRZcqmWbHrBcmLeL91uB8G9QyaD-8fYwJ58_EhO1M', 'PASSWORD_RESET', 'k2', 'RESET_CODE', 'Ann.Example@Example.org', 'fr-CA',
     '/', 1772359380123, NULL, NULL, NULL, '0b7f3c52-6a1e-4d0f-9c11-2f5d8a7e4b01', 3, 'PROVEN', 5, '1772361180123', 1772360040123, 1772359440123, NULL);

INSERT INTO symbolon_session (id, account_id, version, generation, key_name, created_at, rotated_at, idle_at, expires_at,
    ends_at, user_agent) VALUES
    ('Q_2ChzEEjNo6CgULIr7U8w', '0b7f3c52-6a1e-4d0f-9c11-2f5d8a7e4b01', 3, 2, 'k2', 1772359260123, 1772359320123, 1772964000123, 1774951200123,
     1772964000123, 'Mozilla/5.0 (X11; Linux x86_64) Browser/7'),
    ('mEMvI7lsgTjCYG74vrwKgg', '0b7f3c52-6a1e-4d0f-9c11-2f5d8a7e4b01', 2, 1, 'k1', 1772359200123, 1772359200123, 1772964000123, 1774951200123,
     1772964000123, '');

INSERT INTO symbolon_bucket (name, full_at) VALUES
    ('LJJN_H5MLvYnMguSobVft8YYhOjsxbgaCMBHpq4JbNg', 1772360400123),
    ('5rnwr9L6xeJuQSxS8OmaHqMVzYlfgionOZl8gwLVAj4', 1772402400123);

INSERT INTO symbolon_outbox (id, kind, address, locale, flow, purpose, sequence, key_name, last_of_budget, attempts,
    perhaps_sent, created_at, due_at, expires_at, abandoned_at, ends_at) VALUES
    ('4f2a9c0e7d1b48f6a3c5e8d20719b6f1', 'REGISTRATION_CODE', 'New.Person@example.org', 'en', 'o7kze23imbqd3z9PfcUFT10pvd7HBM5g7jxPvmNOIY0',
     'REGISTRATION', 2, 'k2', TRUE, 1, TRUE, 1772359500123, 1772359560123, 1772361300123, NULL, 1772361300123),
    ('a90d3e61c7b2450f8e14d6f3b5c7a802', 'PASSWORD_CHANGED', 'Ann.Example@Example.org', 'fr-CA', NULL, NULL, NULL, 'k1',
     FALSE, 6, FALSE, 1772359200123, 1772359260123, 1772618400123, 1772359380123, 1772359380123);

INSERT INTO symbolon_consent (account_id, given, wording, said_at, network, user_agent) VALUES
    ('0b7f3c52-6a1e-4d0f-9c11-2f5d8a7e4b01', TRUE, '2026-01', 1772359200123, '192.0.2.1', 'Browser/7'),
    ('0b7f3c52-6a1e-4d0f-9c11-2f5d8a7e4b01', FALSE, '2026-01', 1772359260123, '2001:db8::/64', ''),
    ('c51ce410-c124-410e-8db5-e4b97fc2af39', TRUE, '2025-12', 1772359140123, '', '');
