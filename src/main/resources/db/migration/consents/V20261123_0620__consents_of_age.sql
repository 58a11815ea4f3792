-- A record of who may consent and see names the contact it is about; a record that names nobody opens no guardian's door.
alter table consents.minor_authority add column contact_id uuid;
alter table consents.minor_authority add foreign key (organization_id, contact_id) references people.contact;
comment on column consents.minor_authority.contact_id is 'the guardian it speaks of; empty: everybody, and then it lets nobody see';

-- When an answer is over. What a guardian signed, and what was shared with a guardian, before the person was 18 ends on that
-- day in the program's zone (DOMAIN 3.3): the adult is asked anew. What was signed on or after that day is the adult's own.
create function consents.over_at(
    organization uuid, participant uuid, contact uuid, capacity text, decided timestamptz, until timestamptz
) returns timestamptz language sql stable
return least(until, (
    select adult.since
      from people.v_names person
      join programs.v_profile profile on profile.organization_id = person.organization_id
     cross join lateral (
           select (person.birth_date + interval '18 years')::timestamp at time zone profile.zone as since) as adult
     where person.organization_id = organization and person.participant_id = participant and decided < adult.since
       and (capacity = 'guardian'
            or exists (select from people.contact_of own
                        where own.organization_id = organization and own.participant_id = participant
                          and own.contact_id = contact and own.guardian))));
grant execute on function consents.over_at(uuid, uuid, uuid, text, timestamptz, timestamptz) to footbridge_app;

create or replace view consents.v_consents with (security_invoker = true) as
select consent.organization_id, consent.id as consent_id, consent.participant_id, consent.regime, consent.privacy_class,
       consent.kind, consent.form_id, form.title, form.version, form.language, form.need, consent.decision,
       consent.contact_id, consent.recipient, consent.data_classes, consent.purpose, consent.decided_at,
       case when consent.capacity = 'guardian' or consent.contact_id is not null
            then consents.over_at(consent.organization_id, consent.participant_id, consent.contact_id, consent.capacity,
                                  consent.decided_at, consent.until)
            else consent.until end as until,
       consent.until_event, consent.signer_name, consent.capacity, consent.on_paper, revocation.revoked_at,
       coalesce(revocation.revoked_at, consent.decided_at) as last_changed_at
  from consents.consent
  join consents.form on form.organization_id = consent.organization_id and form.id = consent.form_id
  left join consents.revocation on revocation.organization_id = consent.organization_id and revocation.consent_id = consent.id;
