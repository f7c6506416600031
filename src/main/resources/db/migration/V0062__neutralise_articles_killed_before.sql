-- Does for the articles that were killed before what the triggers of V0060 do from now on. These are few, and found by an index. Locks their rows only,
-- which nobody changes any more; the trigger sets the slug and the id of the source.
set local lock_timeout = '3s';
update article set slug = slug where status = 'retracted' and retraction_kind = 'kill' and slug !~ '^removed-[0-9a-f]{32}$';
