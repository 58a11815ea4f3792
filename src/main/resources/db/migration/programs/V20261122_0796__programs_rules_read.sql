-- For a page that needs the rule of each program in one statement.
create view programs.v_rules with (security_invoker = true) as
select organization_id, program_id, name, value, starts_on, created_at from programs.rule;
grant select on programs.v_rules to footbridge_app;
