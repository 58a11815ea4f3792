package org.footbridge.notices;

import java.util.Locale;
import java.util.UUID;
import org.footbridge.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a mail.
 *
 * @param person the staff member, participant or contact it is; unsent mails of a person can be stopped
 */
public record Recipient(String address, @Nullable UUID person) {

    public Recipient {
        address = address.strip().toLowerCase(Locale.ROOT);
    }

    public static Recipient at(String address) {
        return new Recipient(address, null);
    }

    public static Recipient at(String address, Id person) {
        return new Recipient(address, person.value());
    }
}
