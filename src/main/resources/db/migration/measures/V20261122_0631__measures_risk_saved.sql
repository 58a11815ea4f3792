-- Which risk answer was saved and not sent; changed answers show both.
alter table measures.assignment add column risk_saved_code text;
alter table measures.assignment add check ((risk_saved_at is null) = (risk_saved_code is null));
