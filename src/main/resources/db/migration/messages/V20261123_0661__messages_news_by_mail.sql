-- Who wants a mail when the team has written, and where; the person's own word alone, changed or ended at any time.
create table messages.news_by_mail (
    organization_id uuid        not null references platform.organization,
    participant_id  uuid        not null,
    address         text        not null check (address like '%_@_%'),
    language        text        not null check (language in ('en', 'es')),
    chosen_at       timestamptz not null,
    told_at         timestamptz,
    primary key (organization_id, participant_id),
    foreign key (organization_id, participant_id) references people.participant
);
comment on column messages.news_by_mail.told_at is 'of the last mail; no other follows while what it told of is unopened';
select platform.protect('messages.news_by_mail', about => 'participant', grants => 'select, insert, update, delete');
create policy hers_alone on messages.news_by_mail as restrictive
    using ((select platform.kind()) = 'job' or (select platform.kind()) = 'participant' and (select platform.account()) is not null)
    with check ((select platform.kind()) = 'job' or (select platform.kind()) = 'participant' and (select platform.account()) is not null);

create index on messages.message (organization_id, participant_id, sent_at) where staff_id is not null;
