package org.footbridge.plans.web;

import java.util.Arrays;
import java.util.List;
import org.footbridge.plans.Library;
import org.footbridge.plans.LibraryProblem;
import org.footbridge.plans.Modality;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;

/** The library of problems: the list, one entry, and the form. */
public final class LibraryPage {

    private LibraryPage() {}

    /** @param more whether there is a next page */
    public record All(LibrarySearch search, List<Row> rows, boolean more, boolean mayEdit) {}

    public record Row(
            String id,
            String problem,
            String area,
            String ages,
            int goals,
            String version,
            String origin,
            String changed) {

        static Row of(Library.Entry one, Show show) {
            return new Row(
                    one.id().value().toString(),
                    one.content().problem(),
                    one.content().area().label(),
                    one.content().ages().label(),
                    one.content().goals().size(),
                    Integer.toString(one.number()),
                    origin(one),
                    show.date(one.writtenAt()));
        }

        static String origin(Library.Entry one) {
            if (!one.shipped()) {
                return "ours";
            }
            return one.writtenBy().isPresent() ? "Footbridge, changed here" : "Footbridge";
        }
    }

    /** @param versions newest first; only its own newest can be changed */
    public record One(
            String id,
            LibraryProblem content,
            String facts,
            boolean retired,
            boolean current,
            List<Choice> versions,
            boolean mayEdit) {}

    /**
     * @param id empty for a new one
     * @param read the number of the version it began from; 0 for a new one
     */
    public record Form(String id, int read, LibraryProblem content, List<Choice> measures, Problems problems) {

        public String action() {
            return id.isEmpty() ? "/plan-library" : "/plan-library/" + id;
        }

        public List<Choice> areas() {
            return Arrays.stream(LibraryProblem.Area.values())
                    .map(one -> new Choice(PlanPage.word(one), one.label()))
                    .toList();
        }

        public List<Choice> allAges() {
            return Arrays.stream(LibraryProblem.Ages.values())
                    .map(one -> new Choice(PlanPage.word(one), one.label()))
                    .toList();
        }

        public List<Choice> modalities() {
            return Arrays.stream(Modality.values())
                    .map(one -> new Choice(PlanPage.word(one), one.label()))
                    .toList();
        }

        public List<Choice> doers() {
            return Arrays.stream(LibraryProblem.Who.values())
                    .map(one -> new Choice(PlanPage.word(one), one.label()))
                    .toList();
        }

        public List<Choice> aims() {
            return Measured.aims();
        }

        public String measureOf(LibraryProblem.Objective objective) {
            return Measured.chosen(objective.instrument(), objective.score(), measures);
        }
    }
}
