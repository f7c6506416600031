-- Cursors of the directories of sections, tags and authors hold 16 bytes in place of a slug, which may be longer than a cursor. These indexes
-- find the slug. Each takes a SHARE lock on a small table for a fraction of a second: publishing waits, readers do not.
create index section_key on section ((md5(slug)::uuid));
create index tag_key on tag ((md5(slug)::uuid));
create index author_key on author ((md5(slug)::uuid));
