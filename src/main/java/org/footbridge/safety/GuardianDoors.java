package org.footbridge.safety;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
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
import org.footbridge.consents.GuardianAuthority;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A guardian who reads by recorded authority and not by a release: staff open the door (CARE 14). What lies behind it is
 * asked anew at each look, so a later record that takes it back closes it at once.
 */
@Component
public class GuardianDoors {

    private final House house;
    private final Authorization authorization;
    private final GuardianAuthority guardians;
    private final Accounts accounts;
    private final Relationships relationships;
    private final Audit audit;

    GuardianDoors(
            House house,
            Authorization authorization,
            GuardianAuthority guardians,
            Accounts accounts,
            Relationships relationships,
            Audit audit) {
        this.house = house;
        this.authorization = authorization;
        this.guardians = guardians;
        this.accounts = accounts;
        this.relationships = relationships;
        this.audit = audit;
    }

    /** What came of the wish to open it. */
    public enum Opening {
        OPEN("The guardian can read the shared parts from now on, until the birthday that ends it."),
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

    /** Opens it until the birthday that ends it: the eighteenth, or an earlier one the state's rule names. */
    @Transactional
    public Opening open(ParticipantId participant, CopingKind kind, ContactId guardian) {
        return open(
                participant,
                guardian,
                Optional.of(SharedWith.service(kind))
                        .flatMap(service -> guardians.seesUntil(participant, guardian, service)));
    }

    /** As {@link #open(ParticipantId, CopingKind, ContactId)}, for whichever service the record lets see longest. */
    @Transactional
    public Opening open(ParticipantId participant, ContactId guardian) {
        return open(
                participant,
                guardian,
                Arrays.stream(ConsentAuthority.Service.values())
                        .flatMap(service -> guardians.seesUntil(participant, guardian, service).stream())
                        .max(Comparator.naturalOrder()));
    }

    private Opening open(ParticipantId participant, ContactId guardian, Optional<LocalDate> until) {
        authorization.require(Permission.WRITE_CHART, participant);
        if (until.isEmpty()) {
            return Opening.NOT_BY_AUTHORITY;
        }
        var membership = accounts.membershipOf(guardian);
        if (membership.isEmpty()) {
            return Opening.NO_SIGN_IN;
        }
        relationships.open(
                membership.get(),
                participant,
                Ground.LEGAL_AUTHORITY,
                Scope.FAMILY,
                until.get().atStartOfDay(house.zone()).toInstant());
        audit.act(Act.CONFIGURE, "guardian's door", guardian, List.of(participant), "opened");
        return Opening.OPEN;
    }
}
