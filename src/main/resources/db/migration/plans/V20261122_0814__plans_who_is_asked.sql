-- Whether the person is asked to sign this version: a term in force that day said so (CARE 25).
alter table plans.version add column person_asked boolean not null default true;
