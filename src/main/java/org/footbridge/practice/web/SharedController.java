package org.footbridge.practice.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.practice.ReadLine;
import org.footbridge.practice.Tool;
import org.footbridge.practice.Tools;
import org.footbridge.practice.Tries;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What somebody shared of their practice, for the team. */
@Controller
class SharedController {

    private static final int NEWEST = 100;
    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

    private final Authorization authorization;
    private final Sql sql;
    private final JsonMapper json;
    private final Tools tools;
    private final Tries tries;
    private final House house;
    private final Words words;

    SharedController(
            Authorization authorization,
            Sql sql,
            JsonMapper json,
            Tools tools,
            Tries tries,
            House house,
            WordsOf wordsOf) {
        this.authorization = authorization;
        this.sql = sql;
        this.json = json;
        this.tools = tools;
        this.tries = tries;
        this.house = house;
        this.words = wordsOf.of(WordsOf.ENGLISH);
    }

    private record Row(
            String name,
            Optional<UUID> id,
            Optional<String> tool,
            Optional<java.time.LocalDate> onDate,
            Optional<String> content,
            Optional<java.time.Instant> sharedAt,
            Optional<String> session) {}

    @GetMapping("/people/{id}/practice")
    @Transactional(readOnly = true)
    public String show(@PathVariable UUID id, Model model) {
        var person = new ParticipantId(id);
        authorization.require(Permission.READ_CHART, person);
        var show = new Show(Locale.US, house.zone());
        var rows = rows(person);
        model.addAttribute(
                "page",
                new SharedPage(
                        person,
                        rows.getFirst().name(),
                        tries.line(person).orElse(""),
                        rows.stream()
                                .filter(row -> row.id().isPresent())
                                .map(row -> card(row, show))
                                .toList()));
        return "practice/shared";
    }

    private SharedPage.Card card(Row row, Show show) {
        var tool = tools.find(row.tool().orElseThrow());
        var answers = json.readValue(row.content().orElse("{}"), ANSWERS);
        return new SharedPage.Card(
                tool.map(Tool::called).orElse(row.tool().orElseThrow()),
                "Of %s, shared %s%s"
                        .formatted(
                                show.date(row.onDate().orElseThrow()),
                                show.dateTime(row.sharedAt().orElseThrow()),
                                row.session().map(one -> " for " + one).orElse("")),
                tool.map(one -> ReadLine.of(one, answers, words)).orElse(List.of()),
                tool.filter(one -> one.speaksOfDanger(answers)).isPresent());
    }

    private List<Row> rows(ParticipantId person) {
        return sql.sql("""
                        select name.full_name as name, shared.id, shared.tool, shared.on_date, shared.content::text as content,
                               shared.shared_at, session.title as session
                          from people.v_names name
                          left join practice.shared
                            on shared.organization_id = name.organization_id and shared.participant_id = name.participant_id
                          left join scheduling.v_sessions session
                            on session.organization_id = shared.organization_id and session.session_id = shared.session_id
                         where name.organization_id = :organization and name.participant_id = :person
                         order by shared.shared_at desc nulls last, shared.id
                         limit :most
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param("most", NEWEST)
                .list(Row.class);
    }
}
