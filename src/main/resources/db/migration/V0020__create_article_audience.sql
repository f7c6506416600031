-- What readers did with each article: only ever added to, by batches of counts. depth is the sum over all views of how far each was read,
-- in percent; quarter to whole are the views that were read as far as that. No foreign key: its check would lock and rewrite the article's
-- row for every batch. Locks nothing that exists.
create table article_audience (
    article_id     uuid   primary key,
    views          bigint not null,
    depth          bigint not null,
    quarter        bigint not null,
    half           bigint not null,
    three_quarters bigint not null,
    whole          bigint not null,
    facebook       bigint not null,
    x              bigint not null,
    linkedin       bigint not null,
    copy           bigint not null,
    sheet          bigint not null
);
