package org.footbridge.ui;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the layout around every page needs to know. An interceptor puts one into the model as {@code frame};
 * controllers neither build nor change it.
 *
 * @param path path of the request without its query, as the browser asked for it
 * @param otherLanguage whether the page offers itself in the other language
 * @param csrfName name of the form parameter that carries the CSRF token
 */
public record Frame(
        Place place,
        Locale locale,
        Words words,
        String csrfName,
        String csrfToken,
        @Nullable SignedIn signedIn,
        List<NavItem> nav,
        boolean demo,
        @Nullable Help help,
        @Nullable String organizationName,
        @Nullable String organizationSlug,
        @Nullable Flash flash,
        String path,
        boolean otherLanguage) {

    /** Set on a request whose page exists in one language only. */
    public static final String ONE_LANGUAGE = "org.footbridge.ui.oneLanguage";

    /** Opens the safety plan first, and answers without sign-in; linked from every participant and public page. */
    public static final String HELP_PATH = "/help";

    /** Leaves at once for a neutral page elsewhere; a GET, so that it works after the sign-in has ended. */
    public static final String LEAVE_PATH = "/leave";

    /** Takes the name or number a staff member looks for. A POST, so that no name stands in an address or a log. */
    public static final String FIND_PATH = "/people/find";

    public Frame {
        nav = List.copyOf(nav);
    }

    /** The frame of a page shown before anybody is known, or when making the proper one has failed. */
    public static Frame plain(Words words, String path) {
        return new Frame(
                Place.PLAIN,
                words.locale(),
                words,
                "_csrf",
                "",
                null,
                List.of(),
                false,
                null,
                null,
                null,
                null,
                path,
                true);
    }

    /** The words behind a key in this page's language, see {@link Words#say(String, Object...)}. */
    public String say(String key, @Nullable Object... parts) {
        return words.say(key, parts);
    }

    /** The language of what a key says where it is not the page's, for a {@code lang} attribute. */
    public @Nullable String languageOf(String key) {
        return words.languageOf(key);
    }

    /** One letter for each entry of {@link #nav}, in its order: the first of its label that no earlier entry took. */
    public List<String> navKeys() {
        var taken = new ArrayList<String>();
        for (var item : nav) {
            taken.add(item.label()
                    .toLowerCase(locale)
                    .codePoints()
                    .filter(Character::isLetter)
                    .mapToObj(Character::toString)
                    .filter(letter -> !taken.contains(letter))
                    .findFirst()
                    .orElse(""));
        }
        return List.copyOf(taken);
    }

    /** Which of the five kinds of page this is. */
    public enum Place {
        STAFF,
        PARTICIPANT,
        FAMILY,
        PUBLIC,
        /** Sign-in, set-up and problems. */
        PLAIN
    }

    /** Who is signed in, as the page greets them. */
    public record SignedIn(String name, String roleLine) {}

    /**
     * One way to go.
     *
     * @param icon id of a symbol in {@code static/ui/icons.svg}
     * @param badge how many things wait there; 0 shows nothing
     */
    public record NavItem(String label, String href, String icon, boolean current, int badge) {}

    /** Whom to call beside 988 and 911. The phone is shown as given and dialled by its digits. */
    public record Help(String programName, String programPhone, String hours) {}

    /** What just happened, said once at the top of the next page. */
    public record Flash(Kind kind, String text) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1;

        public enum Kind {
            DONE,
            NOTICE,
            PROBLEM
        }
    }
}
