create index on programs.track (organization_id, program_id);
create index on programs.slot (organization_id, track_id);

-- What other modules may read of what is offered. security_invoker: the asker's own row security holds.
create view programs.v_profile with (security_invoker = true) as
select organization_id, name, neutral_name, phone, staffed_hours, zone, state, published
  from programs.organization_profile;

create view programs.v_places with (security_invoker = true) as
select organization_id, id as place_id, name, address_line, city, state, postal_code, published
  from programs.place;

create view programs.v_programs with (security_invoker = true) as
select organization_id, id as program_id, name, summary, zone, regime, regime_decided_on, participant_label,
       youngest_age, oldest_age, usual_weeks, published, created_at
  from programs.program;

create view programs.v_tracks with (security_invoker = true) as
select track.organization_id, track.id as track_id, track.program_id, program.name as program_name, program.zone,
       program.regime, program.participant_label, track.name, track.mode, track.capacity, track.starts_on, track.ends_on,
       track.place_id, place.name as place_name, track.published
  from programs.track
  join programs.program on program.organization_id = track.organization_id and program.id = track.program_id
  left join programs.place on place.organization_id = track.organization_id and place.id = track.place_id;

create view programs.v_slots with (security_invoker = true) as
select slot.organization_id, slot.id as slot_id, slot.track_id, track.program_id, slot.weekday, slot.starts, slot.minutes,
       slot.title, slot.kind, slot.facilitator_id, slot.cofacilitator_id, slot.starts_on,
       least(slot.ends_on, track.ends_on) as ends_on, slot.published
  from programs.slot
  join programs.track on track.organization_id = slot.organization_id and track.id = slot.track_id;

create view programs.v_closed_days with (security_invoker = true) as
select organization_id, program_id, day, reason
  from programs.closed_day;

grant select on programs.v_profile, programs.v_places, programs.v_programs, programs.v_tracks, programs.v_slots,
                programs.v_closed_days to footbridge_app;
