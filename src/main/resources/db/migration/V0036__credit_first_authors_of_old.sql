-- Adds the first author of every article that was published before, a thousand articles in a transaction: readers do not wait, and a correction
-- waits for no more than those. Ten seconds for each million. Begun again after it was cut off, it goes on with what is missing.
do $$
declare
    ids uuid[] := array['00000000-0000-0000-0000-000000000000'];
begin
    loop
        ids := array(select id from article where id > ids[cardinality(ids)] order by id limit 1000);
        exit when ids = '{}';
        -- As every publishing transaction begins: nothing is retracted between reading and writing.
        perform from change_log_head for update;
        insert into article_author (author_slug, published_at, article_id, number)
        select author_slug, published_at, id, number from article
        where id = any(ids) and status = 'published' and author_slug is not null
        on conflict do nothing;
        commit;
    end loop;
end $$;
