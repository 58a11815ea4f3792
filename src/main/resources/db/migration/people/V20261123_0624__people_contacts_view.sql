-- Who a contact is, for modules that show or reach somebody by the contact alone; row security says whose.
create view people.v_contacts with (security_invoker = true) as
select organization_id, id as contact_id, name, phone, email
  from people.contact;
grant select on people.v_contacts to footbridge_app;
