-- As history keeps what is restricted with the assessing clinician, so does the list made of it (CARE 20).
create policy never_passed_on on medications.entry as restrictive for select
    using (not (select platform.reads_outside()) or not restricted);
