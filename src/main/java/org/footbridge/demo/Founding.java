package org.footbridge.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.access.Accounts;
import org.footbridge.access.Clients;
import org.footbridge.alerts.StaffedHours;
import org.footbridge.attendance.HourRule;
import org.footbridge.demo.DemoHouse.Colleague;
import org.footbridge.platform.Actor;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Shipped;
import org.footbridge.programs.Curricula;
import org.footbridge.programs.Mode;
import org.footbridge.programs.ModuleId;
import org.footbridge.programs.NewPlace;
import org.footbridge.programs.NewProgram;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.NewSlot;
import org.footbridge.programs.NewTrack;
import org.footbridge.programs.OrganizationProfile;
import org.footbridge.programs.PlaceId;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Programs;
import org.footbridge.programs.SlotKind;
import org.footbridge.programs.TrackId;
import org.footbridge.staff.StaffId;
import org.footbridge.staff.StaffMembers;
import org.springframework.stereotype.Component;

/** Founds the demo organization: house, team, three tracks. */
@Component
class Founding {

    static final String SLUG = "cedar-bridge";
    static final String PASSWORD = "footbridge";

    static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final int WEEKS_BACK = 9;

    private static final Map<String, List<String>> ADULTS_LEARN = Map.of(
            "Process group",
            List.of("Relationships", "Change and values", "Safety and grounding"),
            "Skills for hard moments",
            List.of("Mindfulness", "Distress tolerance", "Emotion regulation"),
            "Understanding what happens",
            List.of("Understanding", "Thoughts and beliefs", "Work and learning"),
            "Staying well",
            List.of("Doing before feeling", "Staying on course", "Life skills", "Moving"));

    private static final Map<String, List<String>> TEENS_LEARN = Map.of(
            "Talk or not",
            List.of("People", "What I want", "Understanding"),
            "Tools",
            List.of("Getting through it", "Big feelings", "Attention", "Thoughts"),
            "Make something",
            List.of("Making and moving", "Doing things"));

    private final Organizations organizations;
    private final Programs programs;
    private final Curricula curricula;
    private final StaffMembers staff;
    private final TeamLicenses licenses;
    private final Accounts accounts;
    private final Clients clients;
    private final List<Shipped> shipped;
    private final Clock clock;

    Founding(
            Organizations organizations,
            Programs programs,
            Curricula curricula,
            StaffMembers staff,
            TeamLicenses licenses,
            Accounts accounts,
            Clients clients,
            List<Shipped> shipped,
            Clock clock) {
        this.organizations = organizations;
        this.programs = programs;
        this.curricula = curricula;
        this.staff = staff;
        this.licenses = licenses;
        this.accounts = accounts;
        this.clients = clients;
        this.shipped = shipped;
        this.clock = clock;
    }

    DemoHouse found() {
        var organization = organizations.found(SLUG);
        return Actor.job(organization, "demo").call(() -> found(organization));
    }

