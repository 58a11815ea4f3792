package org.footbridge.practice.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.WhoReads;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.practice.Entry;
import org.footbridge.practice.Sharing;
import org.footbridge.practice.Sharing.Standing;
import org.footbridge.practice.Tool;
import org.footbridge.practice.Tools;
import org.footbridge.ui.Show;
import org.footbridge.ui.Told;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of one's own practice have in common. */
@Component
public class OwnPractice {

    private final Authorization authorization;
    private final Tools tools;
    private final SafetyWords safety;
    private final WhoReads whoReads;
    private final House house;
    private final WordsOf wordsOf;
    private final Sql sql;
    private final Clock clock;

    OwnPractice(
            Authorization authorization,
            Tools tools,
            SafetyWords safety,
            WhoReads whoReads,
            House house,
            WordsOf wordsOf,
            Sql sql,
            Clock clock) {
        this.authorization = authorization;
        this.tools = tools;
        this.safety = safety;
        this.whoReads = whoReads;
        this.house = house;
        this.wordsOf = wordsOf;
        this.sql = sql;
        this.clock = clock;
    }

    /** The participant at their own login; nobody at a shared tablet. */
    ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        var actor = Actor.current();
        if (actor.account() == null) {
            throw new NotYours();
        }
        return new ParticipantId(Objects.requireNonNull(actor.person()));
    }

    Words words(Locale locale) {
        return wordsOf.of(locale);
    }

    Show show(Words words) {
        return new Show(words.locale(), house.zone());
    }

    SafetyWords.Said safety(Words words) {
        return new SafetyWords.Said(safety.in(words));
    }

    /** After a yes to the safety question: the truth of this hour (CARE 2). */
    Told told(ParticipantId me, Words words) {
        var said = safety.in(words);
        var reader = whoReads.of(me, said);
        return new Told(
                said.language(),
                said.say("practice.safety.told"),
                reader.later() ? reader.when() : said.say("practice.safety.team"),
                said.say("practice.safety.dontWait"));
    }

    Tool tool(String key) {
        return tools.find(key).orElseThrow(NotYours::new);
    }

    static String title(Tool tool, Words words) {
        return words.say("practice." + tool.key() + ".title");
    }

    String title(Entry entry, Words words) {
        return title(tool(entry.tool()), words);
    }

    static String at(Entry entry) {
        return "/me/practice/entries/" + entry.id().value();
    }

    /** Whether somebody of the program is there in this hour; only then is danger asked about from afar (CARE 2). */
    boolean somebodyIsThere(ParticipantId me, Words words) {
        return !whoReads.of(me, words).later();
    }

    /** What the tool would ask and today's check-in has asked already (CARE 27). */
    @Transactional(readOnly = true)
    public Map<String, String> hadToday(ParticipantId me, Tool tool) {
        var had = new TreeMap<String, String>();
        for (var field : tool.fields()) {
            if ("check-in".equals(field.asked())) {
                sql.sql("""
                                select craving from attendance.v_check_ins
                                 where organization_id = :organization and participant_id = :me and on_date = :today
                                   and craving is not null
                                """)
                        .param("organization", Actor.current().organization())
                        .param("me", me)
                        .param("today", LocalDate.ofInstant(clock.instant(), house.zone()))
                        .optional(Integer.class)
                        .ifPresent(craving -> had.put(field.key(), craving.toString()));
            }
        }
        return had;
    }

    /** Who sees it, in a sentence. */
    String state(Entry entry, Standing standing, Words words) {
        var show = show(words);
        return switch (standing) {
            case Standing.Private _ -> words.say("practice.state.private");
            case Standing.Waiting(var opensAt) -> words.say("practice.state.waiting", show.dateTime(opensAt));
            case Standing.Shared(var at, int version) ->
                words.say(
                        version == entry.version() ? "practice.state.shared" : "practice.state.sharedEarlier",
                        show.dateTime(at));
        };
    }

    static boolean isShareable(Entry entry, Standing standing, Sharing.Offer offer) {
        return offer.now()
                && entry.isSaved()
                && switch (standing) {
                    case Standing.Private _ -> true;
                    case Standing.Waiting _ -> false;
                    case Standing.Shared had -> had.version() != entry.version();
                };
    }
}
