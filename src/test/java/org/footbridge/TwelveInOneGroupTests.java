package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.footbridge.access.Accounts;
import org.footbridge.access.Capacity;
import org.footbridge.access.Clients;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.attendance.Absences;
import org.footbridge.attendance.Attendance;
import org.footbridge.attendance.BoundaryKind;
import org.footbridge.attendance.CheckIn;
import org.footbridge.attendance.CheckIns;
import org.footbridge.attendance.LessonsHad;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.attendance.Outreach;
import org.footbridge.attendance.RoomEvents;
import org.footbridge.attendance.SafetyAnswer;
import org.footbridge.attendance.Way;
import org.footbridge.consents.ConsentForms;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Consents;
import org.footbridge.consents.DataClass;
import org.footbridge.consents.Release;
import org.footbridge.consents.Signer;
import org.footbridge.episodes.Episodes;
import org.footbridge.notes.GroupNotes;
import org.footbridge.notes.Notes;
import org.footbridge.notes.OwnPart;
import org.footbridge.notes.SharedPart;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.people.Person;
import org.footbridge.people.SafeContact;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.programs.Curricula;
import org.footbridge.programs.Lessons;
import org.footbridge.scheduling.Rosters;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * CARE 10: reads all that is reachable for each of twelve people who sat in one group on a day on which much happened,
 * and finds nothing of the other eleven: no name, no id of anything kept about them, and nothing that ties them to one
 * session.
 */
@FootbridgeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwelveInOneGroupTests {

    /** Given, family and chosen name: none of them part of any word of the pages, nor their initials of any field. */
    private record Called(String given, String family, String chosen) {

        String whole() {
            return given + " " + family;
        }

        /** As somebody would shorten it in a note: ZQ, Z.Q., Z. Q. */
        Pattern initials() {
            return Pattern.compile("(?<![\\w-])" + given.charAt(0) + "\\.? ?" + family.charAt(0) + "\\.?(?![\\w-])");
        }
    }

    private static final List<Called> PEOPLE = List.of(
            new Called("Zephyrine", "Quastermoor", "Zephka"),
            new Called("Xanthippe", "Vorgensen", "Xanka"),
            new Called("Quillon", "Jarnefeltz", "Quillko"),
            new Called("Jocasta", "Wyczynska", "Jockeline"),
            new Called("Vashti", "Xylander", "Vashko"),
            new Called("Ygraine", "Zwolinski", "Ygrainette"),
            new Called("Kjersti", "Qvarnstrom", "Kjerstelle"),
            new Called("Wolfhilde", "Jouvenel", "Wolfhika"),
            new Called("Zacharias", "Ypsilanti", "Zachko"),
            new Called("Xiomara", "Kvistgaard", "Xiomka"),
            new Called("Quenby", "Yttervik", "Quenbyko"),
            new Called("Jehoshaphat", "Zubrowka", "Jehosh"));

    private static final Pattern IDS = Pattern.compile(
            "(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9a-f])");

    /** Who came, who came late, who did not, who could not, who walked in. */
    private static final int LATE = 1;

    private static final int NO_SHOW = 2;
    private static final int COULD_NOT = 3;
    private static final int CORRECTED = 4;
    private static final int WROTE_LATE = 5;
    private static final int WALKED_IN = 11;

    @Autowired
    GroupEvening evenings;

    @Autowired
    WrittenDown writtenDown;

    @Autowired
    Participants participants;

    @Autowired
    Episodes episodes;

    @Autowired
    CheckIns checkIns;

    @Autowired
    Absences absences;

    @Autowired
    Attendance attendance;

    @Autowired
    RoomEvents roomEvents;

    @Autowired
    Rosters rosters;

    @Autowired
    Outreach outreach;

    @Autowired
    LessonsHad lessonsHad;

    @Autowired
    Curricula curricula;

    @Autowired
    Lessons lessons;

    @Autowired
    GroupNotes groupNotes;

    @Autowired
    Notes notes;

    @Autowired
    Contacts contacts;

    @Autowired
    Consents consents;

    @Autowired
    ConsentForms forms;

    @Autowired
    Accounts accounts;

    @Autowired
    Clients clients;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Environment environment;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    private GroupEvening.Evening evening;
    private Riverside.House house;
    private FhirClient reader;
    private final Map<Integer, Actor> themselves = new HashMap<>();
    private final Map<Integer, Actor> families = new HashMap<>();

    /** Whose each id is: of everything that is kept about one person. */
    private final Map<String, Set<Integer>> owners = new HashMap<>();

    /** Ids of what happened to several of them together. */
    private final Set<String> together = new HashSet<>();

    @BeforeAll
    void twelve_people_sat_in_one_group_and_much_happened() {
        evening = evenings.with(PEOPLE.stream().map(Called::whole).toList());
        house = evening.house();
        everybody().forEach(this::toldTheirNameAndCameIn);
        house.ruth().run(() -> curricula.copy(house.program()));
        house.job(() -> episodes.leaveTrack(
                evening.people().get(WALKED_IN).episode(),
                house.evening(),
                evening.day().minusDays(1),
                "Pause"));
        everybody().forEach(this::checkedInBefore);
        theGroupWasHeld();
        evening.as(house.dana(), () -> groupNotes.sign(evening.session()));
        whatCameAfterwards();
        List.of(0, 1, NO_SHOW)
                .forEach(index ->
                        writtenDown.somethingOfEveryKind(house, evening.people().get(index)));
        reader = FhirClient.of(environment.getRequiredProperty("server.port"), house, clients, Set.of(Clients.READ));
        whoseIsWhat();
    }

    private static Stream<Integer> everybody() {
        return IntStream.range(0, PEOPLE.size()).boxed();
    }

    private void toldTheirNameAndCameIn(int index) {
        var person = evening.person(index);
        var known = PEOPLE.get(index);
        house.letCare(Role.THERAPIST, person);
        themselves.put(index, house.asParticipant(person));
        house.job(() -> {
            var told = participants.get(person);
            var stood = told.person();
            return participants.update(
                    person,
                    told.version(),
                    new Person(
                            stood.givenName(),
                            stood.familyName(),
                            Optional.of(known.chosen()),
                            stood.pronouns(),
                            stood.birthDate(),
                            stood.gender(),
                            stood.language(),
                            Optional.of("(518) 555-01%02d".formatted(10 + index)),
                            stood.email(),
                            stood.address()),
                    new SafeContact(true, true, Optional.empty(), Optional.empty(), Optional.empty()));
        });
        var near = house.job(() -> contacts.add(
                person,
                new Contacts.NewContact(
                        "Aunt " + known.family(), "aunt", Optional.empty(), Optional.empty(), true, true, false)));
        var account = house.job(() -> accounts.create(UUID.randomUUID() + "@riverside.test", "riverside"));
        var member = house.job(() -> accounts.join(account, Set.of(Role.CONTACT), near));
        house.dana()
                .call(() -> Proof.fresh(clock.instant())
                        .call(() -> consents.release(
                                person,
                                forms.current(ConsentKind.RELEASE, "en").id(),
                                new Release(
                                        Optional.of(near),
                                        "Aunt " + known.family(),
                                        Set.of(DataClass.ATTENDANCE, DataClass.PROGRESS),
                                        "So that she knows how I am",
                                        Optional.of(clock.instant().plus(Duration.ofDays(60))),
                                        Optional.empty()),
                                new Signer.InPerson(known.whole(), Capacity.SELF),
                                Regime.PART2)));
        families.put(index, accounts.actor(account, member).orElseThrow());
    }

    private void checkedInBefore(int index) {
        var person = evening.person(index);
        if (index == NO_SHOW) {
            return;
        }
        var when = evening.at(17, 40 + index);
        Time.at(
                when,
                () -> Proof.fresh(when)
                        .call(() -> themselves.get(index).call(() -> {
                            if (index == COULD_NOT) {
                                return absences.say(evening.session(), person, "My bus broke down", Optional.of(false));
                            }
                            return checkIns.send(
                                    person,
                                    Way.TABLET,
                                    new CheckIns.Sent(
                                            new CheckIn(
                                                    Optional.of(4),
                                                    Optional.of(2),
                                                    Optional.of(400),
                                                    index == 0,
                                                    "Slept badly"),
                                            true,
                                            Optional.of(index == 0 ? SafetyAnswer.NOT_SURE : SafetyAnswer.YES),
                                            Optional.empty()));
                        })));
    }

    private void theGroupWasHeld() {
        var lesson = house.dana()
                .call(() -> lessons.find(new Lessons.Search("", house.program()), 0, 1)
                        .getFirst()
                        .lessonId());
        evening.as(house.dana(), () -> lessonsHad.take(evening.session(), lesson));
        evening.held(evening.session());
        evening.as(
                house.dana(), () -> rosters.addWalkIn(evening.session(), evening.person(WALKED_IN), "Makes up Monday"));
        evening.mark(evening.session(), LATE, Mark.of(Outcome.LATE).arrived(evening.at(18, 10)));
        evening.mark(evening.session(), NO_SHOW, Mark.of(Outcome.NO_SHOW));
        evening.mark(evening.session(), COULD_NOT, Mark.of(Outcome.CANCELLED_BY_PARTICIPANT));
        evening.mark(
                evening.session(),
                0,
                new Mark(
                        Optional.of(Outcome.PRESENT),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        "Went home with her aunt",
                        Map.of()));
        evening.as(house.dana(), () -> attendance.markRestPresent(evening.session()));
        var conflict = evening.<RoomEvents.Writing>as(
                house.dana(),
                () -> roomEvents.boundary(
                        evening.session(),
                        BoundaryKind.CONFLICT,
                        evening.at(18, 20),
                        Map.of(
                                evening.person(0),
                                new RoomEvents.Words(
                                        "Raised her voice at a peer, then sat down", "Five minutes outside"),
                                evening.person(LATE),
                                new RoomEvents.Words("Left the circle when a peer grew loud", ""))));
        assertThat(conflict).isEqualTo(new RoomEvents.Writing.Written());
        Map<ParticipantId, GroupNotes.PartDraft> parts = everybody()
                .filter(index -> !Set.of(NO_SHOW, COULD_NOT, WROTE_LATE).contains(index))
                .collect(Collectors.toMap(
                        evening::person,
                        index -> new GroupNotes.PartDraft(
                                new OwnPart("Said number " + index + " of the plan aloud", "", "", "", "", Set.of()),
                                0)));
        evening.as(
                house.dana(),
                () -> groupNotes.save(
                        evening.session(),
                        Optional.of(new GroupNotes.SharedDraft(
                                new SharedPart("Distress tolerance", "Taught the TIP steps.", "Anger at home"), 0)),
                        parts));
        assertThat(evening.close(evening.session())).isInstanceOf(Attendance.Closing.Closed.class);
    }

    private void whatCameAfterwards() {
        evening.as(
                house.dana(),
                () -> attendance.correct(
                        evening.session(),
                        evening.person(CORRECTED),
                        Mark.of(Outcome.LATE).arrived(evening.at(18, 15)),
                        "The door log says so"));
        var late = evening.<Notes.Changing>as(
                house.dana(),
                () -> notes.writeLate(
                        evening.session(),
                        evening.person(WROTE_LATE),
                        evening.people().get(WROTE_LATE).episode(),
                        OwnPart.response("Wrote one page and kept it.")));
        assertThat(late)
                .isInstanceOfSatisfying(
                        Notes.Changing.Done.class, done -> evening.as(house.dana(), () -> notes.sign(done.note())));
        var tried = evening.<Outreach.Trying>as(
                house.dana(),
                () -> outreach.attempt(
                        evening.person(NO_SHOW),
                        new Outreach.NewAttempt(Outreach.Way.CALL, Outreach.Result.NO_ANSWER, "", Optional.empty())));
        assertThat(tried).isInstanceOf(Outreach.Trying.Again.class);
    }

    /** Every table that says whose a row is tells which ids are whose. */
    private void whoseIsWhat() {
        record Table(String name, boolean hasId) {}
        var tables = house.inTransaction(() -> sql.sql("""
                        select format('%I.%I', c.table_schema, c.table_name) as name,
                               exists (select from information_schema.columns i
                                        where i.table_schema = c.table_schema and i.table_name = c.table_name
                                          and i.column_name = 'id' and i.data_type = 'uuid') as has_id
                          from information_schema.columns c
                          join information_schema.tables t using (table_schema, table_name)
                         where c.column_name = 'participant_id' and c.data_type = 'uuid' and t.table_type = 'BASE TABLE'
                         order by 1
                        """).list(Table.class));
        assertThat(tables).extracting(Table::name).contains("episodes.episode", "notes.note", "attendance.check_in");
        record Kept(UUID id, UUID participantId) {}
        var indexes = everybody()
                .collect(Collectors.toMap(index -> evening.person(index).value(), index -> index));
        indexes.forEach((id, index) -> owns(id, index));
        tables.stream()
                .filter(Table::hasId)
                .forEach(table -> house
                        .inTransaction(() -> sql.sql("""
                        select id, participant_id from %s
                         where organization_id = :organization and participant_id is not null
                        """.formatted(table.name()))
                                .param("organization", house.organization())
                                .list(Kept.class))
                        .stream()
                        .filter(kept -> indexes.containsKey(kept.participantId()))
                        .forEach(kept -> owns(kept.id(), indexes.get(kept.participantId()))));
        assertThat(owners).hasSizeGreaterThan(12 * 6);
        for (int hour = 0; hour < 3; hour++) {
            together.add(hex(evening.session(hour).value()));
        }
        owners.entrySet().removeIf(one -> one.getValue().size() > 1 && together.add(one.getKey()));
    }

    private void owns(UUID id, int index) {
        owners.computeIfAbsent(hex(id), _ -> new HashSet<>()).add(index);
    }

    @Test
    void what_another_program_reads_of_one_names_no_other() {
        var types = types();
        assertThat(types).contains("Appointment", "Encounter", "DocumentReference", "QuestionnaireResponse", "Task");
        everybody().forEach(index -> {
            Map<String, String> read = new TreeMap<>();
            var person = evening.person(index).value();
            answered(read, "Patient/" + person);
            answered(read, "Patient?_id=" + person);
            for (var type : types) {
                String next = type + "?_count=200&patient=Patient/" + person;
                while (!next.isEmpty()) {
                    var bundle =
                            FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, answered(read, next));
                    bundle.getEntry().forEach(entry -> byItself(read, entry.getResource()));
                    next = bundle.getLink(Bundle.LINK_NEXT) == null
                            ? ""
                            : bundle.getLink(Bundle.LINK_NEXT).getUrl();
                }
            }
            assertThat(read.keySet()).as("what was read of " + index).hasSizeGreaterThan(types.size() + 4);
            read.forEach((where, text) -> {
                saysNothingOfTheOthers(index, where, text);
                assertThat(text).as(where).doesNotContain("Group/");
            });
        });
    }

    /** Every type that is about people, whatever types there will be. */
    private List<String> types() {
        return FhirClient.parse(CapabilityStatement.class, reader.get("metadata"))
                .getRestFirstRep()
                .getResource()
                .stream()
                .filter(one -> one.getSearchParam().stream()
                        .anyMatch(parameter -> parameter.getName().equals("patient")))
                .map(one -> one.getType())
                .toList();
    }

    private void byItself(Map<String, String> read, Resource resource) {
        answered(read, resource.fhirType() + "/" + resource.getIdPart());
        if (resource instanceof DocumentReference document) {
            document.getContent().stream()
                    .map(content -> content.getAttachment())
                    .filter(attachment -> attachment.hasData())
                    .forEach(attachment -> read.put(
                            "text of DocumentReference/" + resource.getIdPart(),
                            new String(attachment.getData(), StandardCharsets.UTF_8)));
        }
    }

    private String answered(Map<String, String> read, String path) {
        var answer = reader.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        read.put(path, path + "\n" + answer.headers().map() + "\n" + answer.body());
        return answer.body();
    }

    @Test
    void the_pages_of_one_name_no_other() {
        everybody().forEach(index -> {
            var read = atNine(() -> walk(
                    themselves.get(index),
                    List.of("/me", "/me/consents", "/me/welcome"),
                    path -> path.startsWith("/me") || path.equals("/account") || path.equals("/help")));
            assertThat(read.keySet()).as("pages of " + index).contains("/me", "/me/lessons", "/me/progress");
            if (index != WALKED_IN) {
                assertThat(read.keySet()).as("pages of " + index).anyMatch(path -> path.endsWith("/absence"));
            }
            if (index != NO_SHOW && index != COULD_NOT) {
                assertThat(read.keySet())
                        .as("hand-out of " + index)
                        .anyMatch(path -> path.matches("/me/lessons/[0-9a-f-]{36}"));
            }
            read.forEach((where, text) -> saysNothingOfTheOthers(index, where, text));
        });
    }

    @Test
    void what_somebody_near_one_sees_names_no_other() {
        everybody().forEach(index -> {
            var read = atNine(() -> walk(families.get(index), List.of("/family"), path -> path.startsWith("/family")));
            if (index != WALKED_IN) {
                assertThat(read.get("/family")).contains("6:00");
            }
            read.forEach((where, text) -> saysNothingOfTheOthers(index, where, text));
        });
    }

    /** The way back to the staff's own roster is theirs and is not counted; what it leads to is not about one. */
    @Test
    void what_staff_read_about_one_names_no_other() {
        everybody().forEach(index -> {
            var person = evening.person(index).value();
            var episode = evening.people().get(index).episode().value();
            var session = evening.session().value();
            var read = atNine(() -> walk(
                    house.dana().actor(),
                    List.of(
                            "/people/" + person,
                            "/sessions/" + session + "/corrections/" + person,
                            "/sessions/" + session + "/leaving/" + person),
                    path -> path.startsWith("/people/" + person)
                            || path.startsWith("/episodes/" + episode)
                            || path.matches("/(notes|consents|alerts|follow-ups)/[0-9a-f-]{36}.*")));
            assertThat(read.keySet())
                    .as("pages about " + index)
                    .contains(
                            "/people/" + person,
                            "/people/" + person + "/notes",
                            "/people/" + person + "/arrival",
                            "/people/" + person + "/hours",
                            "/people/" + person + "/lessons",
                            "/people/" + person + "/consents");
            read.forEach((where, text) -> saysNothingOfTheOthers(
                    index,
                    where,
                    text.replaceAll("/sessions/[0-9a-f-]{36}(?!/leaving|/corrections)", "/sessions/")
                            .replaceAll("/sessions/[0-9a-f-]{36}/(leaving|corrections)/" + person, "/sessions/")));
        });
    }

    @Test
    void a_name_an_initial_or_an_id_of_somebody_else_would_be_found() {
        var hers = evening.person(1).value();
        var ownAndHers = hex(evening.session().value()) + hex(evening.person(0).value());
        for (var planted : List.of(
                "Comforted Xanthippe after the break",
                "…/XANKA.pdf",
                "Sat beside X.V. in the circle",
                "Patient/" + hers,
                "/people/" + evening.people().get(1).episode().value(),
                "Appointment/" + hex(UUID.randomUUID()) + hex(hers),
                "/me/sessions/" + evening.session().value() + "/absence",
                "Appointment/" + ownAndHers)) {
            assertThatThrownBy(() -> saysNothingOfTheOthers(0, "planted", planted))
                    .as(planted)
                    .isInstanceOf(AssertionError.class);
        }
        saysNothingOfTheOthers(
                0, "their own", "Zephka, Z.Q., /people/" + evening.person(0).value());
    }

    private void saysNothingOfTheOthers(int index, String where, String text) {
        var low = text.toLowerCase(Locale.ROOT);
        everybody().filter(other -> other != index).map(PEOPLE::get).forEach(other -> {
            for (var name : List.of(other.given(), other.family(), other.chosen())) {
                assertThat(low).as(where + " names somebody else").doesNotContain(name.toLowerCase(Locale.ROOT));
            }
            assertThat(text).as(where + " has somebody else's initials").doesNotContainPattern(other.initials());
        });
        var ids = IDS.matcher(low)
                .results()
                .map(found -> found.group().replace("-", ""))
                .flatMap(id -> Stream.of(id.substring(0, 32), id.substring(id.length() - 32)))
                .collect(Collectors.toSet());
        assertThat(ids)
                .as(where + " refers to what is somebody else's")
                .allMatch(id -> owners.getOrDefault(id, Set.of(index)).contains(index));
        assertThat(ids).as(where + " refers to what ties them together").doesNotContainAnyElementsOf(together);
    }

    /** Everything behind the links of these pages that is wanted: its address, headers and body. */
    private Map<String, String> walk(Actor who, List<String> from, Predicate<String> wanted) {
        Map<String, String> read = new LinkedHashMap<>();
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            var path = open.removeFirst();
            if (read.containsKey(path)) {
                continue;
            }
            var asked = mvc.get()
                    .uri(URI.create(path))
                    .with(SignedInAs.actor(who, Proof.fresh(evening.at(21, 0))))
                    .exchange()
                    .getMvcResult();
            var answer = asked.getResponse();
            assertThat(answer.getStatus())
                    .as(path + " " + asked.getResolvedException())
                    .isLessThan(400);
            var body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
            var headers = answer.getHeaderNames().stream()
                    .map(name -> name + ": " + answer.getHeaders(name))
                    .collect(Collectors.joining("\n"));
            read.put(path, path + "\n" + headers + "\n" + body);
            Stream.concat(Stream.ofNullable(answer.getHeader("Location")), links(body).stream())
                    .filter(wanted)
                    .forEach(open::addLast);
        }
        return read;
    }

    private static List<String> links(String body) {
        List<String> found = new ArrayList<>();
        var page = Jsoup.parse(body);
        for (var attribute : List.of("href", "src", "hx-get")) {
            page.select("[" + attribute + "]").forEach(one -> found.add(one.attr(attribute)));
        }
        return found.stream()
                .map(link -> link.replaceFirst("#.*", ""))
                .filter(link -> link.startsWith("/"))
                .distinct()
                .toList();
    }

    private <R> R atNine(Supplier<R> work) {
        return Time.at(evening.at(21, 0), work::get);
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }
}
