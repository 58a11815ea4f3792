package org.footbridge;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.footbridge.access.AccountId;
import org.footbridge.access.Accounts;
import org.footbridge.access.Ground;
import org.footbridge.access.MembershipId;
import org.footbridge.access.Relationships;
import org.footbridge.access.Scope;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.episodes.Level;
import org.footbridge.episodes.TakeOver;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.people.Person;
import org.footbridge.people.SafeContact;
import org.footbridge.platform.Actor;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Shipped;
import org.footbridge.programs.Mode;
import org.footbridge.programs.NewPlace;
import org.footbridge.programs.NewProgram;
import org.footbridge.programs.NewSlot;
import org.footbridge.programs.NewTrack;
import org.footbridge.programs.OrganizationProfile;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Programs;
import org.footbridge.programs.SlotKind;
import org.footbridge.programs.TrackId;
import org.footbridge.staff.StaffId;
import org.footbridge.staff.StaffMembers;
import org.footbridge.staff.Supervisions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The program the tests visit: founded anew for each test by the verbs the pages use. People who work there are hired
 * when first asked for.
 */
@Component
public class Riverside {

    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final Organizations organizations;
    private final Programs programs;
    private final StaffMembers staff;
    private final Supervisions supervisions;
    private final Accounts accounts;
    private final Relationships relationships;
    private final Participants participants;
    private final Episodes episodes;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final List<Shipped> shipped;

    Riverside(
            Organizations organizations,
            Programs programs,
            StaffMembers staff,
            Supervisions supervisions,
            Accounts accounts,
            Relationships relationships,
            Participants participants,
            Episodes episodes,
            TransactionTemplate transaction,
            Clock clock,
            List<Shipped> shipped) {
        this.organizations = organizations;
        this.programs = programs;
        this.staff = staff;
        this.supervisions = supervisions;
        this.accounts = accounts;
        this.relationships = relationships;
        this.participants = participants;
        this.episodes = episodes;
        this.transaction = transaction;
        this.clock = clock;
        this.shipped = shipped;
    }

    /**
     * A new organization with the program "Adult day", in New York, under Part 2, and its track "Evening": Monday,
     * Tuesday and Thursday, three hours from 18:00, since four weeks ago.
     */
    public House found() {
        var slug = "riverside-" + UUID.randomUUID().toString().substring(0, 8);
        var organization = organizations.found(slug);
        return Actor.job(organization, "fixture").call(() -> found(organization, slug));
    }

