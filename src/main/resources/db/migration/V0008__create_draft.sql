-- Articles that were never published. They stand in a table of their own, so that no statement that readers reach can show one, and so that
-- what only a draft names (a section, a tag, an author) is not there for readers either. Publishing moves the row over to article, under
-- the same id.
--
-- edition rises with every change: who saves says which one was read. published_at is the date that the article shall bear; null means the
-- moment of its publication. Locks nothing that exists.
create table draft (
    id              uuid        primary key,
    edition         integer     not null default 1,
    title           text        not null,
    standfirst      text,
    body_html       text        not null,
    reading_minutes integer     not null,
    section_slug    text        not null,
    section_name    text        not null,
    tag_slugs       text[]      not null,
    tag_names       text[]      not null,
    author_slug     text,
    author_name     text,
    author_bio      text,
    author_avatar   text,
    image_url       text,
    image_width     integer,
    image_height    integer,
    image_alt       text,
    language        text        not null,
    published_at    timestamptz,
    updated_at      timestamptz not null
);
