-- What a correction changed, and how long its article took to read before: open pages and programs fetch only what differs. Rows that the previous
-- release writes, and those from before, have neither: what they replaced is fetched whole.
--
-- Holds an ACCESS EXCLUSIVE lock for an instant, since no row is rewritten. Gives up after three seconds where a backup or a long query holds the
-- table, and is tried again after a second; all who read or write revisions wait behind it for those three seconds.
set local lock_timeout = '3s';
alter table revision
    add column changed         text[],
    add column reading_minutes integer;
