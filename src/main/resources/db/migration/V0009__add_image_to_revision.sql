-- A correction may replace the picture too; what it replaced belongs to the record. Null where there was none. Takes an ACCESS EXCLUSIVE lock
-- on revision for an instant: columns without a default rewrite nothing.
alter table revision
    add column image_url    text,
    add column image_width  integer,
    add column image_height integer,
    add column image_alt    text;
