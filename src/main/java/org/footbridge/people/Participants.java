package org.footbridge.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.access.NotYours;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Registers people and answers what they are called. */
@Component
public class Participants {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;

    Participants(Sql sql, Clock clock, Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    /** Somebody knocked: a participant without an episode. Never looks for the same person; matching is for staff. */
    @Transactional
    public ParticipantId register(Person person, SafeContact safe) {
        var id = new ParticipantId(Id.fresh(clock.instant()));
        bind("""
                        insert into people.participant (organization_id, id, given_name, family_name, chosen_name, pronouns, birth_date,
                                                        gender, language, phone, email, address_line, city, state, postal_code,
                                                        may_call, may_voicemail, caller_name, contact_hours, must_not_know,
                                                        created_at, updated_at, version)
                        values (:organization, :id, :given, :family, :chosen, :pronouns, :birth,
                                :gender, :language, :phone, :email, :line, :city, :state, :postal,
                                :mayCall, :mayVoicemail, :callerName, :hours, :mustNotKnow,
                                :now, :now, 1)
                        """, id, person, safe).update();
        audit.act(Act.CREATE, "participant", id, List.of(id));
        return id;
    }

    /** Writes what is now known, unless somebody else wrote since {@code version}. Answers whether it was written. */
    @Transactional
    public boolean update(ParticipantId id, int version, Person person, SafeContact safe) {
        int changed = bind("""
                        update people.participant
                           set given_name = :given, family_name = :family, chosen_name = :chosen, pronouns = :pronouns,
                               birth_date = :birth, gender = :gender, language = :language, phone = :phone, email = :email,
                               address_line = :line, city = :city, state = :state, postal_code = :postal,
                               may_call = :mayCall, may_voicemail = :mayVoicemail, caller_name = :callerName,
                               contact_hours = :hours, must_not_know = :mustNotKnow,
                               updated_at = :now, version = version + 1
                         where organization_id = :organization and id = :id and version = :version
                        """, id, person, safe).param("version", version).update();
        if (changed == 1) {
            audit.act(Act.UPDATE, "participant", id, List.of(id));
        }
        return changed == 1;
    }

    /** What is known of somebody, with the version to write back with. */
    public record Known(Person person, SafeContact safe, int version) {}

    private record Row(
            String givenName,
            String familyName,
            Optional<String> chosenName,
            Optional<String> pronouns,
            Optional<LocalDate> birthDate,
            Optional<String> gender,
            Optional<String> language,
            Optional<String> phone,
            Optional<String> email,
            Optional<String> addressLine,
            Optional<String> city,
            Optional<String> state,
            Optional<String> postalCode,
            boolean mayCall,
            boolean mayVoicemail,
            Optional<String> callerName,
            Optional<String> contactHours,
            Optional<String> mustNotKnow,
            int version) {

        Known known() {
            return new Known(
                    new Person(
                            givenName,
                            familyName,
                            chosenName,
                            pronouns,
                            birthDate,
                            gender,
                            language,
                            phone,
                            email,
                            addressLine.map(line -> new Person.Address(
                                    line, city.orElse(""), state.orElse(""), postalCode.orElse("")))),
                    new SafeContact(mayCall, mayVoicemail, callerName, contactHours, mustNotKnow),
                    version);
        }
    }

    /** @throws NotYours if there is nobody with this id in the organization */
    @Transactional(readOnly = true)
    public Known get(ParticipantId id) {
        return sql.sql("""
                        select given_name, family_name, chosen_name, pronouns, birth_date, gender, language, phone, email,
                               address_line, city, state, postal_code, may_call, may_voicemail, caller_name, contact_hours,
                               must_not_know, version
                          from people.participant
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class)
                .map(Row::known)
                .orElseThrow(NotYours::new);
    }

    /** Somebody died. Whoever writes to participants asks for this first (CARE 9). */
    @Transactional
    public void died(ParticipantId id, LocalDate on) {
        sql.sql("""
                        update people.participant
                           set died_on = :on, updated_at = :now, version = version + 1
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("on", on)
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, "participant", id, List.of(id), "died");
    }

    /** What somebody is called: the chosen name with the family name, and how they are spoken of. */
    public record Name(ParticipantId participantId, String called, String fullName, Optional<String> pronouns) {}

    /** Names for a page that shows several people; unknown ids are left out. */
    @Transactional(readOnly = true)
    public Map<ParticipantId, Name> namesOf(Collection<ParticipantId> ids) {
        return sql
                .sql("""
                        select participant_id, called, full_name, pronouns
                          from people.v_names
                         where organization_id = :organization and participant_id = any(:ids::uuid[])
                        """)
                .param("organization", Actor.current().organization())
                .param("ids", ids)
                .list(Name.class)
                .stream()
                .collect(Collectors.toMap(Name::participantId, Function.identity()));
    }

    private Sql.Statement bind(String text, ParticipantId id, Person person, SafeContact safe) {
        var address = person.address();
        return sql.sql(text)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("given", person.givenName())
                .param("family", person.familyName())
                .param("chosen", person.chosenName())
                .param("pronouns", person.pronouns())
                .param("birth", person.birthDate())
                .param("gender", person.gender())
                .param("language", person.language())
                .param("phone", person.phone())
                .param("email", person.email())
                .param("line", address.map(Person.Address::line))
                .param("city", address.map(Person.Address::city))
                .param("state", address.map(Person.Address::state))
                .param("postal", address.map(Person.Address::postalCode))
                .param("mayCall", safe.mayCall())
                .param("mayVoicemail", safe.mayVoicemail())
                .param("callerName", safe.callerName())
                .param("hours", safe.hours())
                .param("mustNotKnow", safe.mustNotKnow())
                .param("now", clock.instant());
    }
}
