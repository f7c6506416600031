-- Does for the articles that were killed before what the triggers of V0060 do from now on. These are few, and found by an index. Locks their rows,
-- which nobody changes any more; the trigger sets the slug and the id of the source. The head is locked first: an import would otherwise wait for a
-- slug that becomes free here, and get it, since it looked for killed names before.
--
-- Publishers wait for milliseconds, readers do not. Gives up after three seconds; the next start tries again.
set local lock_timeout = '3s';
select from change_log_head for update;
update article set slug = slug where status = 'retracted' and retraction_kind = 'kill' and slug !~ '^removed-[0-9a-f]{32}$';
