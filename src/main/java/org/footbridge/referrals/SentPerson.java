package org.footbridge.referrals;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.footbridge.history.Names;
import org.footbridge.history.Received;
import org.footbridge.people.Person;

/**
 * The person as the sender described her; what was not sent stays unknown. Of several given names the first is what she
 * is called by; the middle ones stay in what was received.
 */
final class SentPerson {

    private SentPerson() {}

    static Person of(Received.Person sent) {
        var name = Names.best(sent.names());
        boolean inParts = !name.family().isEmpty() || !name.given().isEmpty();
        return new Person(
                inParts ? name.given().stream().findFirst().orElse("") : name.text(),
                inParts ? name.family() : "",
                Optional.empty(),
                Optional.empty(),
                wholeDay(sent),
                given(sent.gender()),
                language(sent),
                telecom(sent.telecoms(), "phone"),
                telecom(sent.telecoms(), "email"),
                sent.addresses().stream()
                        .filter(address -> !address.use().equals("old"))
                        .findFirst()
                        .map(address -> new Person.Address(
                                String.join(", ", address.lines()),
                                address.city(),
                                address.state(),
                                address.postalCode())));
    }

    /** A birth date known to the year only is no birth date to compute an age from. */
    private static Optional<LocalDate> wholeDay(Received.Person sent) {
        return sent.birthDate()
                .filter(date -> date.precision() != ChronoUnit.YEARS && date.precision() != ChronoUnit.MONTHS)
                .map(date -> date.start().toLocalDate());
    }

    private static Optional<String> language(Received.Person sent) {
        return sent.languages().stream()
                .sorted(java.util.Comparator.comparing((Received.Language one) -> !one.preferred()))
                .flatMap(one -> one.language().codes().stream())
                .map(Received.Code::code)
                .filter(code -> !code.isEmpty())
                .findFirst();
    }

    private static Optional<String> telecom(List<Received.Telecom> telecoms, String system) {
        return telecoms.stream()
                .filter(one -> one.system().equals(system) && !one.use().equals("old"))
                .map(Received.Telecom::value)
                .findFirst();
    }

    private static Optional<String> given(String word) {
        return Optional.of(word).filter(text -> !text.isEmpty());
    }
}
