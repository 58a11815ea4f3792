package org.footbridge.notices;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Something that looks like a mail address, as somebody typed it about themselves, in small letters. */
public record MailAddress(String value) {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]{2,}");
    private static final int LONGEST = 200;

    /** Empty where it does not look like one. */
    public static Optional<MailAddress> of(String typed) {
        var at = typed.strip().toLowerCase(Locale.ROOT);
        return at.length() <= LONGEST && ADDRESS.matcher(at).matches()
                ? Optional.of(new MailAddress(at))
                : Optional.empty();
    }
}
