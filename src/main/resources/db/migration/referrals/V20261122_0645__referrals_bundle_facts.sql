alter table referrals.bundle rename column entries to facts;
comment on column referrals.bundle.facts is 'how many facts were taken over into history';
-- What stands on a person's timeline of how they came here.
create view referrals.v_timeline with (security_invoker = true) as
select referral.organization_id, same.stands_for as participant_id, null::uuid as episode_id, referral.received_at as at,
       case referral.source when 'bundle' then 'file' when 'phone' then 'phone' else 'message' end as icon,
       case referral.source when 'bundle' then 'Records received from ' || coalesce(bundle.sender, 'another place')
                            when 'phone' then 'First call' else 'Inquiry' end as title,
       '' as detail, '/intake/referrals/' || referral.id as link
  from referrals.referral
  join people.v_same_person same
    on same.organization_id = referral.organization_id and same.participant_id = referral.participant_id
  left join referrals.bundle
    on bundle.organization_id = referral.organization_id and bundle.referral_id = referral.id
union all
select attempt.organization_id, same.stands_for, null::uuid, attempt.at, 'phone',
       case attempt.outcome when 'reached' then 'Talked with intake' when 'call_later' then 'Talked with intake'
                            else 'Intake tried to reach them' end,
       '', '/intake/referrals/' || attempt.referral_id
  from referrals.contact_attempt attempt
  join people.v_same_person same
    on same.organization_id = attempt.organization_id and same.participant_id = attempt.participant_id;
grant select on referrals.v_timeline to footbridge_app;
