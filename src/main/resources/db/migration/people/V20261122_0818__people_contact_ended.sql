-- Somebody near a person no longer: their last day near them. From the writing on they stand on no list, pick-up or
-- emergency; the row stays, and a consent that names them goes its own way.
alter table people.contact_of add column ended_on date;
comment on column people.contact_of.ended_on is 'the day it ended, today or before; empty while they are near';

create or replace view people.v_contacts_of with (security_invoker = true) as
select own.organization_id, own.participant_id, own.contact_id, own.relation, own.guardian, own.emergency, own.may_pick_up,
       contact.name, contact.phone, contact.email
  from people.contact_of own
  join people.contact on contact.organization_id = own.organization_id and contact.id = own.contact_id
 where own.ended_on is null;
