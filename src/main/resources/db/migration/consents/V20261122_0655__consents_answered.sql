-- Some forms are asked of everybody and either answer will do: the receipt of notices, the ways to be reached.
alter table consents.form drop constraint form_need_check;
alter table consents.form add constraint form_need_check
    check (need in ('required', 'answered', 'required_for_video', 'optional'));
