-- Answers may also be sent by another program over FHIR.
alter table measures.response drop constraint response_mode_check;
alter table measures.response add constraint response_mode_check check (mode in ('self', 'interview', 'paper', 'sent'));
