package org.footbridge.safety;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Accounts;
import org.footbridge.access.Authorization;
import org.footbridge.access.Ground;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.access.Relationships;
import org.footbridge.access.Scope;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.consents.ConsentAuthority;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A guardian who reads by recorded authority and not by a release: staff open the door (CARE 14). What lies behind it is
 * asked anew at each look, so a later record that takes it back closes it at once.
 */
@Component
public class GuardianDoors {

    private final Sql sql;
    private final Clock clock;
    private final House house;
    private final Authorization authorization;
    private final SharedWith shared;
    private final Accounts accounts;
    private final Relationships relationships;
    private final Audit audit;

    GuardianDoors(
            Sql sql,
            Clock clock,
            House house,
            Authorization authorization,
            SharedWith shared,
            Accounts accounts,
            Relationships relationships,
            Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.house = house;
        this.authorization = authorization;
        this.shared = shared;
        this.accounts = accounts;
        this.relationships = relationships;
        this.audit = audit;
    }

    /** What came of the wish to open it. */
    public enum Opening {
        OPEN("The guardian can read the shared parts from now on, until the eighteenth birthday."),
        NOT_BY_AUTHORITY("No record says that this contact may see this plan as a guardian."),
        NO_SIGN_IN("This contact has no sign-in yet. Make them one first.");

        private final String sentence;

        Opening(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    /** Opens it until the young person is of age. */
    @Transactional
    public Opening open(ParticipantId participant, CopingKind kind, ContactId guardian) {
        authorization.require(Permission.WRITE_CHART, participant);
        if (!shared.byLaw(participant, guardian, kind)) {
            return Opening.NOT_BY_AUTHORITY;
        }
        var membership = accounts.membershipOf(guardian);
        if (membership.isEmpty()) {
            return Opening.NO_SIGN_IN;
        }
        var today = LocalDate.ofInstant(clock.instant(), house.zone());
        var ofAge = birthDate(participant)
                .map(born -> born.plus(Period.ofYears(ConsentAuthority.ADULT)))
                .orElse(today.plusYears(1)); // of unknown age: looked at again within a year
        relationships.open(
                membership.get(),
                participant,
                Ground.LEGAL_AUTHORITY,
                Scope.FAMILY,
                ofAge.atStartOfDay(house.zone()).toInstant());
        audit.act(Act.CONFIGURE, "guardian's door", guardian, List.of(participant), "opened");
        return Opening.OPEN;
    }

    private Optional<LocalDate> birthDate(ParticipantId participant) {
        return sql.sql("""
                        select birth_date from people.v_names
                         where organization_id = :organization and participant_id = :participant and birth_date is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .optional(LocalDate.class);
    }
}
