-- The indexes find what came from an end site within the hour, what readers see and reported, and what reports hid within the hour. They lock
-- comment and comment_decision against writing while they are made, a second or two for each million of rows; reading goes on.
create index comment_from_end_site on comment (end_site_hash, created_at) where end_site_hash is not null;
create index comment_reported on comment (created_at, id) where state = 'approved' and reports > 0;
create index comment_decision_by_reports on comment_decision (at) where actor = 'reports' and to_state = 'pending';
