-- Requests of readers that must not be carried out twice: which comment came of them. hash is SHA-256 of the article and the client's key,
-- fingerprint SHA-256 of the request. The primary key decides between two at once, within the transaction that makes the comment. Kept for
-- a day. Locks nothing that exists.
create table comment_key (
    hash        bytea       primary key,
    fingerprint bytea       not null,
    comment_id  uuid        not null,
    at          timestamptz not null
);

create index comment_key_by_time on comment_key (at);
