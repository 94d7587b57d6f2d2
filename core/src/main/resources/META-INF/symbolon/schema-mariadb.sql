-- Symbolon, schema version 1, for MariaDB 10.6 or newer.
-- Instants are milliseconds since 1970-01-01 UTC.

CREATE TABLE IF NOT EXISTS symbolon_schema (
    version INTEGER PRIMARY KEY
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS symbolon_account (
    id         CHAR(36) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,
    address    VARCHAR(254) NOT NULL, -- as typed
    canonical  VARCHAR(254) NOT NULL, -- what is unique
    hash       VARCHAR(512) NOT NULL, -- of the password
    key_name   VARCHAR(384), -- of the pepper; null for a hash of another system
    version    BIGINT NOT NULL, -- of the credentials
    suspended  BOOLEAN NOT NULL,
    locale     VARCHAR(35) NOT NULL, -- BCP 47
    created_at BIGINT NOT NULL,
    CONSTRAINT symbolon_account_canonical UNIQUE (canonical),
    INDEX symbolon_account_key (key_name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS symbolon_flow (
    digest         VARCHAR(43) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY, -- SHA-256 of the handle
    purpose        VARCHAR(32) NOT NULL,
    key_name       VARCHAR(32) NOT NULL, -- of the key that codes and label are derived under
    mail           VARCHAR(32) NOT NULL, -- its kind
    address        VARCHAR(254) NOT NULL,
    locale         VARCHAR(35) NOT NULL,
    return_to      VARCHAR(2048) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at     BIGINT NOT NULL,
    pass_day       DATE,
    hash           VARCHAR(512), -- of an applicant
    profile        VARCHAR(10000) CHARACTER SET ascii COLLATE ascii_bin, -- of an applicant, as application/x-www-form-urlencoded
    target_account CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    target_version BIGINT,
    state          VARCHAR(8) NOT NULL, -- OPEN, PROVEN, DONE
    attempts_left  INTEGER NOT NULL,
    code_expiries  VARCHAR(4096) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- instants, first code first
    expires_at     BIGINT NOT NULL,
    resend_at      BIGINT NOT NULL,
    done_at        BIGINT,
    INDEX symbolon_flow_end (expires_at),
    INDEX symbolon_flow_address (address)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS symbolon_session (
    id         VARCHAR(22) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,
    account_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version    BIGINT NOT NULL, -- of the account's credentials: another one, and the session is dead
    generation INTEGER NOT NULL, -- of the refresh token
    key_name   VARCHAR(32) NOT NULL,
    created_at BIGINT NOT NULL,
    rotated_at BIGINT NOT NULL,
    idle_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ends_at    BIGINT NOT NULL, -- the nearer of the two above
    user_agent VARCHAR(256) NOT NULL,
    INDEX symbolon_session_account (account_id),
    INDEX symbolon_session_end (ends_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS symbolon_bucket (
    name    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY, -- an HMAC
    full_at BIGINT NOT NULL,
    INDEX symbolon_bucket_full (full_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS symbolon_outbox (
    id             VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,
    kind           VARCHAR(32) NOT NULL,
    address        VARCHAR(254) NOT NULL,
    locale         VARCHAR(35) NOT NULL,
    flow           VARCHAR(43) CHARACTER SET ascii COLLATE ascii_bin, -- whose code it carries
    purpose        VARCHAR(32),
    sequence       INTEGER, -- of that code
    key_name       VARCHAR(32) NOT NULL,
    last_of_budget BOOLEAN NOT NULL,
    attempts       INTEGER NOT NULL,
    perhaps_sent   BOOLEAN NOT NULL,
    created_at     BIGINT NOT NULL,
    due_at         BIGINT NOT NULL, -- a lease puts it off
    expires_at     BIGINT NOT NULL,
    abandoned_at   BIGINT,
    ends_at        BIGINT NOT NULL, -- the nearer of the two above
    INDEX symbolon_outbox_due (abandoned_at, due_at, created_at),
    INDEX symbolon_outbox_end (ends_at),
    INDEX symbolon_outbox_address (address)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS symbolon_consent (
    number     BIGINT AUTO_INCREMENT PRIMARY KEY,
    account_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- also of an account that is gone: the proof stays
    given      BOOLEAN NOT NULL,
    wording    VARCHAR(64) NOT NULL,
    said_at    BIGINT NOT NULL,
    network    VARCHAR(128) NOT NULL,
    user_agent VARCHAR(256) NOT NULL,
    INDEX symbolon_consent_account (account_id, number)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT INTO symbolon_schema (version) SELECT 1 FROM DUAL WHERE NOT EXISTS (SELECT * FROM symbolon_schema);
