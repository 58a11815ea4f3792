-- How far the newest reason of an alert has been told. It was found by comparing times, which a clock that was set back
-- gets wrong.
alter table alerts.alert add column told_level int;
comment on column alerts.alert.told_level is '0 the care team and whoever is on duty, 1 the supervisors too, 2 the director too; empty until told and when more was learned';
comment on column alerts.step.level is '-1 whoever is on duty, 0 the care team, 1 the supervisors, 2 the director';
update alerts.alert
   set told_level = (select max(step.level)
                       from alerts.step
                      where step.organization_id = alert.organization_id and step.alert_id = alert.id
                        and step.at >= (select max(reason.at)
                                          from alerts.step reason
                                         where reason.organization_id = alert.organization_id
                                           and reason.alert_id = alert.id
                                           and reason.kind in ('raised', 'joined')))
 where closed_at is null;
