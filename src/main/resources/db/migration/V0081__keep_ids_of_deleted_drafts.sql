-- A draft that was never published can be deleted. Its id is kept for ever: who deletes it twice gets the same answer, and no other draft gets the id. Of
-- its words nothing is kept: its idempotency key, which the client may have chosen from a headline, becomes a hash, as that of a killed one does (see V0078).
--
-- Widens the check of audit_log by the actions of this release, under an ACCESS EXCLUSIVE lock that takes milliseconds, since no row is looked at. All who change
-- anything in the newsroom wait behind it. Publishers are kept away first, as in the migration before. The lock is waited for shorter than
-- deadlock_timeout; the next start tries again.
set local lock_timeout = '500ms';
lock table change_log_head in exclusive mode;

create table deleted_draft (
    id uuid        primary key,
    at timestamptz not null
);

create function hide_keys_of_deleted_draft() returns trigger language plpgsql as $$
begin
    perform hide_killed_keys(new.id);
    return null;
end $$;

create trigger keys_of_deleted_draft_are_hidden after insert on deleted_draft for each row execute function hide_keys_of_deleted_draft();

alter table audit_log
    drop constraint audit_log_action_check,
    add constraint audit_log_action_check check (action in ('drafted', 'edited', 'deleted', 'published', 'corrected', 'corrected-quietly', 'takedown', 'restored', 'kill',
                                                            'token-created', 'token-revoked', 'session-opened', 'session-closed',
                                                            'sign-in-refused', 'section-changed', 'tag-changed',
                                                            'author-changed')) not valid;
