-- The image of an article is one JSON object, in article, draft and revision: statements pass it on whole, and a new member of it needs no
-- column. The type is json, since readers get the text as it stands here, and jsonb would sort its members.
--
-- The four old columns stay for one release, because instances of the previous release read and write them during a rolling update. A trigger
-- keeps both forms equal. A later migration drops the columns, the trigger and its two functions.
--
-- Holds an ACCESS EXCLUSIVE lock on the three tables for an instant, since no row is rewritten or checked. Gives up after three seconds where a
-- backup or a long query holds one of them, before a reader's statement does, and the next start tries again. The table that readers use is
-- locked last, so that they wait for no other. The next migration fills the rows that were there before.
set local lock_timeout = '3s';
lock table revision, draft, article in access exclusive mode;

create function is_image(image json) returns boolean language sql immutable as $$
    select image ->> 'url' is not null and image ->> 'alt' is not null
        and coalesce((image ->> 'width')::integer, 1) > 0 and coalesce((image ->> 'height')::integer, 1) > 0
$$;

alter table article add column image json,
    add constraint article_image_is_image check (image is null or is_image(image)) not valid;
alter table draft add column image json,
    add constraint draft_image_is_image check (image is null or is_image(image)) not valid;
alter table revision add column image json,
    add constraint revision_image_is_image check (image is null or is_image(image)) not valid;

-- As the application writes it: both measures or neither.
create function image_of_columns(url text, width integer, height integer, alt text) returns json language sql stable as $$
    select case when url is not null then concat(
        '{"url":', to_json(url),
        ',"width":', case when width > 0 and height > 0 then width::text else 'null' end,
        ',"height":', case when width > 0 and height > 0 then height::text else 'null' end,
        ',"alt":', to_json(coalesce(alt, '')), '}')::json end
$$;

-- Where a statement leaves the new column as it was, the old ones count: the previous release wrote them, or the row was there before.
create function keep_image_and_columns_equal() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and new.image is null
        or tg_op = 'UPDATE' and new.image::text is not distinct from old.image::text
            and (new.image is null or (new.image_url, new.image_width, new.image_height, new.image_alt)
                    is distinct from (old.image_url, old.image_width, old.image_height, old.image_alt)) then
        new.image := image_of_columns(new.image_url, new.image_width, new.image_height, new.image_alt);
    end if;
    new.image_url := new.image ->> 'url';
    new.image_width := (new.image ->> 'width')::integer;
    new.image_height := (new.image ->> 'height')::integer;
    new.image_alt := new.image ->> 'alt';
    return new;
end $$;

-- The name decides the order of triggers: this one comes before headline_is_spelled.
create trigger both_images_are_equal
    before insert or update of image, image_url, image_width, image_height, image_alt on article
    for each row execute function keep_image_and_columns_equal();
create trigger both_images_are_equal
    before insert or update of image, image_url, image_width, image_height, image_alt on draft
    for each row execute function keep_image_and_columns_equal();
create trigger both_images_are_equal
    before insert or update of image, image_url, image_width, image_height, image_alt on revision
    for each row execute function keep_image_and_columns_equal();

-- As before (see V0025), but for the image.
create or replace function spell_headline() returns trigger language plpgsql as $$
declare
    tags text := '';
begin
    for i in 1 .. cardinality(new.tag_slugs) loop
        tags := concat(tags, case when i > 1 then ',' end,
                       '{"slug":', to_json(new.tag_slugs[i]), ',"name":', to_json(new.tag_names[i]), '}');
    end loop;
    new.slug_in_address := percent_encoded(new.slug);
    new.headline_json := concat(
        '"id":"', new.id, '","number":', new.number, ',"slug":', to_json(new.slug), ',"version":', new.version,
        ',"title":', to_json(new.title), ',"standfirst":', coalesce(to_json(new.standfirst)::text, 'null'), ',"tags":[', tags, ']',
        ',"image":', coalesce(new.image::text, 'null'), ',"language":', to_json(new.language), ',"dir":"', direction(new.language),
        '","publishedAt":"', spelled(new.published_at), '","updatedAt":"', spelled(new.updated_at),
        '","readingMinutes":', new.reading_minutes);
    return new;
end $$;
