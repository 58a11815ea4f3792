-- What others said and only the assessing clinician may open (partner violence, HIV, legal facts; CARE 20) is passed on to
-- nobody outside, whatever a release names; the program that said it is the one to ask.
create policy never_passed_on on history.condition as restrictive for select
    using (not (select platform.reads_outside()) or class <> 'restricted');
create policy never_passed_on on history.medication as restrictive for select
    using (not (select platform.reads_outside()) or class <> 'restricted');
create policy never_passed_on on history.allergy as restrictive for select
    using (not (select platform.reads_outside()) or class <> 'restricted');
create policy never_passed_on on history.score as restrictive for select
    using (not (select platform.reads_outside()) or class <> 'restricted');

-- A release of attendance is about coming here. A visit elsewhere says why somebody was there (a detox, an emergency room),
-- and no release names that.
create policy never_passed_on on history.encounter as restrictive for select
    using (not (select platform.reads_outside()));
