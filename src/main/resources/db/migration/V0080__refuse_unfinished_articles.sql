-- Drafts may be unfinished. What a draft does not have yet, a title, a section or a text, is empty in its row, and its reading time is 0. The newsroom
-- checks before it publishes; instances of the previous release do not, since they store complete drafts only. So triggers keep an unfinished draft
-- from becoming an article, and its missing section from becoming one without a name: the transaction fails, and the draft stays as it is.
--
-- Keeps publishers away first: they hold what is locked next while they wait for the head. Creating a trigger lets readers pass, and takes
-- milliseconds. Each lock is waited for shorter than deadlock_timeout; the next start tries again.
set local lock_timeout = '500ms';
lock table change_log_head in exclusive mode;

create function refuse_unfinished() returns trigger language plpgsql as $$
begin
    raise integrity_constraint_violation using message = 'An unfinished draft is not published';
end $$;

create trigger unfinished_article_is_refused before insert on article for each row
    when (new.title = '' or new.body_html = '') execute function refuse_unfinished();
create trigger unnamed_section_is_refused before insert on section for each row
    when (new.name = '') execute function refuse_unfinished();
