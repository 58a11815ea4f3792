-- What a program teaches: copied from the release into its own rows, and changed there.
create table programs.curriculum (
    organization_id uuid        not null,
    id              uuid        not null,
    program_id      uuid        not null,
    origin          text        not null,
    edition         int         not null check (edition > 0),
    title           text        not null,
    about           text        not null,
    copied_at       timestamptz not null,
    primary key (organization_id, id),
    unique (organization_id, program_id),
    foreign key (organization_id, program_id) references programs.program
);
comment on column programs.curriculum.origin is 'the folder it was copied from';
select platform.protect('programs.curriculum', about => 'organization', grants => 'select, insert');

create table programs.module (
    organization_id uuid not null,
    id              uuid not null,
    curriculum_id   uuid not null,
    origin          text not null,
    title           text not null,
    modality        text not null,
    place           int  not null,
    about           text not null,
    primary key (organization_id, id),
    unique (organization_id, curriculum_id, origin),
    foreign key (organization_id, curriculum_id) references programs.curriculum
);
select platform.protect('programs.module', about => 'organization', grants => 'select, insert');

create table programs.lesson (
    organization_id uuid not null,
    id              uuid not null,
    module_id       uuid not null,
    origin          text not null,
    place           int  not null,
    primary key (organization_id, id),
    unique (organization_id, module_id, origin),
    foreign key (organization_id, module_id) references programs.module
);
select platform.protect('programs.lesson', about => 'organization');

-- Written once: a session that was held keeps the version it used.
create table programs.lesson_version (
    organization_id uuid        not null,
    id              uuid        not null,
    lesson_id       uuid        not null,
    version         int         not null check (version > 0),
    edition         int         not null check (edition > 0),
    changed_here    boolean     not null,
    title           text        not null,
    minutes         int         not null check (minutes between 10 and 480),
    themes          text[]      not null,
    text            text        not null,
    written_at      timestamptz not null,
    written_by      uuid,
    primary key (organization_id, id),
    unique (organization_id, lesson_id, version),
    foreign key (organization_id, lesson_id) references programs.lesson,
    foreign key (organization_id, written_by) references staff.member
);
comment on column programs.lesson_version.edition is 'the shipped edition it is, or was changed from';
comment on column programs.lesson_version.text is 'the whole lesson as Markdown; the other columns are read from it';
select platform.protect('programs.lesson_version', about => 'organization', grants => 'select, insert');
select platform.keep('programs.lesson_version');

create table programs.lesson_activity (
    organization_id   uuid not null,
    lesson_version_id uuid not null,
    place             int  not null check (place > 0),
    title             text not null check (title <> ''),
    minutes           int  not null check (minutes > 0),
    primary key (organization_id, lesson_version_id, place),
    foreign key (organization_id, lesson_version_id) references programs.lesson_version
);
select platform.protect('programs.lesson_activity', about => 'organization', grants => 'select, insert');
select platform.keep('programs.lesson_activity');

-- Which modules an hour of the week draws its lessons from.
create table programs.slot_module (
    organization_id uuid not null,
    slot_id         uuid not null,
    module_id       uuid not null,
    primary key (organization_id, slot_id, module_id),
    foreign key (organization_id, slot_id) references programs.slot,
    foreign key (organization_id, module_id) references programs.module
);
select platform.protect('programs.slot_module', about => 'organization', grants => 'select, insert, delete');

create view programs.v_modules with (security_invoker = true) as
select module.organization_id, module.id as module_id, module.curriculum_id, curriculum.program_id, module.title,
       module.modality, module.place, module.about
  from programs.module
  join programs.curriculum
    on curriculum.organization_id = module.organization_id and curriculum.id = module.curriculum_id;

-- Each lesson as it is taught today.
create view programs.v_lessons with (security_invoker = true) as
select lesson.organization_id, lesson.id as lesson_id, module.curriculum_id, module.program_id, module.module_id,
       module.title as module_title, module.modality, module.place as module_place, lesson.place, lesson.origin,
       version.id as lesson_version_id, version.version, version.edition, version.changed_here, version.title,
       version.minutes, version.themes, version.text
  from programs.lesson
  join programs.v_modules module
    on module.organization_id = lesson.organization_id and module.module_id = lesson.module_id
  join lateral (
       select id, version, edition, changed_here, title, minutes, themes, text
         from programs.lesson_version
        where lesson_version.organization_id = lesson.organization_id and lesson_version.lesson_id = lesson.id
        order by version desc
        limit 1) version on true;

create view programs.v_lesson_versions with (security_invoker = true) as
select version.organization_id, version.id as lesson_version_id, version.lesson_id, lesson.module_id, version.version,
       version.edition, version.changed_here, version.title, version.minutes, version.text, version.written_at,
       version.written_by
  from programs.lesson_version version
  join programs.lesson on lesson.organization_id = version.organization_id and lesson.id = version.lesson_id;

create view programs.v_lesson_activities with (security_invoker = true) as
select organization_id, lesson_version_id, place, title, minutes
  from programs.lesson_activity;

create view programs.v_slot_modules with (security_invoker = true) as
select organization_id, slot_id, module_id
  from programs.slot_module;

grant select on programs.v_modules, programs.v_lessons, programs.v_lesson_versions, programs.v_lesson_activities,
                programs.v_slot_modules to footbridge_app;
