create view consents.v_timeline with (security_invoker = true) as
select organization_id, participant_id, null::uuid as episode_id, decided_at as at, 'pen'::text as icon,
       case decision when 'signed' then 'Signed: ' else 'Said no: ' end || title as title,
       coalesce(recipient, signer_name) as detail, '/consents/' || consent_id as link
  from consents.v_consents
union all
select organization_id, participant_id, null, revoked_at, 'lock', 'Taken back: ' || title, coalesce(recipient, ''),
       '/consents/' || consent_id
  from consents.v_consents
 where revoked_at is not null;
grant select on consents.v_timeline to footbridge_app;
