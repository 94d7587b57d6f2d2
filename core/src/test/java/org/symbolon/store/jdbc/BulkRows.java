package org.symbolon.store.jdbc;

import static org.symbolon.store.jdbc.EachVerb.NOW;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Rows of every table in the shapes that real ones have, as a large service leaves them behind.
 *
 * @param numbers the numbers from 1 to {@code %d} as {@code n}
 * @param digest 43 characters of base64url that are made from {@code %s}
 * @param uuid one that is made from {@code %s}
 */
record BulkRows(String numbers, String digest, String uuid) {
    static final BulkRows POSTGRESQL = new BulkRows(
            "generate_series(CAST(1 AS BIGINT), %d) AS n",
            "translate(rtrim(encode(sha256(convert_to(%s, 'UTF8')), 'base64'), '='), '+/', '-_')",
            "CAST(md5(%s) AS UUID)");

    static final BulkRows MARIADB = new BulkRows(
            "(SELECT CAST(seq AS SIGNED) AS n FROM seq_1_to_%d) AS numbers",
            "REPLACE(REPLACE(TRIM(TRAILING '=' FROM TO_BASE64(UNHEX(SHA2(%s, 256)))), '+', '-'), '/', '_')",
            "INSERT(INSERT(INSERT(INSERT(MD5(%s), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-')");

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** Adds as many accounts as said, as many flows that have expired, and what belongs to them. */
    void fill(Connection connection, int accounts, int mails) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var insert : inserts(accounts, mails)) {
                statement.execute(insert);
            }
        }
    }

    private List<String> inserts(int accounts, int mails) {
        return List.of(
                accounts(accounts),
                flows("dead", accounts, NOW.toEpochMilli() - 30 * DAY, "n % 1000 * " + 29 * DAY / 1000),
                flows("live", accounts / 50, NOW.toEpochMilli(), "n % 1800 * 1000 + 1"),
                sessions(accounts * 3 / 10),
                buckets(accounts * 3 / 10),
                outbox(mails),
                consents(accounts / 5));
    }

    private String accounts(int count) {
        return """
                INSERT INTO symbolon_account
                    (id, address, canonical, hash, key_name, version, suspended, locale, created_at)
                SELECT UUID, ADDRESS, ADDRESS, HASH, CASE WHEN n % 100 = 0 THEN 'k0' WHEN n % 100 < 98 THEN 'k1' END,
                    1 + n % 3, n % 1000 = 0, 'en', NOW - n * 1000
                FROM NUMBERS""".transform(text -> filled(text, "account", count));
    }

    private String flows(String name, int count, long since, String offset) {
        return """
                INSERT INTO symbolon_flow (digest, purpose, key_name, mail, address, locale, return_to, created_at,
                    hash, profile, target_account, target_version, state, attempts_left, code_expiries, expires_at,
                    resend_at)
                SELECT DIGEST, CASE WHEN n % 2 = 0 THEN 'REGISTRATION' ELSE 'PASSWORD_RESET' END, 'k1',
                    CASE WHEN n % 2 = 0 THEN 'REGISTRATION_CODE' ELSE 'RESET_CODE' END, ADDRESS, 'en',
                    CONCAT('/videos/', n), ENDS - LIFE, CASE WHEN n % 2 = 0 THEN HASH END,
                    CASE WHEN n % 2 = 0 THEN 'team=blue' END, CASE WHEN n % 2 = 1 THEN UUID END,
                    CASE WHEN n % 2 = 1 THEN 1 END, 'OPEN', 1 + n % 5, CONCAT(ENDS, ''), ENDS, ENDS
                FROM NUMBERS""".replace("LIFE", String.valueOf(30 * MINUTE))
                .replace("ENDS", "(" + since + " + " + offset + ")")
                .transform(text -> filled(text, name, count));
    }

    private String sessions(int count) {
        return """
                INSERT INTO symbolon_session (id, account_id, version, generation, key_name, created_at, rotated_at,
                    idle_at, expires_at, ends_at, user_agent)
                SELECT SUBSTR(DIGEST, 1, 22), UUID, 1 + n % 3, 1 + n % 100, 'k1', NOW - DAY, NOW - n, ENDS,
                    NOW + MONTH, ENDS, 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
                FROM NUMBERS""".replace("ENDS", "(NOW + (n % 70 - 7) * DAY / 10)").transform(text -> filled(text, "account", count));
    }

    private String buckets(int count) {
        return "INSERT INTO symbolon_bucket (name, full_at) SELECT DIGEST, NOW + (n % 60 - 30) * 60000 FROM NUMBERS"
                .transform(text -> filled(text, "bucket", count));
    }

    /** Half of the mails were given up, a tenth of them a week ago; of the others half is due. */
    private String outbox(int count) {
        return """
                INSERT INTO symbolon_outbox (id, kind, address, locale, flow, purpose, sequence, key_name,
                    last_of_budget, attempts, perhaps_sent, created_at, due_at, expires_at, abandoned_at, ends_at)
                SELECT SUBSTR(DIGEST, 1, 32), 'RESET_CODE', ADDRESS, 'en', DIGEST, 'PASSWORD_RESET', 1, 'k1', FALSE, 3,
                    FALSE, NOW - n * 1000, NOW + (n % 100 - 50) * 1000, NOW + 1800000,
                    CASE WHEN n % 2 = 0 THEN ABANDONED END,
                    CASE WHEN n % 2 = 0 THEN ABANDONED ELSE NOW + 1800000 END
                FROM NUMBERS""".replace("ABANDONED", "(NOW - n % 20 * (DAY / 5 * 2) - n)")
                .transform(text -> filled(text, "mail", count));
    }

    private String consents(int count) {
        return """
                INSERT INTO symbolon_consent (account_id, given, wording, said_at, network, user_agent)
                SELECT UUID, n % 2 = 0, '2026-03', NOW - n, '192.0.2.1',
                    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
                FROM NUMBERS""".transform(text -> filled(text, "account", count));
    }

    private String filled(String insert, String name, int count) {
        var seed = "CONCAT('" + name + "', n)";
        return insert.replace(
                        "HASH",
                        "CONCAT('$argon2id$v=19$m=19456,t=2,p=1,keyid=azE$', SUBSTR(DIGEST, 1, 22), '$', DIGEST)")
                .replace("ADDRESS", "CONCAT('person', n, '@example', n % 1000, '.org')")
                .replace("DIGEST", digest.formatted(seed))
                .replace("UUID", uuid.formatted(seed.replace(name, "account")))
                .replace("NUMBERS", numbers.formatted(count))
                .replace("NOW", String.valueOf(NOW.toEpochMilli()))
                .replace("DAY", String.valueOf(DAY))
                .replace("MONTH", String.valueOf(30 * DAY));
    }
}
