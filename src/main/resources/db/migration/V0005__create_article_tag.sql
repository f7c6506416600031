-- The feeds by tag: a row for each tag of each published article, in feed order; gone when the article is retracted.
create table article_tag (
    tag_slug     text        not null references tag,
    published_at timestamptz not null,
    article_id   uuid        not null references article,
    number       bigint      not null,
    primary key (tag_slug, published_at, article_id)
);

create index article_tag_by_article on article_tag (article_id);
