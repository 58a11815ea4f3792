-- The moment of the injected clock at which this transaction began, for walls that depend on the day: whether somebody is
-- of age, whether a stay runs. Unset means unknown: such a wall then stays shut. The database's own clock is not asked.
create function platform.moment() returns timestamptz language sql stable parallel safe
return nullif(current_setting('footbridge.moment', true), '')::timestamptz;
