-- The newsroom lists what was retracted, a handful among many. Takes a SHARE lock on article while it reads the table once: publishing waits
-- for a second, readers do not.
create index article_retracted on article (id desc) where status = 'retracted';
