package org.footbridge.people;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The name and pronouns a young person chose for an audience (CARE 14). */
@Component
public class NamesForAudiences {

    private final Sql sql;
    private final Audit audit;

    NamesForAudiences(Sql sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /** Who reads or hears it. */
    public enum Audience {
        FAMILY,
        SCHOOL,
        PAYER;

        public String label() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    /** What this audience is to say. */
    public record Chosen(Audience audience, String name, Optional<String> pronouns) {}

    /** From now on this audience hears that name. */
    @Transactional
    public void choose(ParticipantId participant, Audience audience, String name, Optional<String> pronouns) {
        sql.sql("""
                        insert into people.name_for_audience (organization_id, participant_id, audience, name, pronouns)
                        values (:organization, :participant, :audience, :name, :pronouns)
                        on conflict (organization_id, participant_id, audience)
                        do update set name = excluded.name, pronouns = excluded.pronouns
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("audience", audience)
                .param("name", name.strip())
                .param("pronouns", pronouns)
                .update();
        audit.act(Act.UPDATE, "name for an audience", participant, List.of(participant));
    }

    /** This audience hears the usual name again. */
    @Transactional
    public void forget(ParticipantId participant, Audience audience) {
        sql.sql("""
                        delete from people.name_for_audience
                         where organization_id = :organization and participant_id = :participant and audience = :audience
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("audience", audience)
                .update();
        audit.act(Act.UPDATE, "name for an audience", participant, List.of(participant));
    }

    /** What was chosen so far. */
    @Transactional(readOnly = true)
    public List<Chosen> of(ParticipantId participant) {
        return sql.sql("""
                        select audience, name, pronouns
                          from people.name_for_audience
                         where organization_id = :organization and participant_id = :participant
                         order by audience
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(Chosen.class);
    }

    /** What this audience is to call the person: the chosen word, else the name used everywhere. */
    @Transactional(readOnly = true)
    public String called(ParticipantId participant, Audience audience) {
        return sql.sql("""
                        select coalesce((select name from people.name_for_audience chosen
                                          where chosen.organization_id = names.organization_id
                                            and chosen.participant_id = names.participant_id
                                            and audience = :audience), called)
                          from people.v_names names
                         where organization_id = :organization and participant_id = :participant
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("audience", audience)
                .single(String.class);
    }
}