    private DemoHouse found(OrganizationId organization) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ZONE);
        var since = today.minusWeeks(WEEKS_BACK);
        programs.describe(new OrganizationProfile(
                "Cedar Bridge", "CB Office", "(518) 555-0142", "Monday to Friday, 8 AM to 9 PM", ZONE, "NY", true));
        var place = programs.addPlace(
                new NewPlace("Cedar Bridge, second floor", "14 Mill Street", "Troy", "NY", "12180", true));
        shipped.forEach(Shipped::copy);
        var team = team(organization, today);
        var adults = programs.offer(new NewProgram(
                "Adult program",
                "Three days or evenings a week, about nine hours in all, usually for ten to twelve weeks. You sleep at home and keep your work.",
                ZONE,
                Regime.PART2,
                since,
                "participant",
                18,
                Optional.empty(),
                12,
                true));
        var teens = programs.offer(new NewProgram(
                "After-school program",
                "Three afternoons a week after school for people from 13 to 17, with their families where that helps.",
                ZONE,
                Regime.PART2,
                since,
                "young person",
                13,
                Optional.of(17),
                12,
                true));
        hours(adults, teens, since);
        arriving(place, today, since);
        closed(adults, teens, today, since);
        curricula.copy(adults);
        curricula.copy(teens);
        var tracks = tracks(adults, teens, place, team, today, since);
        clients.registerDemo();
        return new DemoHouse(organization, SLUG, ZONE, now, today, adults, teens, tracks, team);
    }

    private Map<String, Colleague> team(OrganizationId organization, LocalDate today) {
        Map<String, Colleague> team = new LinkedHashMap<>();
        hire(team, organization, "director", "Ruth", "Feldman", Optional.empty(), "Director", Role.DIRECTOR);
        hire(team, organization, "therapist", "Dana", "Whitehorse", Optional.of("LCSW"), "Therapist", Role.THERAPIST);
        hire(team, organization, "associate", "Theo", "Lindqvist", Optional.of("MHC-LP"), "Associate", Role.ASSOCIATE);
        hire(
                team,
                organization,
                "supervisor",
                "Marguerite",
                "Okafor",
                Optional.of("LCSW-R"),
                "Clinical supervisor",
                Role.SUPERVISOR,
                Role.THERAPIST);
        hire(team, organization, "intake", "Inés", "Calderón", Optional.empty(), "Intake coordinator", Role.INTAKE);
        hire(team, organization, "prescriber", "Samuel", "Adeyemi", Optional.of("MD"), "Psychiatrist", Role.PRESCRIBER);
        hire(team, organization, "billing", "Grace", "Tan", Optional.empty(), "Billing", Role.BILLING);
        hire(team, organization, "privacy", "Owen", "Blackwood", Optional.empty(), "Privacy officer", Role.PRIVACY);
        hire(team, organization, "joel", "Joel", "Martens", Optional.of("LMHC"), "Therapist", Role.THERAPIST);
        hire(team, organization, "priya", "Priya", "Raman", Optional.of("LMFT"), "Therapist", Role.THERAPIST);
        hire(
                team,
                organization,
                "lamar",
                "Lamar",
                "Hughes",
                Optional.of("CRPA"),
                "Peer specialist and case manager",
                Role.PEER,
                Role.CASE_MANAGER);
        licenses.give(team, today);
        return team;
    }

    private static StaffId idOf(Map<String, Colleague> team, String account) {
        return Objects.requireNonNull(team.get(account)).id();
    }

    private void hire(
            Map<String, Colleague> team,
            OrganizationId organization,
            String account,
            String given,
            String family,
            Optional<String> credentials,
            String title,
            Role... roles) {
        var id = staff.hire(given, family, credentials, title);
        var all = EnumSet.copyOf(List.of(roles));
        // Only the accounts that the sign-in page offers have the password everybody knows.
        boolean offered = !Set.of("joel", "priya", "lamar").contains(account);
        var login = accounts.create(account + "@demo", offered ? PASSWORD : unguessable());
        var membership = accounts.join(login, all, id);
        if (offered) {
            accounts.cameIn(membership);
        }
        team.put(
                account,
                new Colleague(
                        id, given, Actor.staff(organization, login.value(), membership.value(), id.value(), all)));
    }

    static String unguessable() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What a week has to reach (DOMAIN 2.3). */
    private void hours(ProgramId adults, ProgramId teens, LocalDate since) {
        var source = "SAMHSA advisory on intensive outpatient treatment: nine hours for adults, six for adolescents";
        programs.setRule(new NewRule(Optional.of(adults), HourRule.WEEK, "9", source, since));
        programs.setRule(new NewRule(Optional.of(teens), HourRule.WEEK, "6", source, since));
    }

    /** Who needs a word before group, when somebody is at work, and where groups meet by video. */
    private void arriving(PlaceId place, LocalDate today, LocalDate since) {
        // Tomorrow too, so that its rota can have a hole.
        var weekend = today.getDayOfWeek().getValue() > 4 ? ", Sat-Sun 15:00-21:30" : "";
        rule(StaffedHours.RULE, "Mon-Fri 08:00-21:30" + weekend, since);
        rule("word at craving", "7", since);
        rule("word at mood", "3", since);
        rule("notes due", "next day 17:00", since);
        programs.meetByVideo(place, "https://video.cedar-bridge.example/evening");
    }

    private void rule(String name, String value, LocalDate since) {
        programs.setRule(new NewRule(Optional.empty(), name, value, "decided here", since));
    }

    /** Federal holidays that fall on fixed rules nobody disputes; the days around today stay open, so there is a demo to see. */
    private void closed(ProgramId adults, ProgramId teens, LocalDate today, LocalDate since) {
        for (var program : List.of(adults, teens)) {
            for (var day = since; day.isBefore(today.plusWeeks(12)); day = day.plusDays(1)) {
                var name = Holidays.on(day);
                if (name.isPresent() && !day.equals(today)) {
                    programs.closeDay(program, day, name.get());
                }
            }
        }
    }

    private Map<String, TrackId> tracks(
            ProgramId adults,
            ProgramId teens,
            PlaceId place,
            Map<String, Colleague> team,
            LocalDate today,
            LocalDate since) {
        var joel = idOf(team, "joel");
        var dana = idOf(team, "therapist");
        var theo = idOf(team, "associate");
        var priya = idOf(team, "priya");
        var day = programs.addTrack(new NewTrack(adults, Optional.of(place), "Day", Mode.IN_PERSON, 14, since, true));
        for (var weekday : List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)) {
            slot(day, weekday, "09:30", 60, "Process group", SlotKind.PROCESS, joel, Optional.empty(), since);
            slot(day, weekday, "10:35", 60, "Skills for hard moments", SlotKind.SKILLS, joel, Optional.empty(), since);
            slot(
                    day,
                    weekday,
                    "11:40",
                    60,
                    "Understanding what happens",
                    SlotKind.PSYCHOEDUCATION,
                    joel,
                    Optional.empty(),
                    since);
        }
        var evening = programs.addTrack(
                new NewTrack(adults, Optional.of(place), "Evening, by video", Mode.VIRTUAL, 12, since, true));
        for (var weekday : evenings(today.getDayOfWeek())) {
            slot(evening, weekday, "18:00", 60, "Process group", SlotKind.PROCESS, dana, Optional.empty(), since);
            slot(
                    evening,
                    weekday,
                    "19:05",
                    60,
                    "Skills for hard moments",
                    SlotKind.SKILLS,
                    theo,
                    Optional.of(dana),
                    since);
            slot(evening, weekday, "20:10", 60, "Staying well", SlotKind.WELLNESS, dana, Optional.empty(), since);
        }
        var teen = programs.addTrack(
                new NewTrack(teens, Optional.of(place), "After school", Mode.IN_PERSON, 10, since, true));
        for (var weekday : List.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY)) {
            slot(teen, weekday, "15:45", 60, "Talk or not", SlotKind.PROCESS, priya, Optional.empty(), since);
            slot(teen, weekday, "16:50", 60, "Tools", SlotKind.SKILLS, priya, Optional.empty(), since);
            slot(teen, weekday, "17:55", 60, "Make something", SlotKind.EXPERIENTIAL, priya, Optional.empty(), since);
        }
        teach(adults, ADULTS_LEARN);
        teach(teens, TEENS_LEARN);
        return Map.of("day", day, "evening", evening, "teen", teen);
    }

    /** Three evenings a week, one of them today, so that there is a group tonight whenever somebody visits. */
    private static Set<DayOfWeek> evenings(DayOfWeek today) {
        var evenings = EnumSet.of(today);
        for (var candidate : List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.TUESDAY)) {
            if (evenings.size() < 3) {
                evenings.add(candidate);
            }
        }
        return evenings;
    }

    /** From which modules each hour of a program draws its lessons, by the hour's title. */
    private void teach(ProgramId program, Map<String, List<String>> learned) {
        Map<String, ModuleId> modules = curricula.modules().stream()
                .filter(module -> module.programId().equals(program.value()))
                .collect(Collectors.toMap(Curricula.Module::title, Curricula.Module::moduleId));
        for (var slot : curricula.slots(program)) {
            var titles = Objects.requireNonNull(learned.get(slot.title()), slot.title());
            curricula.teach(
                    slot.slotId(),
                    titles.stream()
                            .map(title -> Objects.requireNonNull(modules.get(title), title))
                            .collect(Collectors.toSet()));
        }
    }

    private void slot(
            TrackId track,
            DayOfWeek day,
            String starts,
            int minutes,
            String title,
            SlotKind kind,
            StaffId leader,
            Optional<StaffId> second,
            LocalDate since) {
        programs.addSlot(new NewSlot(
                track, day, LocalTime.parse(starts), minutes, title, kind, Optional.of(leader), second, since, true));
    }
}
