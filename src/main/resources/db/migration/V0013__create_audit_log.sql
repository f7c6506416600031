-- Who changed what, and when: one row for each act, written in the transaction of the act. Only added to. It holds no text of an article, so
-- that a kill leaves none behind; text_hash is SHA-256 of what a kill removed, to tell later whether a given text was it.
--
-- actor_id is the access token that came in, null for a command on the server; the name is kept as it was. version is that of the article
-- after the act, null for a draft. token_id is the token that an act was about. Locks nothing that exists.
create table audit_log (
    id         bigint      primary key generated always as identity,
    at         timestamptz not null,
    actor_id   uuid,
    actor_name text        not null,
    action     text        not null check (action in ('drafted', 'edited', 'published', 'corrected', 'takedown', 'kill', 'token-created',
                                                      'token-revoked')),
    article_id uuid,
    version    integer,
    token_id   uuid,
    text_hash  bytea,
    trace_id   text
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is only added to', tg_table_name;
end $$;

create trigger audit_log_is_only_added_to before update or delete or truncate on audit_log
    for each statement execute function refuse_change();
