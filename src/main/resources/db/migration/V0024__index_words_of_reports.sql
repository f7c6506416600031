-- Moderators see the last words that readers said of a comment: a walk in this index for each comment of a page. Locks comment_report against
-- writing while it is made, a second for each million of reports.
create index comment_report_with_words on comment_report (comment_id, at) where reason <> '';
