package org.footbridge.coverage;

import org.footbridge.ui.Show;

/**
 * What of one authorization is used: what was used before this software counted, and what was attended since.
 *
 * @param counted days or sessions; minutes where the payer counts hours
 */
public record Standing(Authorizations.Authorization allowed, int counted) {

    static Standing of(Authorizations.Authorization allowed, UnitsAttended.Attended attended) {
        return new Standing(
                allowed,
                switch (allowed.unit()) {
                    case DAY -> allowed.usedBefore() + attended.days();
                    case SESSION -> allowed.usedBefore() + attended.sessions();
                    case HOUR -> allowed.usedBefore() * 60 + attended.minutes();
                });
    }

    /** Days or sessions, or minutes where the payer counts hours; negative when more was attended than allowed. */
    public int left() {
        return (hours() ? allowed.units() * 60 : allowed.units()) - counted;
    }

    /** "10 of 24 days used, 14 left", or how many were attended beyond what was allowed. */
    public String inWords() {
        return "%s of %s used, %s".formatted(number(counted), amount(allowed.units()), leftInWords());
    }

    /** "14 days left", "none left", "2 days more than allowed". */
    public String leftInWords() {
        if (left() == 0) {
            return "none left";
        }
        var many = hours() ? Show.minutes(Math.abs(left())) : amount(Math.abs(left()));
        return left() > 0 ? many + " left" : many + " more than allowed";
    }

    private boolean hours() {
        return allowed.unit() == Authorizations.Unit.HOUR;
    }

    private String number(int count) {
        return hours() ? Show.minutes(count) : Integer.toString(count);
    }

    private String amount(int units) {
        return units + " " + allowed.unit().word() + (units == 1 ? "" : "s");
    }
}
