-- How to reach somebody without giving them away (CARE 16), for pages that hold a phone in their hand.
create view people.v_safe_contact with (security_invoker = true) as
select organization_id, id as participant_id, phone, email, may_call, may_voicemail, caller_name, contact_hours,
       must_not_know, language, gender, version
  from people.participant;
grant select on people.v_safe_contact to footbridge_app;
