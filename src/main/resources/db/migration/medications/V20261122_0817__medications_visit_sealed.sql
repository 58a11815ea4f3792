-- The numbers of a medication visit, written of the wrong person, are gone once they are sealed (CARE 12).
select tasks.can_be_sealed('medications.visit');
