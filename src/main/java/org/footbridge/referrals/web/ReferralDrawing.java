package org.footbridge.referrals.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.history.MediaType;
import org.footbridge.referrals.Danger;
import org.footbridge.referrals.FirstResponse.Due;
import org.footbridge.referrals.Knocker.Agreement;
import org.footbridge.referrals.Matches;
import org.footbridge.referrals.Need;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;

/** Puts one referral into the words of its page. */
final class ReferralDrawing {

    private final ReferralQuery.Head head;
    private final Due due;
    private final Instant now;
    private final Show show;

    ReferralDrawing(ReferralQuery.Head head, Due due, Instant now) {
        this.head = head;
        this.due = due;
        this.now = now;
        this.show = new Show(Locale.US, due.zone());
    }

    ReferralPage page(
            String desk,
            Optional<ReferralQuery.Knock> knock,
            List<ReferralQuery.AttemptRow> attempts,
            List<ReferralQuery.AttachmentRow> attachments,
            List<Matches.Match> matches,
            Optional<ReceivedPart> received,
            List<ReferralQuery.Colleague> colleagues,
            List<ReferralQuery.Program> programs,
            AttemptForm form,
            Problems problems) {
        return new ReferralPage(
                head.id().toString(),
                "/intake/referrals/" + head.id(),
                head.participantId(),
                head.fullName().strip(),
                line(),
                desk,
                head.danger() == Danger.YES,
                clockMark(),
                WorklistController.clockWords(
                        head.receivedAt(), head.firstContactAt(), head.status().isOpen(), due, now),
                WorklistPage.capital(head.status().label()),
                head.status().isOpen(),
                head.takenAt().isPresent(),
                closed(),
                plan(colleagues),
                safe(),
                knock.map(this::knock).orElse(null),
                attempts.stream().map(this::tried).toList(),
                attachments.stream().map(this::attached).toList(),
                matches.stream().map(this::match).toList(),
                received.orElse(null),
                programs.stream()
                        .filter(one -> head.takenAt().isPresent() || one.isFor(age()))
                        .map(one -> new Choice(one.programId().toString(), one.name()))
                        .toList(),
                form,
                problems);
    }

    private Optional<Integer> age() {
        return head.birthDate().map(born -> Show.age(born, LocalDate.ofInstant(now, due.zone())));
    }

    private String line() {
        var born = head.birthDate()
                .map(date -> ", %d, born %s"
                        .formatted(Show.age(date, LocalDate.ofInstant(now, due.zone())), show.date(date)))
                .orElse("");
        return "%s%s. Received %s."
                .formatted(
                        WorklistPage.capital(head.source().label()),
                        head.pronouns().map(words -> ", " + words).orElse("") + born,
                        show.dateTime(head.receivedAt()));
    }

    private Mark clockMark() {
        if (head.firstContactAt().isPresent()) {
            return Mark.DONE;
        }
        return !head.status().isOpen() ? Mark.QUIET : now.isBefore(due.at(head.receivedAt())) ? Mark.OPEN : Mark.NEEDS;
    }

    private @Nullable String closed() {
        return head.closeReason()
                .map(reason -> reason.label()
                        + head.closeNote()
                                .filter(note -> !note.isEmpty())
                                .map(note -> ": " + note)
                                .orElse(""))
                .orElse(null);
    }

    private ReferralPage.Plan plan(List<ReferralQuery.Colleague> colleagues) {
        return new ReferralPage.Plan(
                head.ownerId().map(Object::toString).orElse(null),
                head.nextContactOn().map(LocalDate::toString).orElse(null),
                colleagues.stream()
                        .map(one -> new Choice(one.staffId().toString(), one.fullName()))
                        .toList(),
                "%s, next contact %s"
                        .formatted(
                                head.ownerName().orElse("Nobody owns this yet"),
                                head.nextContactOn().map(show::day).orElse("has no date yet")));
    }

    private ReferralPage.SafeWay safe() {
        return new ReferralPage.SafeWay(
                head.phone().orElse(null),
                head.mayCall() ? "yes" : "no",
                head.mayVoicemail() ? "yes" : "no",
                head.callerName().orElse(null),
                head.contactHours().orElse(null),
                head.mustNotKnow().orElse(null));
    }

    private ReferralPage.Knock knock(ReferralQuery.Knock knock) {
        var who = knock.forSelf()
                ? "%s, for themself".formatted(knock.knocker())
                : "%s%s"
                        .formatted(
                                knock.knocker(),
                                knock.relationship().map(words -> ", " + words).orElse(""));
        return new ReferralPage.Knock(
                who,
                agrees(knock.personAgrees()),
                knock.ownWords().lines().toList(),
                String.join(
                        ", ",
                        knock.needs().stream()
                                .flatMap(word -> Typed.word(Need.class, word).stream())
                                .map(Need::label)
                                .toList()),
                knock.payer().orElse(null),
                knock.foundUs().orElse(null));
    }

    private static String agrees(Agreement agreement) {
        return switch (agreement) {
            case SELF -> "";
            case YES -> "The person knows and agrees.";
            case NO -> "The person does not know or does not agree. Do not contact the person.";
            case UNSURE -> "Not sure whether the person knows. Do not contact the person before you know.";
        };
    }

    private ReferralPage.Tried tried(ReferralQuery.AttemptRow row) {
        return new ReferralPage.Tried(
                show.dateTime(row.at()),
                row.byName(),
                row.way().label() + ". " + row.outcome().label() + ".",
                row.note(),
                row.nextContactOn().map(day -> "Next: " + show.day(day)).orElse(null));
    }

    private ReferralPage.Attached attached(ReferralQuery.AttachmentRow row) {
        return new ReferralPage.Attached(
                row.id().toString(),
                row.kind().label()
                        + row.dated().map(day -> ", " + show.date(day)).orElse(""),
                "%s, %,d kB, %s, attached %s"
                        .formatted(
                                MediaType.suffixOf(row.mediaType()).toUpperCase(Locale.ROOT),
                                Math.max(1, row.bytes() / 1000),
                                row.part2() ? "42 CFR Part 2" : "not Part 2",
                                show.dateTime(row.attachedAt())));
    }

    private ReferralPage.Match match(Matches.Match match) {
        return new ReferralPage.Match(
                match.participantId(),
                match.fullName().strip(),
                match.why(),
                match.birthDate().map(show::date).orElse(null),
                match.merged());
    }
}
