-- What a day's addresses are hashed with: deleted after some days, with the hashes themselves, and then nobody can tell any more whose they
-- were, not by trying every address either. The secret has 244 random bits from the server's cryptographic source.
create table comment_salt (
    day    date  primary key,
    secret bytea not null
);

-- What readers report, once for each comment and address. Locks nothing that exists.
create table comment_report (
    comment_id   uuid        not null references comment,
    address_hash bytea       not null,
    reason       text,
    at           timestamptz not null,
    primary key (comment_id, address_hash)
);

create index comment_report_by_time on comment_report (at);
