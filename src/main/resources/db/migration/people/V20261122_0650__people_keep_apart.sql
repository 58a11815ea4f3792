-- Who must not meet here (CARE 15). Neither of the two may ever see it, so the columns are not named participant_id:
-- the table is the staff's alone.
create table people.keep_apart (
    organization_id uuid        not null,
    id              uuid        not null,
    person_id       uuid        not null,
    other_person_id uuid,
    staff_id        uuid,
    reason          text        not null,
    set_by          uuid,
    starts_at       timestamptz not null,
    ends_at         timestamptz,
    end_reason      text,
    primary key (organization_id, id),
    foreign key (organization_id, person_id) references people.participant,
    foreign key (organization_id, other_person_id) references people.participant,
    check (num_nonnulls(other_person_id, staff_id) = 1),
    check (person_id <> other_person_id)
);
comment on column people.keep_apart.reason is 'for clinicians only; a check says nothing but that it does not fit';
comment on column people.keep_apart.staff_id is 'a staff member; the staff module stands above this one';
create index on people.keep_apart (organization_id, person_id);
create index on people.keep_apart (organization_id, other_person_id) where other_person_id is not null;
select platform.protect('people.keep_apart', about => 'staff');

create view people.v_contacts_of with (security_invoker = true) as
select own.organization_id, own.participant_id, own.contact_id, own.relation, own.guardian, own.emergency, own.may_pick_up,
       contact.name, contact.phone, contact.email
  from people.contact_of own
  join people.contact on contact.organization_id = own.organization_id and contact.id = own.contact_id;
grant select on people.v_contacts_of to footbridge_app;
