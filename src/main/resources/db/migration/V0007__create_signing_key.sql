-- The secrets that sign cursors and stream positions. Kept here so that every instance reads what any other signed, and no deployment needs
-- a password for it. The newest key whose time has come signs, all are accepted; a new key starts to sign a little later than it is
-- inserted, when every instance has read it.
create table signing_key (
    id         smallint    primary key check (id between 0 and 127),
    secret     bytea       not null check (length(secret) >= 32),
    signs_from timestamptz not null
);

-- Two random UUIDs: 244 bits from the server's cryptographic source, without an extension.
insert into signing_key (id, secret, signs_from)
values (1, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), now());
