package org.footbridge.consents.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.consents.DataClass;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.SafeContact;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/** One form to read and answer. Nothing is ticked. */
public record ConsentFormPage(
        ParticipantId participant,
        String name,
        String kind,
        String form,
        String language,
        String title,
        List<String> paragraphs,
        String ifDeclined,
        boolean optional,
        boolean release,
        boolean named,
        boolean reachMe,
        List<Choice> contacts,
        String earliest,
        Typed typed,
        Problems problems)
        implements Shows {

    /**
     * What was typed, so that a problem loses nothing.
     *
     * @param ends the last day of a thing that has one of its own
     */
    public record Typed(
            String contact,
            String recipient,
            List<String> what,
            Map<String, String> ends,
            String purpose,
            String until,
            String signer,
            String capacity,
            String callerName,
            String hours,
            String mustNotKnow,
            String phone,
            String mayCall,
            String mayVoicemail) {

        static Typed none() {
            return new Typed("", "", List.of(), Map.of(), "", "", "", "", "", "", "", "", "", "");
        }

        /** A release to somebody near who was chosen before. */
        static Typed to(UUID contact) {
            return new Typed(contact.toString(), "", List.of(), Map.of(), "", "", "", "", "", "", "", "", "", "");
        }

        /** What is known of how to reach somebody: asked once (CARE 27), and never lost by a box left empty. */
        static Typed reaching(Optional<String> phone, SafeContact safe) {
            boolean asked = !safe.equals(SafeContact.unknown());
            return new Typed(
                    "",
                    "",
                    List.of(),
                    Map.of(),
                    "",
                    "",
                    "",
                    "",
                    safe.callerName().orElse(""),
                    safe.hours().orElse(""),
                    safe.mustNotKnow().orElse(""),
                    phone.orElse(""),
                    asked ? yesNo(safe.mayCall()) : "",
                    asked ? yesNo(safe.mayVoicemail()) : "");
        }

        private static String yesNo(boolean yes) {
            return yes ? "yes" : "no";
        }
    }

    /** What may be told, with a label that a message file holds under {@code consents.data.}. */
    public static List<Choice> classes(java.util.function.UnaryOperator<String> say) {
        return Arrays.stream(DataClass.values())
                .map(one -> new Choice(
                        one.name(), say.apply("consents.data." + one.name().toLowerCase(Locale.ROOT))))
                .toList();
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
