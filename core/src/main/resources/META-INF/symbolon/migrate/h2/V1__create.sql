-- Symbolon, schema version 1, for H2 2.3 or newer.
-- Instants are milliseconds since 1970-01-01 UTC.

CREATE TABLE IF NOT EXISTS symbolon_schema (
    version INTEGER PRIMARY KEY
);

CREATE TABLE IF NOT EXISTS symbolon_account (
    id          UUID         PRIMARY KEY,
    address     VARCHAR(254) NOT NULL, -- as typed
    canonical   VARCHAR(254) NOT NULL, -- what is unique
    hash        VARCHAR(512) NOT NULL, -- of the password
    key_name    VARCHAR(384),          -- of the pepper; null for a hash of another system
    version     BIGINT       NOT NULL, -- of the credentials
    suspended   BOOLEAN      NOT NULL,
    locale      VARCHAR(35)  NOT NULL, -- BCP 47
    created_at  BIGINT       NOT NULL,
    CONSTRAINT symbolon_account_canonical UNIQUE (canonical)
);
CREATE INDEX IF NOT EXISTS symbolon_account_key ON symbolon_account (key_name);

CREATE TABLE IF NOT EXISTS symbolon_flow (
    digest         VARCHAR(43) PRIMARY KEY, -- SHA-256 of the handle
    purpose        VARCHAR(32)    NOT NULL,
    key_name       VARCHAR(32)    NOT NULL, -- of the key that codes and label are derived under
    mail           VARCHAR(32)    NOT NULL, -- its kind
    address        VARCHAR(254)   NOT NULL,
    locale         VARCHAR(35)    NOT NULL,
    return_to      VARCHAR(2048)  NOT NULL,
    created_at     BIGINT         NOT NULL,
    pass_day       DATE,
    hash           VARCHAR(512),            -- of an applicant
    profile        VARCHAR(10000),          -- of an applicant, as application/x-www-form-urlencoded
    target_account UUID,
    target_version BIGINT,
    state          VARCHAR(8)     NOT NULL, -- OPEN, PROVEN, DONE
    attempts_left  INTEGER        NOT NULL,
    code_expiries  VARCHAR(4096)  NOT NULL, -- instants, first code first
    expires_at     BIGINT         NOT NULL,
    resend_at      BIGINT         NOT NULL,
    done_at        BIGINT
);
CREATE INDEX IF NOT EXISTS symbolon_flow_end ON symbolon_flow (expires_at);
CREATE INDEX IF NOT EXISTS symbolon_flow_address ON symbolon_flow (address);

CREATE TABLE IF NOT EXISTS symbolon_session (
    id         VARCHAR(22) PRIMARY KEY,
    account_id UUID         NOT NULL,
    version    BIGINT       NOT NULL, -- of the account's credentials: another one, and the session is dead
    generation INTEGER      NOT NULL, -- of the refresh token
    key_name   VARCHAR(32)  NOT NULL,
    created_at BIGINT       NOT NULL,
    rotated_at BIGINT       NOT NULL,
    idle_at    BIGINT       NOT NULL,
    expires_at BIGINT       NOT NULL,
    ends_at    BIGINT       NOT NULL, -- the nearer of the two above
    user_agent VARCHAR(512) NOT NULL
);
CREATE INDEX IF NOT EXISTS symbolon_session_account ON symbolon_session (account_id);
CREATE INDEX IF NOT EXISTS symbolon_session_end ON symbolon_session (ends_at);

CREATE TABLE IF NOT EXISTS symbolon_bucket (
    name    VARCHAR(64) PRIMARY KEY, -- an HMAC
    full_at BIGINT      NOT NULL
);
CREATE INDEX IF NOT EXISTS symbolon_bucket_full ON symbolon_bucket (full_at);

CREATE TABLE IF NOT EXISTS symbolon_outbox (
    id             VARCHAR(64) PRIMARY KEY,
    kind           VARCHAR(32)  NOT NULL,
    address        VARCHAR(254) NOT NULL,
    locale         VARCHAR(35)  NOT NULL,
    flow           VARCHAR(43), -- whose code it carries
    purpose        VARCHAR(32),
    sequence       INTEGER,                  -- of that code
    key_name       VARCHAR(32)  NOT NULL,
    last_of_budget BOOLEAN      NOT NULL,
    attempts       INTEGER      NOT NULL,
    perhaps_sent   BOOLEAN      NOT NULL,
    created_at     BIGINT       NOT NULL,
    due_at         BIGINT       NOT NULL, -- a lease puts it off
    expires_at     BIGINT       NOT NULL,
    abandoned_at   BIGINT,
    ends_at        BIGINT       NOT NULL  -- the nearer of the two above
);
CREATE INDEX IF NOT EXISTS symbolon_outbox_due ON symbolon_outbox (abandoned_at, due_at, created_at);
CREATE INDEX IF NOT EXISTS symbolon_outbox_end ON symbolon_outbox (ends_at);
CREATE INDEX IF NOT EXISTS symbolon_outbox_address ON symbolon_outbox (address);

CREATE TABLE IF NOT EXISTS symbolon_consent (
    number     BIGINT       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id UUID         NOT NULL, -- also of an account that is gone: the proof stays
    given      BOOLEAN      NOT NULL,
    wording    VARCHAR(64)  NOT NULL,
    said_at    BIGINT       NOT NULL,
    network    VARCHAR(128) NOT NULL,
    user_agent VARCHAR(512) NOT NULL
);
CREATE INDEX IF NOT EXISTS symbolon_consent_account ON symbolon_consent (account_id, number);

INSERT INTO symbolon_schema (version) SELECT 1 WHERE NOT EXISTS (SELECT * FROM symbolon_schema);
