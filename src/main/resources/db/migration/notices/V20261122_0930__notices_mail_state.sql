-- Whether a mail has left: no address, no words. For pages that say who was told.
create view notices.v_mail_state with (security_invoker = true) as
select organization_id, id as mail_id, written_at, attempts, sent_at, stopped_at from notices.mail;
grant select on notices.v_mail_state to footbridge_app;
