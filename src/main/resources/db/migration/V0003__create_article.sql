-- Articles in every state. published_at is set once, by the first publication, and never changes: it is the place in every feed.
create table article (
    id                uuid        primary key,
    number            bigint      unique,
    source_id         text        unique,
    slug              text        not null unique,
    status            text        not null check (status in ('draft', 'published', 'retracted')),
    version           integer     not null,
    title             text        not null,
    standfirst        text,
    body_html         text        not null,
    reading_minutes   integer     not null,
    section_slug      text        not null references section,
    tag_slugs         text[]      not null,
    tag_names         text[]      not null,
    author_slug       text        references author,
    image_url         text,
    image_width       integer,
    image_height      integer,
    image_alt         text,
    language          text        not null,
    published_at      timestamptz,
    updated_at        timestamptz not null,
    retraction_kind   text        check (retraction_kind in ('takedown', 'kill')),
    retraction_notice text,
    constraint first_publication_gives_number_and_place
        check (status = 'draft' or (number is not null and published_at is not null)),
    constraint retraction_says_why
        check ((status = 'retracted') = (retraction_kind is not null and retraction_notice is not null))
);
