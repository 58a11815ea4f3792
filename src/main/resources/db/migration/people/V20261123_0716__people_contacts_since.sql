create or replace view people.v_contacts with (security_invoker = true) as
select organization_id, id as contact_id, name, phone, email, created_at
  from people.contact;
