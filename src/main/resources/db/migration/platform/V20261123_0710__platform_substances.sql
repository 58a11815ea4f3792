-- Of whom the bound reader may see what is said about substance use. Null means of everybody whose rows are seen: staff, the
-- person, the program's own software. A contact and a program outside are always bound to a list (42 CFR 2.31).
create function platform.substances() returns uuid[] language sql stable parallel safe
return nullif(current_setting('footbridge.substances', true), '')::uuid[];

create function platform.tells_substances(participant uuid) returns boolean language sql stable parallel safe
return platform.substances() is null or participant = any (platform.substances());

-- Whether a program reads for somebody outside, by releases.
create function platform.reads_outside() returns boolean language sql stable parallel safe
return platform.kind() = 'client' and platform.participants() is not null;
