CREATE TABLE customer (account_id UUID PRIMARY KEY REFERENCES symbolon_account (id));
