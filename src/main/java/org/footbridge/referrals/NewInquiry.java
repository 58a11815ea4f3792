package org.footbridge.referrals;

import java.util.Optional;
import java.util.Set;
import org.footbridge.people.Person;
import org.footbridge.people.SafeContact;

/**
 * What somebody wrote on the public page or said on the phone.
 *
 * @param safe how to reach the person; unknown when somebody else knocked
 * @param ownWords kept exactly
 * @param payer in the writer's words
 */
public record NewInquiry(
        Danger danger,
        Person person,
        SafeContact safe,
        Knocker knocker,
        String ownWords,
        Set<Need> needs,
        Optional<String> payer,
        Optional<String> foundUs) {}
