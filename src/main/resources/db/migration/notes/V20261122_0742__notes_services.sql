-- Services for one person alone, with the minutes somebody wrote down and signed for.
create view notes.v_services with (security_invoker = true) as
select note.organization_id, note.id as note_id, note.participant_id, note.episode_id, note.kind, note.title, note.on_date,
       note.starts_at, (extract(epoch from note.ends_at - note.starts_at) / 60)::int as minutes
  from notes.note
 where note.session_id is null and note.locked_at is not null and note.ends_at is not null
   and note.kind in ('individual', 'family', 'medication', 'crisis')
   and not notes.is_sealed(note.organization_id, note.id);
grant select on notes.v_services to footbridge_app;
