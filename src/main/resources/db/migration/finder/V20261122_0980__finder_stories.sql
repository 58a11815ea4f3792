create schema finder;
grant usage on schema finder to footbridge_app;

-- What somebody who was here tells others, under a name of their own choosing. It is theirs: staff see it only once it
-- was offered, and taking it back deletes it.
create table finder.story (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    participant_id  uuid        not null,
    name            text        not null check (name <> ''),
    words           text        not null check (words <> ''),
    language        text        not null check (language in ('en', 'es')),
    state           text        not null check (state in ('draft', 'offered', 'returned', 'published')),
    written_at      timestamptz not null,
    agreed_at       timestamptz,
    comment         text        not null default '',
    looked_at_by    uuid,
    looked_at       timestamptz,
    published_until date,
    version         int         not null default 0,
    primary key (organization_id, id),
    unique (organization_id, participant_id),
    foreign key (organization_id, participant_id) references people.participant,
    check (state in ('draft', 'returned') or agreed_at is not null),
    check ((state = 'published') = (published_until is not null))
);
comment on column finder.story.comment is 'what staff said when they gave it back';
select platform.protect('finder.story', about => 'participant', grants => 'select, insert, update, delete',
                        visitor_reads => 'state = ''published''');
create policy drafts_are_theirs on finder.story as restrictive for select
    using ((select platform.kind()) in ('participant', 'visitor') or state <> 'draft');
