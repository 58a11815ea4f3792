-- A letter kept with the wrong person is sealed like anything else (CARE 12), with what the team did with it.
select tasks.can_be_sealed('families.letter');
select tasks.can_be_sealed('families.handling', 'letter_id');

-- When the team said whom it is about; empty where that was known from the beginning.
alter table families.handling add column sorted_at timestamptz;
