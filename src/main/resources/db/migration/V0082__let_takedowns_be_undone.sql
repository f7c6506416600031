-- An article that was taken down can be restored. That is a change with a revision of its own, which keeps nothing that was replaced but the note for
-- readers, empty where they are told nothing. The change log calls it a correction, so that instances of the previous release, and pages that are open,
-- fetch the article anew: it is not new to those who have read it.
--
-- The new kind of revision needs a wider check. Holds an ACCESS EXCLUSIVE lock on revision for milliseconds, since no row is looked at; readers of
-- articles that were corrected wait behind it. Publishers are kept away first, and no lock is waited for longer than readers behind it do not notice; the
-- next start tries again.
set local lock_timeout = '500ms';
lock table change_log_head in exclusive mode;

alter table revision
    drop constraint revision_kind_check,
    add constraint revision_kind_check check (kind in ('correction', 'quiet-correction', 'takedown', 'restore', 'kill')) not valid;
