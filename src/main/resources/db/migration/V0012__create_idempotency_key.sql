-- Requests that must not be carried out twice (draft-ietf-httpapi-idempotency-key-header): which article came of them. The primary key decides
-- between two at once, within the transaction that makes the article. No text of the request is kept, only its SHA-256. Kept for a day.
-- Locks nothing that exists.
create table idempotency_key (
    token_id    uuid        not null,
    key         text        not null,
    fingerprint text        not null,
    article_id  uuid        not null,
    at          timestamptz not null,
    primary key (token_id, key)
);

create index idempotency_key_by_time on idempotency_key (at);
