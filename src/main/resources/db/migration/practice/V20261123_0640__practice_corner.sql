-- Who is in somebody's corner: all of it in one sealed piece, so that the row says neither who nor how many (CARE 17).
create table practice.corner (
    organization_id uuid  not null,
    participant_id  uuid  not null,
    version         int   not null check (version > 0),
    sealed          bytea not null,
    primary key (organization_id, participant_id),
    foreign key (organization_id, participant_id) references practice.person_key
);
select platform.protect('practice.corner', about => 'participant', grants => 'select, insert, update, delete');
select practice.only_the_person('practice.corner');
