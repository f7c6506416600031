-- The change log: what was published, corrected and retracted, in commit order.
--
-- seq and number come from the one row of change_log_head, taken FOR UPDATE in the publishing transaction, so that the order of the numbers
-- is the order of the commits. A sequence or an identity column would not do: their numbers become visible out of order, and a reader of
-- "everything after n" loses the row that commits late.
--
-- epoch names this life of the log. Whoever restores an old backup must give it a new one, or positions handed out after the backup would
-- be taken for known ones.
create table change_log_head (
    only_row boolean primary key default true check (only_row),
    epoch    uuid   not null default gen_random_uuid(),
    seq      bigint not null default 0,
    number   bigint not null default 0
);

insert into change_log_head default values;

create table change_log (
    seq        bigint      primary key,
    kind       text        not null check (kind in ('published', 'corrected', 'takedown', 'kill')),
    article_id uuid        not null,
    version    integer     not null,
    at         timestamptz not null
);
