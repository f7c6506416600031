-- What articles are filed under. A slug is the identity: two names with one slug are one section, tag or author.
-- position is the order of first use, in which sections stand in the navigation.
create table section (
    slug     text   primary key,
    name     text   not null,
    position bigint not null generated always as identity
);

create table tag (
    slug text primary key,
    name text not null
);

create table author (
    slug   text primary key,
    name   text not null,
    bio    text,
    avatar text
);
