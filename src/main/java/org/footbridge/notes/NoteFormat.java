package org.footbridge.notes;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ways to read the same typed fields of a note (DOMAIN 5.4). Nothing is stored in them. */
public enum NoteFormat {
    /** Data, assessment, plan. */
    DAP {
        @Override
        public List<Section> read(Fields note) {
            return List.of(
                    new Section(
                            "Data",
                            joined(
                                    note.lesson(),
                                    note.interventions(),
                                    note.own().response(),
                                    note.ownWords())),
                    new Section(
                            "Assessment",
                            joined(note.own().progress(), note.own().risk())),
                    new Section("Plan", note.own().plan()));
        }
    },
    /** Subjective, objective, assessment, plan. */
    SOAP {
        @Override
        public List<Section> read(Fields note) {
            return List.of(
                    new Section("Subjective", note.ownWords()),
                    new Section(
                            "Objective",
                            joined(
                                    note.lesson(),
                                    note.interventions(),
                                    note.own().response())),
                    new Section(
                            "Assessment",
                            joined(note.own().progress(), note.own().risk())),
                    new Section("Plan", note.own().plan()));
        }
    },
    /** Behavior, intervention, response, plan. */
    BIRP {
        @Override
        public List<Section> read(Fields note) {
            return List.of(
                    new Section("Behavior", joined(note.own().response(), note.ownWords())),
                    new Section("Intervention", joined(note.lesson(), note.interventions())),
                    new Section(
                            "Response", joined(note.own().progress(), note.own().risk())),
                    new Section("Plan", note.own().plan()));
        }
    },
    /** Goal, intervention, response, plan. */
    GIRP {
        @Override
        public List<Section> read(Fields note) {
            return List.of(
                    new Section("Goal", String.join("\n", note.toward())),
                    new Section("Intervention", joined(note.lesson(), note.interventions())),
                    new Section(
                            "Response",
                            joined(
                                    note.own().response(),
                                    note.ownWords(),
                                    note.own().progress(),
                                    note.own().risk())),
                    new Section("Plan", note.own().plan()));
        }
    };

    /** A heading and what stands under it; may be empty. */
    public record Section(String title, String words) {}

    /**
     * @param lesson what it was about: a group's lesson, or the focus of another service
     * @param toward statements of the objectives the note works toward
     */
    public record Fields(String lesson, String interventions, OwnPart own, List<String> toward) {

        String ownWords() {
            return own.ownLine().isBlank() ? "" : "In their words: “" + own.ownLine() + "”";
        }
    }

    public abstract List<Section> read(Fields note);

    /** Lines with something in them. */
    public static String joined(String... words) {
        return Stream.of(words).filter(one -> !one.isBlank()).collect(Collectors.joining("\n"));
    }
}
