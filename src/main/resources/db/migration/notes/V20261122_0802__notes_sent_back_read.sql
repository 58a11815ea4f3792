-- Which parts came back from a supervisor, for whoever wrote them; what was said of them stays on the part's own page.
create view notes.v_sent_back with (security_invoker = true) as
select back.organization_id, back.note_id, max(back.sent_at) as sent_at
  from notes.sent_back back
 group by back.organization_id, back.note_id;
grant select on notes.v_sent_back to footbridge_app;
