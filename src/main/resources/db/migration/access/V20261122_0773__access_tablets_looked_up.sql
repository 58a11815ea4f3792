-- The lookup before sign-in runs as the owner with nobody bound: only the application is held off as a participant or contact.
drop policy staff_only on access.tablet;
create policy unseen_by_participants on access.tablet as restrictive to footbridge_app
    using ((select platform.kind()) not in ('participant', 'contact'))
    with check ((select platform.kind()) not in ('participant', 'contact'));
