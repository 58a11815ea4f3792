-- A schedule is for a whole program or one track, and for some weeks of a stay. A change ends the row and opens another.
alter table measures.schedule alter column track_id drop not null;
alter table measures.schedule add column program_id uuid;
alter table measures.schedule add foreign key (organization_id, program_id) references programs.program;
alter table measures.schedule add check (num_nonnulls(track_id, program_id) = 1);
alter table measures.schedule add column from_week int not null default 1 check (from_week between 1 and 104);
alter table measures.schedule add column until_week int check (until_week between from_week and 104);
alter table measures.schedule add column days_to_answer int not null default 2 check (days_to_answer between 0 and 30);
alter table measures.schedule add column reason text not null default '' check (char_length(reason) <= 300);
alter table measures.schedule add column set_at timestamptz;
alter table measures.schedule add column set_by uuid;
alter table measures.schedule alter column from_week drop default, alter column days_to_answer drop default,
    alter column reason drop default;
comment on column measures.schedule.from_week is 'week of the stay, from 1; with until_week the phase it is for';
comment on column measures.schedule.reason is 'why a form is given to somebody outside the ages it is made for (CARE 26)';
alter table measures.schedule add check (ends_on is null or ends_on >= starts_on - 1);
