-- One IPv6 line has many subnets (/64), so what comes from one household is counted by its end site (/48) too. end_site_hash is that of
-- the sender, under the salt of the day; of an IPv4 line it equals address_hash. Null once it is forgotten, and of comments that are older
-- than this column. The address_hash of comment_report is that of the end site from now on.
--
-- reports_dismissed: a moderator approved the comment after readers had reported it, so that reports to come are shown to moderators and do
-- not hide it. It falls when the author changes the text.
--
-- The indexes find what came from an end site within the hour, what readers see and reported, and what reports hid within the hour. Locks
-- comment and comment_decision against writing while they are made, a second or two for each million of rows.
alter table comment add column end_site_hash bytea;
alter table comment add column reports_dismissed boolean not null default false;

create index comment_from_end_site on comment (end_site_hash, created_at) where end_site_hash is not null;
create index comment_reported on comment (created_at, id) where state = 'approved' and reports > 0;
create index comment_decision_by_reports on comment_decision (at) where actor = 'reports' and to_state = 'pending';
