-- What stands beside the outcome of a closed alert. Those closed before were not asked.
alter table alerts.alert
    add column risk_asked  text check (risk_asked in ('cssrs', 'not_possible', 'not_about_suicide')),
    add column plan_review text check (plan_review in ('reviewed', 'made', 'not_possible', 'not_about_suicide'));
alter table alerts.alert
    add constraint closed_with_all_answers check (closed_at is null or num_nonnulls(risk_asked, plan_review) = 2) not valid;
comment on column alerts.alert.risk_asked is 'whether the risk was asked with the C-SSRS, since last contact';
comment on column alerts.alert.plan_review is 'whether the safety plan was gone through with the person';
