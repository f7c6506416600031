-- Counts how often a section, a tag or an author was created, changed or deleted. Whoever publishes looks topics up without a lock, and then writes
-- on the condition that this number is the same: it stands in the row that every publication locks first, so that PostgreSQL compares it with the
-- row as it is once the lock is had. Triggers count, since instances of the previous release change topics too; all of them hold that row then.
--
-- Waits for publishers and gives up after three seconds; the next start tries again. Each lock is held for milliseconds: nothing is rewritten.
-- The first lock of the table waits for those too that queue for its row, and would wait for this transaction if it had the row; readers pass.
set local lock_timeout = '3s';
lock table change_log_head in exclusive mode;
lock table change_log_head in access exclusive mode;

alter table change_log_head add column topics bigint not null default 0;

create function count_change_of_topics() returns trigger language plpgsql as $$
begin
    update change_log_head set topics = topics + 1;
    return null;
end $$;

create trigger change_is_counted after insert or update or delete on section
    for each statement execute function count_change_of_topics();
create trigger change_is_counted after insert or update or delete on tag
    for each statement execute function count_change_of_topics();
create trigger change_is_counted after insert or update or delete on author
    for each statement execute function count_change_of_topics();
