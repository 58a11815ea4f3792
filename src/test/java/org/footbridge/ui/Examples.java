package org.footbridge.ui;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.html.policy.PreventInlineEventHandlers;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.footbridge.ui.Frame.Flash;
import org.footbridge.ui.Frame.Help;
import org.footbridge.ui.Frame.NavItem;
import org.footbridge.ui.Frame.Place;
import org.footbridge.ui.Frame.SignedIn;
import org.jspecify.annotations.Nullable;

/** Pages of the test tree, drawn with the real components: what a clinician and a participant would see. */
final class Examples {

    static final WordsOf WORDS = WordsOf.strict();
    private static final TemplateEngine ENGINE = engine();

    private Examples() {}

    static String render(String template, Map<String, Object> parameters) {
        var page = new StringOutput();
        ENGINE.render(template + ".jte", parameters, page);
        return page.toString();
    }

    static String render(String template, Frame frame) {
        return render(template, Map.of("frame", frame));
    }

    static Frame staff() {
        return frame(
                Place.STAFF,
                WORDS.of(WordsOf.ENGLISH),
                new SignedIn("Dana Whitehorse", "Therapist"),
                List.of(
                        new NavItem("Today", "/today", "today", true, 3),
                        new NavItem("People", "/people", "people", false, 0),
                        new NavItem("Groups", "/groups", "groups", false, 0),
                        new NavItem("Intake", "/intake", "intake", false, 2),
                        new NavItem("Program", "/program", "program", false, 0)),
                null);
    }

    static Frame participant(Words words) {
        boolean spanish = words.language().equals("es");
        return frame(
                Place.PARTICIPANT,
                words,
                new SignedIn("Mara", ""),
                List.of(
                        new NavItem(spanish ? "Hoy" : "Today", "/today", "today", true, 1),
                        new NavItem(spanish ? "Práctica" : "Practice", "/practice", "practice", false, 0),
                        new NavItem(spanish ? "Avances" : "Progress", "/progress", "progress", false, 0),
                        new NavItem("Plan", "/plan", "plan", false, 0)),
                null);
    }

    static Frame publicPage() {
        return frame(Place.PUBLIC, WORDS.of(WordsOf.ENGLISH), null, List.of(), null);
    }

    static Frame plain(@Nullable Flash flash) {
        return frame(Place.PLAIN, WORDS.of(WordsOf.ENGLISH), null, List.of(), flash);
    }

    static Frame family() {
        return frame(
                Place.FAMILY,
                WORDS.of(WordsOf.ENGLISH),
                new SignedIn("Rosa", ""),
                List.of(new NavItem("Schedule", "/family", "calendar", true, 0)),
                null);
    }

    private static Frame frame(
            Place place, Words words, @Nullable SignedIn signedIn, List<NavItem> nav, @Nullable Flash flash) {
        return new Frame(
                place,
                words.locale(),
                words,
                "_csrf",
                "token",
                signedIn,
                nav,
                true,
                new Help("Cedar Bridge", "(505) 555-0142", "Monday to Friday, 8:00 AM to 8:00 PM"),
                "Cedar Bridge",
                "cedar-bridge",
                flash,
                "/today",
                true);
    }

    private static TemplateEngine engine() {
        var engine = TemplateEngine.create(
                new TwoFolders(
                        new DirectoryCodeResolver(Path.of("src/test/jte")),
                        new DirectoryCodeResolver(Path.of("src/main/jte"))),
                Path.of("target/jte-examples"),
                ContentType.Html,
                Examples.class.getClassLoader());
        engine.setTrimControlStructures(true);
        engine.setHtmlPolicy(new PreventInlineEventHandlers());
        return engine;
    }

    private record TwoFolders(CodeResolver first, CodeResolver second) implements CodeResolver {

        @Override
        public String resolve(String name) {
            return first.exists(name) ? first.resolve(name) : second.resolve(name);
        }

        @Override
        public boolean exists(String name) {
            return first.exists(name) || second.exists(name);
        }

        @Override
        public long getLastModified(String name) {
            return first.exists(name) ? first.getLastModified(name) : second.getLastModified(name);
        }

        @Override
        public List<String> resolveAllTemplateNames() {
            return Stream.of(first, second)
                    .flatMap(folder -> folder.resolveAllTemplateNames().stream())
                    .toList();
        }
    }
}
