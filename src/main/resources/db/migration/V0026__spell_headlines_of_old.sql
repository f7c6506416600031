-- Spells what was there before its triggers: a thousand rows in a transaction, so that no correction waits for more than those, and nobody who
-- reads waits at all: a minute for each million. Begun again after it was cut off, it goes on with what is missing.
update section set name = name where json is null;
update author set name = name where json is null;

do $$
declare
    ids uuid[] := array['00000000-0000-0000-0000-000000000000'];
begin
    loop
        ids := array(select id from article where id > ids[cardinality(ids)] order by id limit 1000);
        exit when ids = '{}';
        update article set title = title where id = any(ids) and headline_json is null;
        commit;
    end loop;
end $$;
