-- A signed assessment in the wrong record is gone with its sections and addenda once it is sealed (CARE 12).
select tasks.can_be_sealed('episodes.assessment');
select tasks.can_be_sealed('episodes.assessment_section', 'assessment_id');
select tasks.can_be_sealed('episodes.assessment_addendum', 'assessment_id');
