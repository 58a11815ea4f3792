-- Closing freezes who is due: the place of somebody whose enrollment ended before the day, though they were marked, goes.
grant delete on scheduling.seat to footbridge_app;
