-- Creates the application's role and its database. The role owns this database and nothing else: it cannot create roles or databases, read files
-- of the server, run programs there, or connect to another database. psql runs this as the superuser, with the password in UNSPOOL_PASSWORD.
\getenv password UNSPOOL_PASSWORD
create role unspool login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'password';
create database unspool owner unspool;
revoke connect, temporary on database unspool, postgres, template1 from public;
