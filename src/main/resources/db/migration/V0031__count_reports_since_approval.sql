-- reports_since: when a moderator last approved the comment. Reports from before it hide the comment no more, not even once its author has
-- changed the text. Null where nobody has.
alter table comment add column reports_since timestamptz;

update comment set reports_since = now() where reports_dismissed;
