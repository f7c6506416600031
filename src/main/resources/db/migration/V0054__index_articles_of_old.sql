-- Queues every article that was published before the last migration, the newest to be indexed first. Three seconds for each million; locks nobody out.
insert into search_pending (article_id) select id from article where status = 'published' order by published_at, id;
