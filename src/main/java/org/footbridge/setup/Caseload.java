package org.footbridge.setup;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.Capacity;
import org.footbridge.access.Permission;
import org.footbridge.consents.ConsentAuthority;
import org.footbridge.consents.ConsentForms;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Consents;
import org.footbridge.consents.Signer;
import org.footbridge.episodes.Episodes;
import org.footbridge.episodes.Level;
import org.footbridge.episodes.TakeOver;
import org.footbridge.people.Contacts;
import org.footbridge.people.Participants;
import org.footbridge.people.Person;
import org.footbridge.people.SafeContact;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.programs.TrackId;
import org.footbridge.staff.StaffId;
import org.footbridge.staff.StaffMembers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the people who are already in the program over from a spreadsheet (CARE 30): true first days, hours so far,
 * consents on paper noted. Every row is checked first; nothing is stored until all fit or somebody chooses the good ones.
 */
@Component
public class Caseload {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter AMERICAN =
            DateTimeFormatter.ofPattern("M/d/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private final Sql sql;
    private final Clock clock;
    private final Authorization authorization;
    private final Participants participants;
    private final Episodes episodes;
    private final Consents consents;
    private final ConsentForms forms;
    private final StaffMembers staff;
    private final Contacts contacts;
    private final ConsentAuthority authority;

    Caseload(
            Sql sql,
            Clock clock,
            Authorization authorization,
            Participants participants,
            Episodes episodes,
            Consents consents,
            ConsentForms forms,
            StaffMembers staff,
            Contacts contacts,
            ConsentAuthority authority) {
        this.contacts = contacts;
        this.authority = authority;
        this.sql = sql;
        this.clock = clock;
        this.authorization = authorization;
        this.participants = participants;
        this.episodes = episodes;
        this.consents = consents;
        this.forms = forms;
        this.staff = staff;
    }

    /** What is wrong with one cell. */
    public record Problem(int row, String column, String sentence) {}

    /** What came of reading a file. */
    public sealed interface Reading {}

    /** Everything fitted, and everybody is taken over. */
    public record Taken(int people) implements Reading {}

    /**
     * Nothing is stored.
     *
     * @param file to take the good rows of it with {@link #takeGoodRows}
     */
    public record NotYet(UUID file, int good, List<Problem> problems) implements Reading {}

    public record Unreadable(String sentence) implements Reading {}

    /** The template as an .xlsx workbook, with one made-up row. */
    public byte[] template() {
        return Spreadsheet.template();
    }

    /** Checks the file and takes everybody over if every row fits. */
    @Transactional
    public Reading read(String name, byte[] content) {
        authorization.require(Permission.MANAGE_PROGRAM);
        try {
            var checked = check(Spreadsheet.read(content));
            if (checked.problems().isEmpty() && !checked.good().isEmpty()) {
                take(checked.good());
                return new Taken(checked.good().size());
            }
            if (checked.problems().isEmpty()) {
                return new Unreadable("The file has no row beneath its titles.");
            }
            return new NotYet(keep(name, content), checked.good().size(), checked.problems());
        } catch (Spreadsheet.Unreadable unreadable) {
            return new Unreadable(Objects.requireNonNullElse(unreadable.getMessage(), "The file cannot be read."));
        }
    }

    /** Takes the rows that fit; the others are left for a corrected file. */
    @Transactional
    public Reading takeGoodRows(UUID file) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var content = sql.sql("""
                        delete from setup.caseload_file
                         where organization_id = :organization and id = :file
                        returning content
                        """)
                .param("organization", Actor.current().organization())
                .param("file", file)
                .optional(byte[].class);
        if (content.isEmpty()) {
            return new Unreadable("This file is not here any more. Please send it again.");
        }
        try {
            var good = check(Spreadsheet.read(content.get())).good();
            take(good);
            return new Taken(good.size());
        } catch (Spreadsheet.Unreadable unreadable) {
            return new Unreadable(Objects.requireNonNullElse(unreadable.getMessage(), "The file cannot be read."));
        }
    }

