package org.footbridge.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.FhirClient;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.WrittenDown;
import org.footbridge.access.Accounts;
import org.footbridge.access.Clients;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.OpenedBackup;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestDatabase;
import org.footbridge.platform.Time;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.DocumentReference;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * CARE 17: what somebody keeps for herself stands nowhere in readable form, and nobody's view of anything differs by ten
 * entries made at night.
 */
@FootbridgeTest
@ExtendWith(OutputCaptureExtension.class)
class PrivateTests {

    private static final String MARKER = "zinnoberfalter";

    @Autowired
    GroupEvening evenings;

    @Autowired
    WrittenDown writtenDown;

    @Autowired
    Accounts accounts;

    @Autowired
    Contacts contacts;

    @Autowired
    Clients clients;

    @Autowired
    Tools tools;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Environment environment;

    @Autowired
    TestDatabase database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Sql sql;

    private GroupEvening.Evening evening;
    private Riverside.House house;
    private ParticipantId amara;
    private Actor herself;
    private Actor mother;
    private FhirClient reader;

    @BeforeEach
    void amara_has_a_record_a_team_and_a_guardian() {
        evening = evenings.with(2);
        house = evening.house();
        amara = evening.person(0);
        herself = house.asParticipant(amara);
        house.letCare(Role.THERAPIST, amara);
        house.letCare(Role.SUPERVISOR, amara);
        writtenDown.somethingOfEveryKind(house, evening.people().getFirst());
        mother = guardian();
        reader = FhirClient.of(environment.getRequiredProperty("server.port"), house, clients, Set.of(Clients.READ));
    }

    private Actor guardian() {
        var near = house.job(() -> contacts.add(
                amara,
                new Contacts.NewContact(
                        "Rosa Okafor", "mother", Optional.empty(), Optional.empty(), true, true, true)));
        var account = house.job(() -> accounts.create(UUID.randomUUID() + "@riverside.test", "riverside"));
        var member = house.job(() -> accounts.join(account, Set.of(Role.CONTACT), near));
        return accounts.actor(account, member).orElseThrow();
    }

    @Test
    void the_words_of_a_private_entry_stand_in_no_table_no_file_no_backup_no_log_and_no_answer(
            CapturedOutput output, @TempDir Path before, @TempDir Path after) throws SQLException, IOException {
        var id = UUID.randomUUID();
        draft(id, "journal", Map.of("text", "begun: " + MARKER));
        keep(id, "journal", Map.of("text", "kept: " + MARKER));
        keep(UUID.randomUUID(), "diary-card", Map.of("note", MARKER, "joy", "3"));

        inTheCorner(MARKER);

        assertThat(pageOf(herself, "/me/practice/entries/" + id)).contains(MARKER);
        assertThat(pageOf(herself, "/me/corner")).contains(MARKER);
        assertThat(tablesWith(MARKER)).isEmpty();
        assertThat(filesWith(MARKER, before)).isEmpty();
        assertThat(output.getAll()).doesNotContain(MARKER);
        team().forEach((who, actor) -> walk(actor, from(who))
                .forEach((path, text) -> assertThat(text).as(who + " " + path).doesNotContain(MARKER)));
        fhir().forEach((path, text) -> assertThat(text).as(path).doesNotContain(MARKER));

        // The same search finds what was shared: it looks where words would stand.
        share(id);
        assertThat(tablesWith(MARKER)).containsExactly("practice.shared.content");
        assertThat(filesWith(MARKER, after))
                .as("the running server's and the backup's")
                .anyMatch(file -> file.contains("test-run"))
                .anyMatch(file -> file.startsWith(after.toString()));
        assertThat(walk(house.dana().actor(), List.of("/people/" + amara.value() + "/practice"))
                        .values())
                .anyMatch(text -> text.contains(MARKER));
        assertThat(fhir().values()).anyMatch(text -> text.contains(MARKER));
    }

    @Test
    void ten_private_entries_at_night_change_nobodys_view() {
        pageOf(herself, "/me/practice");
        var before = everythingOthersSee();
        long audited = auditedOfAmara();

        for (var tool : tools.all().subList(0, 10)) {
            var id = UUID.randomUUID();
            pageOf(herself, "/me/practice/" + tool.key());
            draft(id, tool.key(), Map.of(tool.fields().getLast().key(), "night"));
            keep(id, tool.key(), Map.of(tool.fields().getLast().key(), "night"));
            pageOf(herself, "/me/practice/entries/" + id);
        }
        pageOf(herself, "/me/practice/entries");
        pageOf(herself, "/me/practice/entries/log");
        inTheCorner("Night");
        pageOf(herself, "/me/corner");

        assertThat(herself.call(this::entries)).isEqualTo(10);
        assertThat(auditedOfAmara()).isEqualTo(audited);
        assertThat(everythingOthersSee()).isEqualTo(before);
    }

    @Test
    void a_shared_entry_would_change_them() {
        var id = UUID.randomUUID();
        keep(id, "journal", Map.of("text", "day"));
        var before = everythingOthersSee();
        share(id);

        assertThat(everythingOthersSee()).isNotEqualTo(before);
    }

