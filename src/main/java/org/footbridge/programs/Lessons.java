package org.footbridge.programs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.LessonText.Complaint;
import org.footbridge.programs.LessonText.Reading;
import org.footbridge.programs.LessonVersions.NewVersion;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds lessons, changes them, and offers what a newer release made of them. */
@Component
public class Lessons {

    private final Sql sql;
    private final Audit audit;
    private final Authorization authorization;
    private final ShippedCurricula shipped;
    private final LessonVersions versions;

    Lessons(Sql sql, Audit audit, Authorization authorization, ShippedCurricula shipped, LessonVersions versions) {
        this.sql = sql;
        this.audit = audit;
        this.authorization = authorization;
        this.shipped = shipped;
        this.versions = versions;
    }

    /**
     * A lesson as it is taught today, or a version of it.
     *
     * @param changedHere whether the program wrote it, or it came so with a release
     */
    public record Written(
            LessonId lessonId,
            LessonVersionId lessonVersionId,
            UUID programId,
            String moduleTitle,
            String modality,
            String origin,
            int version,
            int edition,
            boolean changedHere,
            String text) {

        /** What was written could be read when it was saved; releases only ever learn to read more. */
        public Lesson content() {
            return switch (LessonText.read(origin, text)) {
                case Reading.Readable(var lesson) -> lesson;
                case Reading.Unreadable(var complaints) ->
                    throw new IllegalStateException("A saved lesson cannot be read: " + complaints.getFirst());
            };
        }
    }

    /** @throws NotYours if this organization has no such lesson */
    @Transactional(readOnly = true)
    public Written lesson(LessonId id) {
        return sql.sql("""
                        select lesson_id, lesson_version_id, program_id, module_title, modality, origin, version, edition,
                               changed_here, text
                          from programs.v_lessons
                         where organization_id = :organization and lesson_id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Written.class)
                .orElseThrow(NotYours::new);
    }

    /** As it was in that version. @throws NotYours if this organization has no such version */
    @Transactional(readOnly = true)
    public Written version(LessonVersionId id) {
        return sql.sql("""
                        select version.lesson_id, version.lesson_version_id, lesson.program_id, lesson.module_title, lesson.modality,
                               lesson.origin, version.version, version.edition, version.changed_here, version.text
                          from programs.v_lesson_versions version
                          join programs.v_lessons lesson
                            on lesson.organization_id = version.organization_id and lesson.lesson_id = version.lesson_id
                         where version.organization_id = :organization and version.lesson_version_id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Written.class)
                .orElseThrow(NotYours::new);
    }

    /** A version by name, for pages that show no more of it. */
    public record Title(LessonVersionId lessonVersionId, String title) {}