    private House found(OrganizationId organization, String slug) {
        programs.describe(new OrganizationProfile(
                "Riverside", "RS Office", "555-0100", "Monday to Friday, 8:00 to 21:00", NEW_YORK, "NY", true));
        var place = programs.addPlace(new NewPlace("Riverside", "1 River Street", "Troy", "NY", "12180", true));
        var since = LocalDate.ofInstant(clock.instant(), NEW_YORK).minusWeeks(4);
        var program = programs.offer(new NewProgram(
                "Adult day",
                "Three evenings a week, for about twelve weeks.",
                NEW_YORK,
                Regime.PART2,
                since,
                "participant",
                18,
                Optional.empty(),
                12,
                true));
        var evening =
                programs.addTrack(new NewTrack(program, Optional.of(place), "Evening", Mode.HYBRID, 12, since, true));
        var house = new House(organization, slug, program, evening);
        for (var day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.THURSDAY)) {
            slot(house, day, LocalTime.of(18, 0), 60, "Process group", SlotKind.PROCESS, since);
            slot(house, day, LocalTime.of(19, 5), 55, "Distress tolerance", SlotKind.SKILLS, since);
            slot(house, day, LocalTime.of(20, 5), 55, "Sleep and mood", SlotKind.PSYCHOEDUCATION, since);
        }
        shipped.forEach(Shipped::copy);
        return house;
    }

    private void slot(
            House house, DayOfWeek day, LocalTime starts, int minutes, String title, SlotKind kind, LocalDate since) {
        programs.addSlot(new NewSlot(
                house.evening(),
                day,
                starts,
                minutes,
                title,
                kind,
                Optional.of(house.dana().id()),
                Optional.empty(),
                since,
                true));
    }

    /** Somebody who works at Riverside, ready to act. */
    public record Colleague(StaffId id, AccountId account, MembershipId membership, Actor actor) {

        public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> work) throws X {
            return actor.call(work);
        }

        public void run(Runnable work) {
            actor.run(work);
        }
    }

    /** A participant with a running stay. */
    public record Enrolled(ParticipantId id, EpisodeId episode) {}

    /** One founded Riverside. */
    public final class House {

        private final OrganizationId organization;
        private final String slug;
        private final ProgramId program;
        private final TrackId evening;
        private final Map<String, Colleague> colleagues = new ConcurrentHashMap<>();

        private House(OrganizationId organization, String slug, ProgramId program, TrackId evening) {
            this.organization = organization;
            this.slug = slug;
            this.program = program;
            this.evening = evening;
        }

        public OrganizationId organization() {
            return organization;
        }

        public String slug() {
            return slug;
        }

        /** Adult day. */
        public ProgramId program() {
            return program;
        }

        public TrackId evening() {
            return evening;
        }

        /** The facilitator of all of Evening. */
        public Colleague dana() {
            return colleague("Dana", "Reyes", Optional.of("LCSW"), "Therapist", Role.THERAPIST);
        }

        /** A second therapist. */
        public Colleague marcus() {
            return colleague("Marcus", "Bell", Optional.of("LPC"), "Therapist", Role.THERAPIST);
        }

        /** An associate whose notes Priya signs with her. */
        public Colleague ines() {
            var ines = colleague("Ines", "Duarte", Optional.of("MSW"), "Associate", Role.ASSOCIATE);
            var priya = priya();
            job(() -> {
                var today = LocalDate.ofInstant(clock.instant(), NEW_YORK);
                if (staff.supervisorOf(ines.id(), today).isEmpty()) {
                    supervisions.assign(ines.id(), priya.id(), today.minusWeeks(8), Optional.empty());
                }
                return ines;
            });
            return ines;
        }

        public Colleague priya() {
            return colleague(
                    "Priya", "Nair", Optional.of("PhD"), "Clinical supervisor", Role.SUPERVISOR, Role.THERAPIST);
        }

        public Colleague ruth() {
            return colleague("Ruth", "Adler", Optional.empty(), "Director", Role.DIRECTOR);
        }

        public Colleague tom() {
            return colleague("Tom", "Lindqvist", Optional.empty(), "Intake coordinator", Role.INTAKE);
        }

        public Colleague paula() {
            return colleague("Paula", "Grant", Optional.empty(), "Privacy officer", Role.PRIVACY);
        }

        public Colleague samuel() {
            return colleague("Samuel", "Oduya", Optional.of("PMHNP"), "Prescriber", Role.PRESCRIBER);
        }

        public Colleague bea() {
            return colleague("Bea", "Kowalski", Optional.empty(), "Billing", Role.BILLING);
        }

        /** Amara Okafor, 34: a participant without an episode. Each call registers another one. */
        public ParticipantId amara() {
            return participant("Amara", "Okafor");
        }

        /** Somebody of 34 years, known by name only. Each call registers another one. */
        public ParticipantId participant(String givenName, String familyName) {
            return job(() -> participants.register(
                    Person.named(givenName, familyName).born(LocalDate.of(1992, 3, 14)), SafeContact.unknown()));
        }

        /** Somebody new, enrolled in Evening since that day with a running stay. */
        public Enrolled enrolled(String givenName, String familyName, LocalDate since) {
            var participant = participant(givenName, familyName);
            return job(() -> {
                var stay = episodes.takeOver(new TakeOver(
                        participant, evening, since, 0, Level.INTENSIVE_OUTPATIENT, Optional.of(3), Optional.empty()));
                if (stay instanceof Episodes.TakenOver.Done done) {
                    return new Enrolled(participant, done.episode());
                }
                throw new IllegalStateException("The stay was not taken over: " + stay);
            });
        }

        /** From now on everybody with the role reaches the participant's whole ordinary record. */
        public void letCare(Role role, ParticipantId participant) {
            job(() -> transaction.execute(done -> {
                relationships.open(role, participant, Ground.ENROLLMENT, Scope.CARE, null);
                return participant;
            }));
        }

        /** An actor for the participant, with an account of its own. */
        public Actor asParticipant(ParticipantId participant) {
            return job(() -> {
                var account = accounts.create(unique(), "riverside");
                var membership = accounts.join(account, Set.of(Role.PARTICIPANT), participant);
                return Actor.participant(organization, account.value(), membership.value(), participant.value());
            });
        }

        /** Runs as a job of this organization. */
        public <R> R job(Supplier<R> work) {
            return Actor.job(organization, "fixture").call(work::get);
        }

        /** Runs as a job in one transaction, so that plain SQL sees this organization's rows. */
        @SuppressWarnings("NullAway") // what the work answers is never null here
        public <R> R inTransaction(Supplier<R> work) {
            return job(() -> transaction.execute(done -> work.get()));
        }

        private Colleague colleague(
                String givenName,
                String familyName,
                Optional<String> credentials,
                String title,
                Role role,
                Role... more) {
            return colleagues.computeIfAbsent(
                    givenName,
                    _ -> job(() -> {
                        Set<Role> roles = EnumSet.of(role, more);
                        var id = staff.hire(givenName, familyName, credentials, title);
                        var account = accounts.create(unique(), "riverside");
                        var membership = accounts.join(account, roles, id);
                        return new Colleague(
                                id,
                                account,
                                membership,
                                Actor.staff(organization, account.value(), membership.value(), id.value(), roles));
                    }));
        }

        private String unique() {
            return UUID.randomUUID() + "@riverside.test";
        }
    }
}
