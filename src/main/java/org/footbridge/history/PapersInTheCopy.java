package org.footbridge.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.people.OwnPapers;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The papers kept with a person, in that person's own copy of the record; what was sealed is not among them. */
@Component
class PapersInTheCopy implements OwnPapers {

    private final Sql sql;

    PapersInTheCopy(Sql sql) {
        this.sql = sql;
    }

    private record Row(
            UUID id,
            Paper.Kind kind,
            Optional<LocalDate> dated,
            boolean part2,
            String mediaType,
            int bytes,
            Instant keptAt) {}

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(ParticipantId person, Words words, Show show) {
        return sql
                .sql("""
                        select id, kind, dated, part2, media_type, bytes, kept_at
                          from history.paper
                         where organization_id = :organization and participant_id = :person
                         order by kept_at desc, id
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .list(Row.class)
                .stream()
                .map(row -> new Kept(
                        words.say("history.paper." + row.kind().name().toLowerCase(Locale.ROOT)),
                        row.dated().map(show::date).orElseGet(() -> show.date(row.keptAt())),
                        row.part2(),
                        MediaType.suffixOf(row.mediaType()),
                        row.bytes(),
                        () -> content(row.id())))
                .toList();
    }

    private byte[] content(UUID paper) {
        return sql.sql("select content from history.paper where organization_id = :organization and id = :paper")
                .param("organization", Actor.current().organization())
                .param("paper", paper)
                .single(byte[].class);
    }
}
