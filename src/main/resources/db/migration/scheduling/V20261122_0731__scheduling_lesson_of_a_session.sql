alter table scheduling.session
    add lesson_version_id uuid,
    add foreign key (organization_id, lesson_version_id) references programs.lesson_version;
comment on column scheduling.session.lesson_version_id is 'the lesson as it was when it was taken; stays when the session closes';
create index on scheduling.session (organization_id, lesson_version_id) where lesson_version_id is not null;

create or replace view scheduling.v_sessions with (security_invoker = true) as
select session.organization_id, session.id as session_id, session.program_id, session.track_id, track.name as track_name,
       track.program_name, track.zone, track.place_name, session.slot_id, session.on_date, session.starts_at,
       session.ends_at, session.minutes, session.title, session.kind, session.mode, session.facilitator_id,
       session.cofacilitator_id, session.regime, session.cancel_reason, session.cancelled_at, session.closed_at,
       case when session.cancelled_at is not null then 'cancelled'
            when session.closed_at is not null then 'closed'
            else 'open' end as status,
       session.lesson_version_id
  from scheduling.session
  join programs.v_tracks track on track.organization_id = session.organization_id and track.track_id = session.track_id;
