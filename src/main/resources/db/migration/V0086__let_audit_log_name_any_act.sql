-- Which acts there are is decided by the code alone: with a list of them here too, every new act needed a migration, and two releases that added acts at the
-- same time took away each other's. What is checked is that it is a name.
--
-- Locks audit_log for an instant, since stored rows are not looked through. Gives up after half a second; the next start tries again.
set local lock_timeout = '500ms';
alter table audit_log
    drop constraint audit_log_action_check,
    add constraint audit_log_action_check check (action ~ '^[a-z]+(-[a-z]+)*$') not valid;
