-- of_new_author: the request named no author, so the comment made a new one. Only then may a repetition without a token be given the author's.
-- False of keys that are older than this column, and of those that the previous release writes.
alter table comment_key add column of_new_author boolean not null default false;
