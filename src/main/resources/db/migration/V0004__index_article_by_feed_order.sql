-- One index for each feed that can be asked for, in the order in which it is read, so that a page costs the same at any depth. number rides
-- along: a reading session skips what was published after its head, and what its reader knows, without visiting the rows.
create index article_feed on article (published_at desc, id desc) include (number)
    where status = 'published';

create index article_section_feed on article (section_slug, published_at desc, id desc) include (number)
    where status = 'published';

create index article_author_feed on article (author_slug, published_at desc, id desc) include (number)
    where status = 'published';
