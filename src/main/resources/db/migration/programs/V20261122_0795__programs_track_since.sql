-- When a track was set up, for who asks what changed since.
create or replace view programs.v_tracks with (security_invoker = true) as
select track.organization_id, track.id as track_id, track.program_id, program.name as program_name, program.zone,
       program.regime, program.participant_label, track.name, track.mode, track.capacity, track.starts_on, track.ends_on,
       track.place_id, place.name as place_name, track.published, track.created_at
  from programs.track
  join programs.program on program.organization_id = track.organization_id and program.id = track.program_id
  left join programs.place on place.organization_id = track.organization_id and place.id = track.place_id;