    /** @throws NotYours if this organization has no such version */
    @Transactional(readOnly = true)
    public Title title(LessonVersionId id) {
        return sql.sql("""
                        select lesson_version_id, title
                          from programs.v_lesson_versions
                         where organization_id = :organization and lesson_version_id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Title.class)
                .orElseThrow(NotYours::new);
    }

    /** What came of the wish to change a lesson. */
    public sealed interface Changing {
        record Changed(int version) implements Changing {}

        record Wrong(List<Complaint> complaints) implements Changing {}

        /** Somebody else changed it since; what stands now. */
        record Meanwhile(Written stands) implements Changing {}
    }

    /**
     * The program's own change: a new version, beside the ones before. Sessions that were held keep theirs.
     *
     * @param onVersion the version the change was written on
     */
    @Transactional
    public Changing change(LessonId id, int onVersion, String typed) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var stands = locked(id);
        var text = LessonText.plain(typed);
        if (stands.version() != onVersion) {
            return new Changing.Meanwhile(stands);
        }
        if (stands.text().strip().equals(text.strip())) {
            return new Changing.Changed(stands.version());
        }
        return switch (LessonText.read("this lesson", text)) {
            case Reading.Unreadable(var complaints) -> new Changing.Wrong(complaints);
            case Reading.Readable(var lesson)
            when lesson.edition() != stands.edition() ->
                new Changing.Wrong(List.of(LessonText.edition(text, stands.edition())));
            case Reading.Readable(var lesson) -> write(stands, lesson, text, true);
        };
    }

    private Changing write(Written stands, Lesson lesson, String text, boolean changedHere) {
        int next = stands.version() + 1;
        versions.insert(List.of(new NewVersion(stands.lessonId(), next, changedHere, lesson, text)));
        audit.act(Act.CONFIGURE, "lesson", stands.lessonId(), List.of(), "version " + next);
        return new Changing.Changed(next);
    }

    private Written locked(LessonId id) {
        var locked = sql.sql(
                        "select id from programs.lesson where organization_id = :organization and id = :id for update")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(UUID.class);
        if (locked.isEmpty()) {
            throw new NotYours();
        }
        return lesson(id);
    }

    /** The text a newer release brings for this lesson, if it brings one. */
    @Transactional(readOnly = true)
    public Optional<String> offered(LessonId id) {
        return offered(lesson(id)).map(ShippedCurriculum.Text::text);
    }

    private Optional<ShippedCurriculum.Text> offered(Written stands) {
        return sql.sql(
                        "select origin from programs.curriculum where organization_id = :organization and program_id = :program")
                .param("organization", Actor.current().organization())
                .param("program", stands.programId())
                .optional(String.class)
                .flatMap(name -> shipped.named(name).text(stands.origin()))
                .filter(text -> text.lesson().edition() > stands.edition());
    }

    /** Takes the newer edition as the next version; the program's own words before it stay readable. */
    @Transactional
    public Changing takeOffered(LessonId id, int onVersion) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var stands = locked(id);
        if (stands.version() != onVersion) {
            return new Changing.Meanwhile(stands);
        }
        return offered(stands)
                .map(text -> write(stands, text.lesson(), text.text(), false))
                .orElseThrow(NotYours::new);
    }

    /** One lesson in a list. */
    public record Line(
            LessonId lessonId,
            UUID programId,
            String title,
            String moduleTitle,
            String modality,
            int minutes,
            List<String> themes,
            boolean changedHere) {}

    /**
     * What is looked for; empty means everything.
     *
     * @param words each must stand in the lesson
     */
    public record Search(
            String words,
            Optional<UUID> program,
            Optional<UUID> module,
            Optional<String> modality,
            Optional<String> theme) {

        public Search(String words, ProgramId program) {
            this(words, Optional.of(program.value()), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** Lessons in the order they are taught, at most {@code limit} from {@code offset} on. */
    @Transactional(readOnly = true)
    public List<Line> find(Search search, int offset, int limit) {
        authorization.require(Permission.RUN_GROUPS);
        return sql.sql("""
                        select lesson.lesson_id, lesson.program_id, lesson.title, lesson.module_title, lesson.modality, lesson.minutes,
                               lesson.themes, lesson.changed_here
                          from programs.v_lessons lesson
                          join programs.program
                            on program.organization_id = lesson.organization_id and program.id = lesson.program_id
                         where lesson.organization_id = :organization
                           and (:program::uuid is null or lesson.program_id = :program::uuid)
                           and (:module::uuid is null or lesson.module_id = :module::uuid)
                           and (:modality::text is null or lesson.modality = :modality::text)
                           and (:theme::text is null or :theme::text = any(lesson.themes))
                           and not exists (select from unnest(:words::text[]) as word
                                            where position(word in lower(lesson.module_title || ' ' || lesson.text)) = 0)
                         order by program.name, program.id, lesson.module_place, lesson.place, lesson.lesson_id
                        offset :offset limit :limit
                        """)
                .param("organization", Actor.current().organization())
                .param("program", search.program())
                .param("module", search.module())
                .param("modality", search.modality())
                .param("theme", search.theme())
                .param("words", words(search.words()))
                .param("offset", offset)
                .param("limit", limit)
                .list(Line.class);
    }

    private static List<String> words(String typed) {
        var plain = typed.replace("\0", "").strip().toLowerCase(Locale.ROOT);
        return plain.isEmpty() ? List.of() : List.of(plain.split("\\s+"));
    }
}
