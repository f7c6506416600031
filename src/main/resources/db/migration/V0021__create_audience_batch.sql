-- The batches that are in article_audience: written in the statement that adds their counts, so that a batch that is found again, after a
-- crash or by another instance, is known and skipped. Trimmed after a month. Locks nothing that exists.
create table audience_batch (
    id uuid        primary key,
    at timestamptz not null
);

create index audience_batch_by_time on audience_batch (at);
