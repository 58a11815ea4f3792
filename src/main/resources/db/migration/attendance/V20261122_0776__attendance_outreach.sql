-- Each time somebody tried to reach a person who was missed. What was said to whom is the staff's alone; the person hears
-- of it as a letter or a call.
create table attendance.outreach_attempt (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    way             text                   not null check (way in ('call', 'text', 'letter', 'visit')),
    result          text                   not null check (result in ('reached_safe', 'reached_concern', 'left_message', 'no_answer', 'wrong_number')),
    words           text                   not null,
    tried_at        timestamptz            not null,
    tried_by        uuid                   not null,
    next_on         date,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, episode_id) references episodes.episode,
    foreign key (organization_id, tried_by) references staff.member
);
comment on column attendance.outreach_attempt.next_on is 'when somebody tries again; empty once the person was reached or enough was tried';
create index on attendance.outreach_attempt (organization_id, participant_id, tried_at);
select platform.protect('attendance.outreach_attempt', about => 'staff', grants => 'select, insert', clinical => true);
select platform.keep('attendance.outreach_attempt');

-- For the person's timeline as staff read it.
create view attendance.v_outreach_timeline with (security_invoker = true) as
select organization_id, participant_id, tried_at as at, 'phone'::text as icon, 'Reached out'::text as title,
       case way when 'call' then 'Called' when 'text' then 'Texted' when 'letter' then 'Wrote a letter' else 'Visited' end
       || ': '
       || case result when 'reached_safe' then 'reached, safe'
                      when 'reached_concern' then 'reached, with a concern'
                      when 'left_message' then 'left a neutral message'
                      when 'no_answer' then 'no answer'
                      else 'wrong number' end as detail,
       '/people/' || participant_id || '/outreach' as link
  from attendance.outreach_attempt;
grant select on attendance.v_outreach_timeline to footbridge_app;
