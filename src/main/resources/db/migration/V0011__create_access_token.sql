-- Who may come in by the newsroom's doors. hash is SHA-256 of the token, which itself is nowhere: 256 random bits need no slow hash, there is
-- nothing to guess. A revoked or expired token keeps its row, for the audit log names it. Locks nothing that exists.
create table access_token (
    id           uuid        primary key default gen_random_uuid(),
    name         text        not null,
    hash         bytea       not null unique check (length(hash) = 32),
    scopes       text[]      not null check (scopes <@ array['write', 'publish', 'moderate', 'admin'] and scopes <> '{}'),
    created_at   timestamptz not null,
    expires_at   timestamptz not null check (expires_at > created_at),
    revoked_at   timestamptz,
    last_used_at timestamptz
);

create index access_token_newest_first on access_token (created_at desc, id desc);
