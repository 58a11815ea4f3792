-- One row: a word sealed with the installation key. A start with another key, or none, is refused.
create table platform.installation (
    only_one  boolean not null primary key default true check (only_one),
    key_proof bytea   not null
);
grant select, insert on platform.installation to footbridge_app;
