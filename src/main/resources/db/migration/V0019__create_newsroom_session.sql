-- Who is signed in to the newsroom's pages. hash is SHA-256 of what the browser holds, which itself is nowhere, as with access tokens. The
-- session ends with its token: whoever reads it joins the two. Locks nothing that exists.
create table newsroom_session (
    hash       bytea       primary key check (length(hash) = 32),
    token_id   uuid        not null references access_token,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index newsroom_session_by_end on newsroom_session (expires_at);
