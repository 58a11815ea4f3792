package org.footbridge.programs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.footbridge.programs.LessonVersions.NewVersion;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What programs teach: copied from the release, and taught in hours of the week. */
@Component
public class Curricula {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final ShippedCurricula shipped;
    private final LessonVersions versions;

    Curricula(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            ShippedCurricula shipped,
            LessonVersions versions) {
        this.versions = versions;
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.shipped = shipped;
    }

    /**
     * Brings the release's curriculum for this program's ages, or what of it is not here yet, into the program's own
     * rows. What is here stays as it is.
     *
     * @return how many lessons came
     */
    @Transactional
    public int copy(ProgramId program) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var content = shipped.named(nameFor(program));
        var curriculum = curriculum(program, content);
        var lessons = missing(curriculum, content);
        versions.insert(lessons.stream().map(NewLesson::first).toList());
        if (!lessons.isEmpty()) {
            audit.act(Act.CONFIGURE, "curriculum", curriculum, List.of(), lessons.size() + " lessons");
        }
        return lessons.size();
    }

    private record Ages(Optional<Integer> oldestAge, Optional<String> origin) {}

    /** The curriculum it has, or the one for its ages. */
    private String nameFor(ProgramId program) {
        return sql.sql("""
                        select program.oldest_age, curriculum.origin
                          from programs.program
                          left join programs.curriculum
                            on curriculum.organization_id = program.organization_id and curriculum.program_id = program.id
                         where program.organization_id = :organization and program.id = :program
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program)
                .optional(Ages.class)
                .map(ages -> ages.origin().orElseGet(() -> ShippedCurricula.nameFor(ages.oldestAge())))
                .orElseThrow(NotYours::new);
    }

    private CurriculumId curriculum(ProgramId program, ShippedCurriculum content) {
        sql.sql("""
                        insert into programs.curriculum (organization_id, id, program_id, origin, edition, title, about, copied_at)
                        values (:organization, :id, :program, :origin, :edition, :title, :about, :now)
                        on conflict (organization_id, program_id) do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("program", program)
                .param("origin", content.name())
                .param("edition", content.edition())
                .param("title", content.title())
                .param("about", content.about())
                .param("now", clock.instant())
                .update();
        return new CurriculumId(sql.sql("""
                        select id from programs.curriculum where organization_id = :organization and program_id = :program
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program)
                .single(UUID.class));
    }

    private record Here(UUID id, String origin) {}

    private record NewLesson(ModuleId module, String origin, int place, NewVersion first) {}

    private List<NewLesson> missing(CurriculumId curriculum, ShippedCurriculum content) {
        var now = clock.instant();
        sql.batch(
                """
                insert into programs.module (organization_id, id, curriculum_id, origin, title, modality, place, about)
                values (:organization, :id, :curriculum, :origin, :title, :modality, :place, :about)
                on conflict (organization_id, curriculum_id, origin) do nothing
                """,
                content.modules(),
                module -> Map.of(
                        "organization", Actor.current().organization(),
                        "id", Id.fresh(now),
                        "curriculum", curriculum,
                        "origin", module.folder(),
                        "title", module.title(),
                        "modality", module.modality(),
                        "place", module.order(),
                        "about", module.about()));
        Map<String, ModuleId> modules = new HashMap<>();
        sql.sql(
                        "select id, origin from programs.module where organization_id = :organization and curriculum_id = :curriculum")
                .param("organization", Actor.current().organization())
                .param("curriculum", curriculum)
                .list(Here.class)
                .forEach(one -> modules.put(one.origin(), new ModuleId(one.id())));
        Set<String> here = new HashSet<>(origins(curriculum));
        List<NewLesson> missing = new ArrayList<>();
        for (var module : content.modules()) {
            for (int at = 0; at < module.lessons().size(); at++) {
                var text = module.lessons().get(at);
                var id = modules.get(module.folder());
                if (id != null && !here.contains(text.origin())) {
                    missing.add(new NewLesson(
                            id,
                            text.origin(),
                            at + 1,
                            new NewVersion(new LessonId(Id.fresh(now)), 1, false, text.lesson(), text.text())));
                }
            }
        }
        sql.batch(
                """
                insert into programs.lesson (organization_id, id, module_id, origin, place)
                values (:organization, :id, :module, :origin, :place)
                """,
                missing,
                one -> Map.of(
                        "organization", Actor.current().organization(),
                        "id", one.first().lesson(),
                        "module", one.module(),
                        "origin", one.origin(),
                        "place", one.place()));
        return missing;
    }

    private List<String> origins(CurriculumId curriculum) {
        return sql.sql("""
                        select origin from programs.v_lessons
                         where organization_id = :organization and curriculum_id = :curriculum
                        """)
                .param("organization", Actor.current().organization())
                .param("curriculum", curriculum)
                .list(String.class);
    }

    /** @param lessons how many there are in it */
    public record Module(
            ModuleId moduleId,
            UUID programId,
            String programName,
            String title,
            String modality,
            String about,
            int lessons) {}

    /** Of all programs, in the order they are taught. */
    @Transactional(readOnly = true)
    public List<Module> modules() {
        authorization.require(Permission.RUN_GROUPS);
        return sql.sql("""
                        select module.module_id, module.program_id, program.name as program_name, module.title, module.modality,
                               module.about, count(lesson.id)::int as lessons
                          from programs.v_modules module
                          join programs.program
                            on program.organization_id = module.organization_id and program.id = module.program_id
                          left join programs.lesson
                            on lesson.organization_id = module.organization_id and lesson.module_id = module.module_id
                         where module.organization_id = :organization
                         group by module.module_id, module.program_id, program.name, module.title, module.modality, module.about,
                                  module.place
                         order by program.name, module.program_id, module.place
                        """)
                .param("organization", Actor.current().organization())
                .list(Module.class);
    }

    /** What a release has for a program and the program does not have yet. */
    public record Offer(ProgramId program, String programName, int newLessons, int newEditions) {}

    private record Standing(
            UUID programId, String programName, Optional<Integer> oldestAge, Optional<String> curriculum) {}

    private record Edition(UUID programId, String origin, int edition) {}

    /** Programs for which this release has lessons or editions they lack. */
    @Transactional(readOnly = true)
    public List<Offer> offers() {
        authorization.require(Permission.MANAGE_PROGRAM);
        Map<UUID, Map<String, Integer>> here = new HashMap<>();
        sql.sql("select program_id, origin, edition from programs.v_lessons where organization_id = :organization")
                .param("organization", Actor.current().organization())
                .list(Edition.class)
                .forEach(one -> here.computeIfAbsent(one.programId(), _ -> new HashMap<>())
                        .put(one.origin(), one.edition()));
        return sql.sql("""
                        select program.id as program_id, program.name as program_name, program.oldest_age, curriculum.origin as curriculum
                          from programs.program
                          left join programs.curriculum
                            on curriculum.organization_id = program.organization_id and curriculum.program_id = program.id
                         where program.organization_id = :organization
                         order by program.name
                        """).param("organization", Actor.current().organization()).list(Standing.class).stream()
                .map(one -> offer(one, here.getOrDefault(one.programId(), Map.of())))
                .filter(offer -> offer.newLessons() + offer.newEditions() > 0)
                .toList();
    }

    private Offer offer(Standing standing, Map<String, Integer> here) {
        var texts = shipped.named(standing.curriculum().orElseGet(() -> ShippedCurricula.nameFor(standing.oldestAge())))
                .texts();
        return new Offer(
                new ProgramId(standing.programId()),
                standing.programName(),
                (int) texts.stream()
                        .filter(text -> !here.containsKey(text.origin()))
                        .count(),
                (int) texts.stream()
                        .filter(text -> text.lesson().edition() > here.getOrDefault(text.origin(), Integer.MAX_VALUE))
                        .count());
    }

    /** An hour of the week and what it draws its lessons from. */
    public record Slot(SlotId slotId, UUID trackId, String title, List<ModuleId> modules) {}

    private record Taught(SlotId slotId, UUID trackId, String title, Optional<ModuleId> moduleId) {}

    /** Of this program, hours that ended long ago too. */
    @Transactional(readOnly = true)
    public List<Slot> slots(ProgramId program) {
        authorization.require(Permission.MANAGE_PROGRAM);
        Map<SlotId, Slot> slots = new LinkedHashMap<>();
        sql.sql("""
                        select slot.slot_id, slot.track_id, slot.title, teaches.module_id
                          from programs.v_slots slot
                          left join programs.slot_module teaches
                            on teaches.organization_id = slot.organization_id and teaches.slot_id = slot.slot_id
                         where slot.organization_id = :organization and slot.program_id = :program
                         order by slot.track_id, slot.weekday, slot.starts, slot.slot_id
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program)
                .list(Taught.class)
                .forEach(row -> {
                    var slot = slots.computeIfAbsent(
                            row.slotId(), id -> new Slot(id, row.trackId(), row.title(), new ArrayList<>()));
                    row.moduleId().ifPresent(slot.modules()::add);
                });
        return List.copyOf(slots.values());
    }

    /** This hour of the week draws its lessons from these modules of its program, from now on. */
    @Transactional
    public void teach(SlotId slot, Set<ModuleId> modules) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var possible = sql.sql("""
                        select module.module_id
                          from programs.v_slots slot
                          join programs.v_modules module
                            on module.organization_id = slot.organization_id and module.program_id = slot.program_id
                         where slot.organization_id = :organization and slot.slot_id = :slot
                        """)
                .param("organization", Actor.current().organization())
                .param("slot", slot)
                .list(UUID.class);
        if (!modules.stream().map(ModuleId::value).allMatch(possible::contains)) {
            throw new NotYours();
        }
        sql.sql("delete from programs.slot_module where organization_id = :organization and slot_id = :slot")
                .param("organization", Actor.current().organization())
                .param("slot", slot)
                .update();
        sql.sql("""
                        insert into programs.slot_module (organization_id, slot_id, module_id)
                        select :organization, :slot, module_id
                          from unnest(:modules::uuid[]) as module_id
                        """)
                .param("organization", Actor.current().organization())
                .param("slot", slot)
                .param("modules", modules)
                .update();
        audit.act(Act.CONFIGURE, "slot", slot, List.of(), "teaches " + modules.size() + " modules");
    }
}
