-- Fills the images that were there before, by the trigger of the migration before, a thousand rows in a transaction: a correction or a kill
-- waits for no more than those, and readers do not wait at all. Begun again after it was cut off, it goes on with what is missing. Then has every
-- row checked, while reading and writing go on.
do $$
declare
    first constant uuid := '00000000-0000-0000-0000-000000000000';
    ids uuid[] := array[first];
begin
    loop
        ids := array(select id from draft where id > ids[cardinality(ids)] order by id limit 1000);
        exit when ids = '{}';
        update draft set image_url = image_url where id = any(ids) and image is null and image_url is not null;
        commit;
    end loop;
    ids := array[first];
    loop
        ids := array(select id from article where id > ids[cardinality(ids)] order by id limit 1000);
        exit when ids = '{}';
        -- As every publishing transaction begins: a kill of an article with several revisions and this loop would else wait for each other.
        perform from change_log_head for update;
        update article set image_url = image_url where id = any(ids) and image is null and image_url is not null;
        update revision set image_url = image_url where article_id = any(ids) and image is null and image_url is not null;
        commit;
    end loop;
end $$;

-- From here on a row can have an old image only beside the new one, also where it was loaded without triggers: to a kill, an image that
-- only the old columns have would look like one that nobody removed.
set lock_timeout = '3s';
alter table draft drop constraint if exists draft_image_is_filled,
    add constraint draft_image_is_filled check (image_url is null or image is not null) not valid;
alter table revision drop constraint if exists revision_image_is_filled,
    add constraint revision_image_is_filled check (image_url is null or image is not null) not valid;
alter table article drop constraint if exists article_image_is_filled,
    add constraint article_image_is_filled check (image_url is null or image is not null) not valid;
reset lock_timeout;

alter table draft validate constraint draft_image_is_image, validate constraint draft_image_is_filled;
alter table revision validate constraint revision_image_is_image, validate constraint revision_image_is_filled;
alter table article validate constraint article_image_is_image, validate constraint article_image_is_filled;
