package org.footbridge.programs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A lesson's text, written once: the columns beside it are read from it. */
@Component
class LessonVersions {

    private final Sql sql;
    private final Clock clock;

    LessonVersions(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param changedHere whether the program wrote it, or it came so with a release */
    record NewVersion(LessonId lesson, int version, boolean changedHere, Lesson content, String text) {}

    private record Activity(LessonVersionId version, int place, Lesson.Activity activity) {}

    void insert(Collection<NewVersion> versions) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<Activity> activities = new ArrayList<>();
        for (var one : versions) {
            var id = new LessonVersionId(Id.fresh(clock.instant()));
            rows.add(row(id, one));
            var plan = one.content().activities();
            for (int at = 0; at < plan.size(); at++) {
                activities.add(new Activity(id, at + 1, plan.get(at)));
            }
        }
        sql.batch("""
                insert into programs.lesson_version (organization_id, id, lesson_id, version, edition, changed_here, title, minutes,
                                                     themes, text, written_at, written_by)
                values (:organization, :id, :lesson, :version, :edition, :changedHere, :title, :minutes,
                        :themes::text[], :text, :now, :by::uuid)
                """, rows, row -> row);
        sql.batch(
                """
                insert into programs.lesson_activity (organization_id, lesson_version_id, place, title, minutes)
                values (:organization, :version, :place, :title, :minutes)
                """,
                activities,
                one -> Map.of(
                        "organization", Actor.current().organization(),
                        "version", one.version(),
                        "place", one.place(),
                        "title", one.activity().title(),
                        "minutes", one.activity().minutes()));
    }

    private Map<String, @Nullable Object> row(LessonVersionId id, NewVersion one) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("organization", Actor.current().organization());
        row.put("id", id);
        row.put("lesson", one.lesson());
        row.put("version", one.version());
        row.put("edition", one.content().edition());
        row.put("changedHere", one.changedHere());
        row.put("title", one.content().title());
        row.put("minutes", one.content().minutes());
        row.put("themes", one.content().themes().stream().map(Theme::word).toList());
        row.put("text", one.text());
        row.put("now", clock.instant());
        row.put("by", Actor.current().isStaff() ? Actor.current().person() : null);
        return row;
    }
}