    /** Every page of everybody of the house and of her mother, every FHIR answer, and every row a job or colleague reads. */
    private Map<String, String> everythingOthersSee() {
        var seen = new TreeMap<String, String>();
        team().forEach((who, actor) ->
                walk(actor, from(who)).forEach((path, text) -> seen.put(who + " " + path, text)));
        assertThat(seen.keySet())
                .contains(
                        "dana /people/" + amara.value(),
                        "dana /people/" + amara.value() + "/practice",
                        "dana /sessions/" + evening.session().value(),
                        "paula /privacy",
                        "mother /family");
        seen.putAll(fhir());
        for (var actor : List.of(house.dana().actor(), house.ruth().actor(), Actor.job(house.organization(), "any"))) {
            rows(actor).forEach((table, count) -> seen.put(actor.kind() + " " + table, count));
        }
        return seen;
    }

    private Map<String, Actor> team() {
        var team = new LinkedHashMap<String, Actor>();
        team.put("dana", house.dana().actor());
        team.put("priya", house.priya().actor());
        team.put("ruth", house.ruth().actor());
        team.put("paula", house.paula().actor());
        team.put("bea", house.bea().actor());
        team.put("mother", mother);
        return team;
    }

    private List<String> from(String who) {
        var person = "/people/" + amara.value();
        return switch (who) {
            case "mother" -> List.of("/family");
            case "dana", "priya" ->
                List.of(
                        "/today",
                        person,
                        person + "/practice",
                        "/sessions/" + evening.session().value());
            case "ruth" -> List.of("/today", person, "/accounts", "/outbox", "/program");
            case "paula" -> List.of("/privacy");
            default -> List.of("/today");
        };
    }

    /** The pages behind these that are about her or about everybody; not those that list what their readers just read. */
    private Map<String, String> walk(Actor who, List<String> from) {
        Predicate<String> wanted = path -> path.startsWith("/people/" + amara.value())
                || path.startsWith(
                        "/episodes/" + evening.people().getFirst().episode().value())
                || path.matches(
                                "/(today|tasks|alerts|groups|notes|accounts|outbox|program|family|privacy|people).{0,60}")
                        && !path.startsWith("/privacy/log");
        Map<String, String> read = new LinkedHashMap<>();
        var open = new ArrayDeque<>(from);
        atNight(() -> {
            while (!open.isEmpty() && read.size() < 25) {
                var path = open.removeFirst();
                if (read.containsKey(path)) {
                    continue;
                }
                var answer = mvc.get()
                        .uri(URI.create(path))
                        .with(SignedInAs.actor(who))
                        .exchange()
                        .getResponse();
                var body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
                var page = Jsoup.parse(body);
                page.select("input[name=_csrf], input[name=formToken]").remove();
                read.put(path, answer.getStatus() + "\n" + page.html());
                if (answer.getContentType() != null && answer.getContentType().startsWith("text/html")) {
                    page.select("a[href]").stream()
                            .map(link -> link.attr("href").replaceFirst("#.*", ""))
                            .filter(wanted)
                            .forEach(open::addLast);
                }
            }
            return read;
        });
        return read;
    }

    private Map<String, String> fhir() {
        var read = new TreeMap<String, String>();
        FhirClient.parse(CapabilityStatement.class, reader.get("metadata")).getRestFirstRep().getResource().stream()
                .filter(one -> one.getSearchParam().stream()
                        .anyMatch(parameter -> parameter.getName().equals("patient")))
                .map(one -> one.getType())
                .filter(type -> !type.equals("AuditEvent"))
                .map(type -> type + "?_count=200&patient=Patient/" + amara.value())
                .forEach(path -> {
                    var answer = reader.get(path);
                    assertThat(answer.statusCode()).as(path).isEqualTo(200);
                    read.put(
                            path,
                            answer.body()
                                            .replaceFirst("\"id\": ?\"[^\"]*\"", "")
                                            .replaceFirst("\"lastUpdated\": ?\"[^\"]*\"", "")
                                    + insideDocuments(answer));
                });
        assertThat(read).hasSizeGreaterThan(8);
        return read;
    }