    private UUID keep(String name, byte[] content) {
        sql.sql("delete from setup.caseload_file where organization_id = :organization and account_id = :account")
                .param("organization", Actor.current().organization())
                .param("account", Actor.current().account())
                .update();
        var id = Id.fresh(clock.instant());
        sql.sql("""
                        insert into setup.caseload_file (organization_id, account_id, id, name, content, sent_at)
                        values (:organization, :account, :id, :name, :content, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("account", Actor.current().account())
                .param("id", id)
                .param("name", name)
                .param("content", content)
                .param("now", clock.instant())
                .update();
        return id;
    }

    private record Track(
            TrackId trackId, String name, ZoneId zone, Regime regime, int youngest, Optional<Integer> oldest) {}

    private record TrackRow(
            TrackId trackId, String name, String zone, Regime regime, int youngest, Optional<Integer> oldest) {}

    private record Here(String who) {}

    /** One row that fits. */
    private record Stay(
            Person person,
            SafeContact safe,
            Track track,
            LocalDate firstDay,
            int minutesSoFar,
            Optional<Integer> daysAWeek,
            Optional<StaffId> therapist,
            Optional<LocalDate> consentOnPaper,
            Optional<YoungPerson> young) {}

    private record Checked(List<Stay> good, List<Problem> problems) {}

    private Checked check(List<Spreadsheet.Line> lines) {
        var tracks = tracks();
        var therapists = staff.all().stream()
                .collect(Collectors.toMap(
                        one -> one.fullName().toLowerCase(Locale.ROOT),
                        StaffMembers.Name::staffId,
                        (first, _) -> first));
        Set<String> here = here();
        List<Stay> good = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (var line : lines) {
            var row = new RowCheck(line, tracks, therapists, here, problems);
            row.stay().ifPresent(good::add);
        }
        return new Checked(good, problems);
    }

    private Map<String, Track> tracks() {
        return sql.sql("""
                        select track.track_id, track.name, track.zone, track.regime, program.youngest_age as youngest,
                               program.oldest_age as oldest
                          from programs.v_tracks track
                          join programs.v_programs program
                            on program.organization_id = track.organization_id and program.program_id = track.program_id
                         where track.organization_id = :organization
                        """).param("organization", Actor.current().organization()).list(TrackRow.class).stream()
                .map(row -> new Track(
                        row.trackId(), row.name(), ZoneId.of(row.zone()), row.regime(), row.youngest(), row.oldest()))
                .collect(Collectors.toMap(
                        track -> track.name().toLowerCase(Locale.ROOT), Function.identity(), (first, _) -> first));
    }

    private Set<String> here() {
        return sql.sql("""
                        select lower(given_name || ' ' || family_name || ' ' || coalesce(birth_date::text, '')) as who
                          from people.v_names
                         where organization_id = :organization
                        """).param("organization", Actor.current().organization()).list(Here.class).stream()
                .map(Here::who)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void take(List<Stay> stays) {
        for (var stay : stays) {
            var participant = participants.register(stay.person(), stay.safe());
            stay.young().ifPresent(young -> {
                var guardian = young.guardian().map(one -> contacts.add(participant, one));
                young.authorities(participant, guardian)
                        .forEach(one -> authority.record(one, stay.track().regime()));
            });
            var answer = episodes.takeOver(new TakeOver(
                    participant,
                    stay.track().trackId(),
                    stay.firstDay(),
                    stay.minutesSoFar(),
                    Level.INTENSIVE_OUTPATIENT,
                    stay.daysAWeek(),
                    stay.therapist()));
            if (answer instanceof Episodes.TakenOver.Refused(var sentence)) {
                throw new IllegalStateException("A row that fitted was refused: " + sentence);
            }
            stay.consentOnPaper()
                    .ifPresent(on -> signers(stay, on)
                            .forEach(signer -> consents.sign(
                                    participant,
                                    forms.current(ConsentKind.TREATMENT, "en").id(),
                                    signer,
                                    stay.track().regime())));
        }
    }

    /** The hour on a paper is not known; noon of its day stands for it. */
    private static List<Signer> signers(Stay stay, LocalDate on) {
        var at = on.atTime(12, 0).atZone(stay.track().zone()).toInstant();
        var own = stay.person().givenName() + " " + stay.person().familyName();
        return stay.young()
                .map(young -> young.signedPaper().stream()
                        .sorted()
                        .<Signer>map(capacity -> new Signer.OnPaper(
                                capacity == Capacity.SELF
                                        ? own
                                        : young.guardian().orElseThrow().name(),
                                capacity,
                                at))
                        .toList())
                .orElseGet(() -> List.of(new Signer.OnPaper(own, Capacity.SELF, at)));
    }

    /** Reads one row, collecting everything that is wrong with it. */
    private final class RowCheck {

        private final Spreadsheet.Line line;
        private final Map<String, Track> tracks;
        private final Map<String, StaffId> therapists;
        private final Set<String> here;
        private final List<Problem> problems;
        private boolean fits = true;

        RowCheck(
                Spreadsheet.Line line,
                Map<String, Track> tracks,
                Map<String, StaffId> therapists,
                Set<String> here,
                List<Problem> problems) {
            this.line = line;
            this.tracks = tracks;
            this.therapists = therapists;
            this.here = here;
            this.problems = problems;
        }

        Optional<Stay> stay() {
            var given = text(CaseloadColumn.GIVEN_NAME);
            var family = text(CaseloadColumn.FAMILY_NAME);
            var track = track();
            var today =
                    LocalDate.ofInstant(clock.instant(), track.map(Track::zone).orElse(ZoneId.of("America/New_York")));
            var born = date(CaseloadColumn.BIRTH_DATE, today);
            var firstDay = date(CaseloadColumn.FIRST_DAY, today);
            var minutes = minutesSoFar();
            var days = daysAWeek();
            var therapist = therapist();
            var consent = date(CaseloadColumn.CONSENT_ON_PAPER, today);
            var call = yes(CaseloadColumn.MAY_CALL);
            var voicemail = yes(CaseloadColumn.MAY_VOICEMAIL);
            boolean ageFits = born.map(date -> ageFits(date, today, track)).orElse(false);
            var plausible = firstDay.filter(day -> !day.isBefore(today.minusYears(2)));
            boolean minor = ageFits
                    && born.isPresent()
                    && Period.between(born.get(), plausible.orElse(today)).getYears() < ConsentAuthority.ADULT;
            var lookedUp = date(CaseloadColumn.LAW_ON, today);
            var young = minor
                    ? YoungPerson.read(line, lookedUp, consent.isPresent(), this::wrong)
                    : Optional.<YoungPerson>empty();
            names(
                    CaseloadColumn.GIVEN_NAME,
                    CaseloadColumn.FAMILY_NAME,
                    CaseloadColumn.CHOSEN_NAME,
                    CaseloadColumn.GUARDIAN);
            firstDay.filter(_ -> plausible.isEmpty())
                    .ifPresent(
                            _ -> wrong(CaseloadColumn.FIRST_DAY, "is more than two years ago. Please check the year."));
            if (fits
                    && !here.add((given + " " + family + " "
                                    + born.map(LocalDate::toString).orElse(""))
                            .toLowerCase(Locale.ROOT))) {
                wrong(CaseloadColumn.FAMILY_NAME, "with this given name and date of birth is here already.");
            }
            if (!fits) {
                return Optional.empty();
            }
            return Optional.of(new Stay(
                    new Person(
                            given,
                            family,
                            some(CaseloadColumn.CHOSEN_NAME),
                            some(CaseloadColumn.PRONOUNS),
                            born,
                            Optional.empty(),
                            Optional.empty(),
                            some(CaseloadColumn.PHONE),
                            Optional.empty(),
                            Optional.empty()),
                    new SafeContact(call, voicemail, Optional.empty(), Optional.empty(), Optional.empty()),
                    track.orElseThrow(),
                    firstDay.orElseThrow(),
                    minutes,
                    days,
                    therapist,
                    consent,
                    young));
        }

        /** A name that begins like a formula runs in the spreadsheet of whoever gets a list of us one day. */
        private void names(CaseloadColumn... columns) {
            for (var column : columns) {
                if (line.get(column).matches("(?s)[=+@\\t-].*")
                        || line.get(column).length() > 100) {
                    wrong(column, "is no name: it begins like a formula, or is longer than 100 letters.");
                }
            }
        }

        private boolean ageFits(LocalDate born, LocalDate today, Optional<Track> track) {
            int years = Period.between(born, today).getYears();
            if (years > 110) {
                wrong(CaseloadColumn.BIRTH_DATE, "makes this person %d. Please check the year.".formatted(years));
                return false;
            }
            if (track.filter(one -> years < one.youngest()
                            || one.oldest().filter(oldest -> years > oldest).isPresent())
                    .isPresent()) {
                wrong(
                        CaseloadColumn.BIRTH_DATE,
                        "makes this person %d, which is outside the ages of %s's program."
                                .formatted(years, track.get().name()));
                return false;
            }
            return true;
        }

        private Optional<Track> track() {
            var name = text(CaseloadColumn.TRACK);
            var track = Optional.ofNullable(tracks.get(name.toLowerCase(Locale.ROOT)));
            if (track.isEmpty() && !name.isEmpty()) {
                wrong(
                        CaseloadColumn.TRACK,
                        "“%s” is no track here. There are: %s."
                                .formatted(
                                        name,
                                        tracks.values().stream()
                                                .map(Track::name)
                                                .sorted()
                                                .collect(Collectors.joining(", "))));
            }
            return track;
        }

        private int minutesSoFar() {
            var text = text(CaseloadColumn.HOURS_SO_FAR).replace(',', '.');
            if (text.isEmpty()) {
                return 0;
            }
            if (!text.matches("\\d{1,4}(\\.\\d{1,2})?")) {
                wrong(
                        CaseloadColumn.HOURS_SO_FAR,
                        "“%s” is no number of hours. Write it as 63 or 63.5.".formatted(text));
                return 0;
            }
            return (int) Math.round(Double.parseDouble(text) * 60);
        }

        private Optional<Integer> daysAWeek() {
            var text = line.get(CaseloadColumn.DAYS_A_WEEK);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (!text.matches("[1-7]")) {
                wrong(CaseloadColumn.DAYS_A_WEEK, "“%s” is no number from 1 to 7.".formatted(text));
                return Optional.empty();
            }
            return Optional.of(Integer.valueOf(text));
        }

        private Optional<StaffId> therapist() {
            var name = line.get(CaseloadColumn.THERAPIST);
            var found = Optional.ofNullable(therapists.get(name.toLowerCase(Locale.ROOT)));
            if (found.isEmpty() && !name.isEmpty()) {
                wrong(
                        CaseloadColumn.THERAPIST,
                        "“%s” does not work here yet. Invite them under Accounts, or leave the cell empty."
                                .formatted(name));
            }
            return found;
        }

        private boolean yes(CaseloadColumn column) {
            return switch (line.get(column).toLowerCase(Locale.ROOT)) {
                case "yes", "y", "true", "1" -> true;
                case "", "no", "n", "false", "0" -> false;
                default -> {
                    wrong(column, "“%s” is neither yes nor no.".formatted(line.get(column)));
                    yield false;
                }
            };
        }

        private Optional<LocalDate> date(CaseloadColumn column, LocalDate today) {
            var text = column.required() ? text(column) : line.get(column);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            for (var format : List.of(ISO, AMERICAN)) {
                try {
                    var date = LocalDate.parse(text, format);
                    if (date.isAfter(today)) {
                        wrong(column, "“%s” is after today.".formatted(text));
                        return Optional.empty();
                    }
                    return Optional.of(date);
                } catch (DateTimeException other) {
                    continue;
                }
            }
            wrong(column, "“%s” is no date. Write it as 2026-02-28 or 2/28/2026.".formatted(text));
            return Optional.empty();
        }

        private Optional<String> some(CaseloadColumn column) {
            return Optional.of(line.get(column)).filter(text -> !text.isEmpty());
        }

        private String text(CaseloadColumn column) {
            var text = line.get(column);
            if (text.isEmpty()) {
                wrong(column, "is empty.");
            }
            return text;
        }

        private void wrong(CaseloadColumn column, String sentence) {
            fits = false;
            problems.add(new Problem(line.number(), column.title(), sentence));
        }
    }
}
