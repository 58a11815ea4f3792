package org.footbridge.community;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Programs;
import org.footbridge.programs.Rule;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What holds in a room, by the program's dated rules; each has a cautious value until a director signs another. */
@Component
public class RoomRules {

    /** How many posts of somebody new wait for staff: a whole number. */
    public static final String FIRST_POSTS = "community first posts held";

    /** How often staff look in, at the latest: hours of working days. */
    public static final String LOOK_IN = "community look-in hours";

    /** "on" or "off": ways to reach each other outside, while enrolled (DOMAIN S1-34). */
    public static final String CONTACT_ENROLLED = "community contact details, enrolled";

    /** The same for those who were here before (DOMAIN S2-43). */
    public static final String CONTACT_ALUMNI = "community contact details, alumni";

    /** The same for those under 18 who were here before. */
    public static final String CONTACT_YOUNG_ALUMNI = "community contact details, alumni under 18";

    private final Programs programs;
    private final Clock clock;

    RoomRules(Programs programs, Clock clock) {
        this.programs = programs;
        this.clock = clock;
    }

    /**
     * The rules of one room today.
     *
     * @param firstPosts of somebody new that wait for staff
     * @param lookInHours of working days until staff have looked in
     * @param contactAllowed whether people may say how to reach them outside
     */
    public record Rules(int firstPosts, int lookInHours, boolean contactAllowed) {}

    @Transactional(readOnly = true)
    public Rules of(ProgramId program, Band band, boolean alumni) {
        var today = LocalDate.ofInstant(clock.instant(), programs.zoneOf(program));
        var contact = !alumni ? CONTACT_ENROLLED : band == Band.YOUNG ? CONTACT_YOUNG_ALUMNI : CONTACT_ALUMNI;
        return new Rules(
                number(programs.rule(FIRST_POSTS, program, today), 3),
                number(programs.rule(LOOK_IN, program, today), 24),
                programs.rule(contact, program, today)
                        .map(rule -> rule.value().strip().equalsIgnoreCase("on"))
                        .orElse(contact.equals(CONTACT_ALUMNI)));
    }

    /** A rule nobody can read counts as the cautious one. */
    private static int number(Optional<Rule> rule, int usual) {
        return rule.filter(one -> one.value().strip().matches("\\d{1,3}"))
                .map(Rule::number)
                .orElse(usual);
    }
}
