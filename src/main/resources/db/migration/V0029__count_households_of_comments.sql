-- One IPv6 line has many subnets (/64), so what comes from one household is counted by its end site (/48) too. end_site_hash is that of
-- the sender, under the salt of the day; of an IPv4 line it equals address_hash. Null once it is forgotten, and of comments that are older
-- than this column. The address_hash of comment_report is that of the end site from now on.
--
-- reports_dismissed: a moderator approved the comment after readers had reported it, so that reports to come are shown to moderators and do
-- not hide it. It falls when the author changes the text.
--
-- Locks comment against everything for an instant, since no row is rewritten. Where a backup or a long query holds the table, the statement
-- gives up after five seconds in place of keeping all readers waiting behind it; the next start tries again.
set local lock_timeout = '5s';

alter table comment add column end_site_hash bytea;
alter table comment add column reports_dismissed boolean not null default false;
