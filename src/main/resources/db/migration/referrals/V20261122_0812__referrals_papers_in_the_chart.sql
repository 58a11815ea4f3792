-- The kinds a person's papers have, for those that came with a referral too.
alter table referrals.attachment drop constraint attachment_kind_check;
alter table referrals.attachment add constraint attachment_kind_check
    check (kind in ('referral_letter', 'discharge_summary', 'assessment', 'consent', 'insurance_card', 'identity',
                    'lab_result', 'custody', 'court', 'letter', 'other'));
create index on referrals.attachment (organization_id, participant_id);
select tasks.can_be_sealed('referrals.attachment');

-- For the person's list of papers: all but the bytes.
create view referrals.v_attachments with (security_invoker = true) as
select organization_id, id as attachment_id, participant_id, kind, dated, part2, media_type, bytes, attached_by, attached_at
  from referrals.attachment;
grant select on referrals.v_attachments to footbridge_app;
