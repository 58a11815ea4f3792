-- Words the names guard found in one person's own note that its author said are no name there; asked once a note.
create table notes.word_kept_in_note (
    organization_id uuid                   not null,
    note_id         uuid                   not null,
    participant_id  uuid                   not null,
    word            text                   not null check (word <> ''),
    kept_by         uuid,
    kept_at         timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, note_id, word),
    foreign key (organization_id, note_id) references notes.note
);
select platform.protect('notes.word_kept_in_note', about => 'participant', grants => 'select, insert', clinical => true);
