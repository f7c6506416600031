-- A new epoch of the change log begins after an older copy of the database was restored. Its seq and number leap above all that were handed
-- out before, so the log has a gap there. since is the seq at which the epoch begins: entries up to it are not told any more.
-- skipped_numbers are numbers that no article ever gets, so that a reader's memory of them is recognised as one of another epoch.
--
-- Rewrites nothing: both defaults are constant, and the table has one row. Waits for the statements that are reading it, and readers wait
-- for that moment.
set local lock_timeout = '3s';
alter table change_log_head
    add column since           bigint         not null default 0,
    add column skipped_numbers int8multirange not null default '{}';
