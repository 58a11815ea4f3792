-- What happened in the room, written of the wrong person or naming another, is gone with its addenda once it is sealed.
select tasks.can_be_sealed('attendance.boundary_event');
select tasks.can_be_sealed('attendance.health_event');
create policy not_sealed on attendance.event_addendum as restrictive for select
    using ((select platform.roles()) && array ['privacy']
           or not tasks.is_sealed(organization_id, coalesce(boundary_event_id, health_event_id)));
