package org.footbridge.access;

import org.footbridge.platform.Id;
import org.footbridge.platform.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Codes that staff hand over, so that somebody without e-mail can make an account (CARE 29). */
@Component
public class OneTimeCodes {

    /**
     * A new code for this participant or contact; earlier ones stop working. Valid 14 days, once.
     *
     * @param person the participant or contact the account will be
     * @param role {@link Role#PARTICIPANT} or {@link Role#CONTACT}
     * @return the code as it is printed, such as {@code K7MX-2PWT}; nothing keeps it
     */
    @Transactional
    public String forPerson(Id person, Role role) {
        throw new UnsupportedOperationException();
    }
}
