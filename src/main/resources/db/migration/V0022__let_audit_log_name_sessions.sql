-- Who signed in to the newsroom's pages, who was refused and who left: acts like all others. Of a refusal actor_id and token_id are the access
-- token that was sent, where it is one that was given out (it has expired, was revoked, or has not the scope); else both are null.
--
-- Locks audit_log for as long as it takes to look through it once: nothing is published meanwhile, and readers notice nothing.
alter table audit_log
    drop constraint audit_log_action_check,
    add constraint audit_log_action_check check (action in ('drafted', 'edited', 'published', 'corrected', 'takedown', 'kill', 'token-created',
                                                            'token-revoked', 'session-opened', 'session-closed', 'sign-in-refused'));