    /** What a reader finds who opens the attachments. */
    private static String insideDocuments(HttpResponse<String> answer) {
        return FhirClient.parse(Bundle.class, answer).getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(DocumentReference.class::isInstance)
                .map(DocumentReference.class::cast)
                .flatMap(document -> document.getContent().stream())
                .map(content -> content.getAttachment())
                .filter(attachment -> attachment.hasData())
                .map(attachment -> new String(attachment.getData(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    /** How many rows of each table somebody sees; the audit of the walk itself apart. */
    private Map<String, String> rows(Actor actor) {
        var counts = new TreeMap<String, String>();
        actor.run(() -> transaction.executeWithoutResult(_ -> tables().stream()
                .filter(table -> !table.startsWith("audit.") && !table.startsWith("access."))
                .forEach(table -> counts.put(
                        table, sql.sql("select count(*)::text from " + table).single(String.class)))));
        return counts;
    }

    private List<String> tables() {
        return sql.sql("""
                        select schemaname || '.' || tablename from pg_tables
                         where schemaname not in ('pg_catalog', 'information_schema', 'flyway')
                           and has_table_privilege(format('%I.%I', schemaname, tablename), 'select')
                         order by 1
                        """).list(String.class);
    }

    private long auditedOfAmara() {
        return house.inTransaction(() -> sql.sql("""
                        select count(*) from audit.entry
                         where organization_id = :organization and account_id = :account
                        """)
                .param("organization", house.organization())
                .param("account", herself.account())
                .single(Long.class));
    }

    private int entries() {
        return transaction.execute(
                _ -> sql.sql("select count(*)::int from practice.entry").single(Integer.class));
    }

    /** Every text, JSON and binary column of every table, with the policies lifted in a transaction that is undone. */
    private List<String> tablesWith(String marker) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection everything = database.connectAsOwner();
                var columns = everything.createStatement();
                var search = everything.createStatement()) {
            everything.setAutoCommit(false);
            search.execute("""
                    do $$ declare one record; begin
                        for one in select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                    where c.relkind = 'r' and c.relforcerowsecurity loop
                            execute format('alter table %I.%I no force row level security', one.nspname, one.relname);
                        end loop;
                    end $$""");
            int looked = 0;
            try (var rows = columns.executeQuery("""
                    select format('%I.%I', n.nspname, c.relname), a.attname, t.typname
                      from pg_attribute a
                      join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'm')
                      join pg_namespace n on n.oid = c.relnamespace
                      join pg_type t on t.oid = a.atttypid
                     where a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema')
                       and n.nspname not like 'pg_toast%'
                       and (t.typcategory in ('S', 'A', 'D') and t.typname not like '%date%'
                            or t.typname in ('json', 'jsonb', 'bytea', 'text', 'xml')
                            or t.typtype = 'd')
                     order by 1, 2
                    """)) {
                while (rows.next()) {
                    looked++;
                    var column = "\"" + rows.getString(2) + "\"";
                    var text = rows.getString(3).equals("bytea")
                            ? "position(convert_to('%s', 'UTF8') in %s) > 0".formatted(marker, column)
                            : "%s::text ilike '%%%s%%'".formatted(column, marker);
                    try (var hit = search.executeQuery(
                            "select exists (select from %s where %s)".formatted(rows.getString(1), text))) {
                        hit.next();
                        if (hit.getBoolean(1)) {
                            found.add(rows.getString(1) + "." + rows.getString(2));
                        }
                    }
                }
            }
            assertThat(looked).isGreaterThan(300);
            everything.rollback();
        }
        return found;
    }

    /** The files of the database with its log of changes, byte by byte: what a backup copies before it seals it. */
    /** The files of the running server, and those of its backup, opened. */
    private static List<String> filesWith(String marker, Path backup) throws IOException {
        var running = Path.of("target/test-run")
                .resolve(Long.toString(ProcessHandle.current().pid()));
        return Stream.concat(filesBelow(running, marker).stream(), filesBelow(OpenedBackup.in(backup), marker).stream())
                .toList();
    }

    private static List<String> filesBelow(Path folder, String marker) throws IOException {
        var wanted = marker.getBytes(StandardCharsets.UTF_8);
        assertThat(folder).isDirectory();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, wanted))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static boolean contains(Path file, byte[] wanted) {
        try {
            var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return text.contains(new String(wanted, StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            return false;
        }
    }

    private void inTheCorner(String name) {
        post(
                "/me/corner/people/" + UUID.randomUUID(),
                "",
                Map.of("name", name, "ring", "closest", "phone", "(518) 555-0199", "goodWords", name),
                302);
    }

    private void draft(UUID id, String tool, Map<String, String> fields) {
        post("/me/practice/entries/" + id + "/draft", tool, fields, 204);
    }

    private void keep(UUID id, String tool, Map<String, String> fields) {
        post("/me/practice/entries/" + id, tool, fields, 302);
    }

    private void share(UUID id) {
        post("/me/practice/entries/" + id + "/sharing", "", Map.of("way", "now", "safetyAtStake", "no"), 302);
    }

    private void post(String path, String tool, Map<String, String> fields, int answered) {
        atNight(() -> {
            var asked = mvc.post().uri(URI.create(path)).with(SignedInAs.actor(herself));
            asked.param("tool", tool).param("who", "private");
            fields.forEach(asked::param);
            assertThat(asked.exchange().getResponse().getStatus()).as(path).isEqualTo(answered);
            return path;
        });
    }

    private String pageOf(Actor who, String path) {
        return atNight(() -> {
            var answer = mvc.get()
                    .uri(URI.create(path))
                    .with(SignedInAs.actor(who))
                    .exchange()
                    .getResponse();
            assertThat(answer.getStatus()).as(path).isEqualTo(200);
            return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        });
    }

    /** At 3:12 in the morning, somebody recognized a moment ago. */
    private <R> R atNight(ScopedValue.CallableOp<R, RuntimeException> work) {
        var night = evening.at(3, 12);
        return Time.at(night, () -> Proof.fresh(night).call(work));
    }
}
