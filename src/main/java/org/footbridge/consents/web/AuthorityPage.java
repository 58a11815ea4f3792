package org.footbridge.consents.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.consents.ConsentAuthority;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;

/**
 * Who may consent and who may see, for each service, of a young person.
 *
 * @param coming what the next birthdays end by themselves
 */
public record AuthorityPage(
        ParticipantId participant,
        String name,
        String age,
        boolean mayWrite,
        List<Line> lines,
        List<Rule> rules,
        List<Name> names,
        List<Choice> guardians,
        List<String> coming,
        String today)
        implements Shows {

    public static final List<Choice> SERVICES = Arrays.stream(ConsentAuthority.Service.values())
            .map(one -> new Choice(one.name(), one.label()))
            .toList();
    public static final List<Choice> MAY_CONSENT = Arrays.stream(ConsentAuthority.MayConsent.values())
            .map(one -> new Choice(one.name(), one.label()))
            .toList();
    public static final List<Choice> MAY_SEE = Arrays.stream(ConsentAuthority.MaySee.values())
            .map(one -> new Choice(one.name(), one.label()))
            .toList();
    public static final List<Choice> CUSTODY = Arrays.stream(ConsentAuthority.CustodyPaper.values())
            .map(one -> new Choice(one.name(), one.label()))
            .toList();
    public static final List<Choice> ASSENT = Arrays.stream(ConsentAuthority.Assent.values())
            .map(one -> new Choice(one.name(), one.label()))
            .toList();

    /** @param words empty while nothing is recorded */
    public record Line(String service, String words, String source) {}

    public record Rule(String state, String service, String ages, String statement, String source, boolean verified) {}

    public record Name(String audience, String label, String name, String pronouns) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
