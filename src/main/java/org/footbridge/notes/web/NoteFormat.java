package org.footbridge.notes.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.notes.OwnPart;

/** Ways to read the same typed fields (DOMAIN 5.4). Nothing is stored in them. */
enum NoteFormat {
    DAP {
        @Override
        List<Section> read(String lesson, String interventions, OwnPart own) {
            return List.of(
                    new Section(
                            "Data",
                            joined(
                                    lesson,
                                    interventions,
                                    own.response(),
                                    own.ownLine().isBlank() ? "" : "In their words: “" + own.ownLine() + "”")),
                    new Section("Assessment", joined(own.progress(), own.risk())),
                    new Section("Plan", own.plan()));
        }
    };

    record Section(String title, String words) {}

    abstract List<Section> read(String lesson, String interventions, OwnPart own);

    static String joined(String... words) {
        return Stream.of(words).filter(one -> !one.isBlank()).collect(Collectors.joining("\n"));
    }
}
