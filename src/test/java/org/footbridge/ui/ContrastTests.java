package org.footbridge.ui;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Computes, from the style sheet itself, whether everything written or drawn can be seen (WCAG 2.2; LOOK asks AAA for text). */
class ContrastTests {

    private static final String CSS = css();
    private static final double TEXT = 7;
    private static final double SHAPE = 3;

    private static final List<String> PAGE = List.of("paper", "sheet");
    private static final List<String> BANDS = List.of("band-1", "band-2", "band-3", "band-4", "band-5");

    enum Scheme {
        LIGHT,
        DARK
    }

    @ParameterizedTest
    @EnumSource
    void every_text_reaches_seven_to_one_on_the_page(Scheme scheme) {
        for (var text : List.of("ink", "quiet", "water", "water-deep")) {
            for (var ground : PAGE) {
                assertContrast(scheme, text, ground, TEXT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void ink_reaches_seven_to_one_on_every_ground_that_carries_it(Scheme scheme) {
        for (var ground : List.of("shade", "water-wash", "honey-wash", "plum-wash")) {
            assertContrast(scheme, "ink", ground, TEXT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void words_on_colour_reach_seven_to_one(Scheme scheme) {
        assertContrast(scheme, "on-water", "water", TEXT);
        assertContrast(scheme, "on-water", "water-deep", TEXT);
        assertContrast(scheme, "on-honey", "honey", TEXT);
        assertContrast(scheme, "on-plum", "plum", TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void edges_and_icons_reach_three_to_one(Scheme scheme) {
        for (var shape : List.of("line", "honey-icon", "moss", "plum", "water", "quiet")) {
            for (var ground : PAGE) {
                assertContrast(scheme, shape, ground, SHAPE);
            }
        }
        for (var shape : List.of("water", "moss", "quiet", "line")) {
            for (var ground : List.of("shade", "water-wash")) {
                assertContrast(scheme, shape, ground, SHAPE);
            }
        }
        assertContrast(scheme, "honey-icon", "honey-wash", SHAPE);
        for (var band : BANDS) {
            assertContrast(scheme, "water", band, SHAPE);
        }
    }

    /** Any rule that names both a colour and a ground is measured, so that a new pair cannot slip in. */
    @ParameterizedTest
    @EnumSource
    void every_rule_that_sets_both_can_be_read(Scheme scheme) {
        var rule = Pattern.compile("([^{}]+)\\{([^{}]*)}");
        var text = Pattern.compile("(?:^|[;\\s])color:\\s*var\\(--([a-z0-9-]+)\\)");
        var ground = Pattern.compile("background(?:-color)?:\\s*var\\(--([a-z0-9-]+)\\)");
        var measured = new ArrayList<String>();
        var rules = rule.matcher(CSS);
        while (rules.find()) {
            var color = text.matcher(rules.group(2));
            var background = ground.matcher(rules.group(2));
            if (color.find() && background.find()) {
                measured.add(rules.group(1).strip());
                boolean icon = rules.group(1).contains("icon");
                assertContrast(scheme, color.group(1), background.group(1), icon ? SHAPE : TEXT);
            }
        }
        assertThat(measured).hasSizeGreaterThan(10);
    }

    /** The five steps of a chart are one hue, and each is told from the next by its lightness alone. */
    @ParameterizedTest
    @EnumSource
    void bands_are_steps_of_one_hue(Scheme scheme) {
        var tokens = tokens(scheme);
        for (int i = 1; i < BANDS.size(); i++) {
            var before = requireNonNull(tokens.get(BANDS.get(i - 1)));
            var band = requireNonNull(tokens.get(BANDS.get(i)));
            assertThat(band.hue).isEqualTo(before.hue);
            assertThat(Math.abs(band.lightness - before.lightness)).isGreaterThanOrEqualTo(.03);
        }
    }

    @Test
    void nothing_is_red_and_no_colour_stands_outside_the_tokens() {
        for (var scheme : Scheme.values()) {
            tokens(scheme)
                    .forEach((name, color) -> assertThat(color.chroma >= .05 && color.hue < 60)
                            .as("--%s is red: its hue is %s", name, color.hue)
                            .isFalse());
        }
        var body = CSS.substring(CSS.indexOf("/* ---------- ground"), CSS.indexOf("/* ---------- paper"));
        assertThat(Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(|hsla?\\(")
                        .matcher(body)
                        .results()
                        .map(r -> r.group()))
                .isEmpty();
    }

    @Test
    void black_on_white_is_twenty_one_to_one() {
        assertThat(contrast(new Oklch(0, 0, 0), new Oklch(1, 0, 0))).isBetween(20.99, 21.01);
    }

    private static void assertContrast(Scheme scheme, String text, String ground, double least) {
        var tokens = tokens(scheme);
        assertThat(contrast(requireNonNull(tokens.get(text), text), requireNonNull(tokens.get(ground), ground)))
                .as("%s on %s, %s", text, ground, scheme)
                .isGreaterThanOrEqualTo(least);
    }

    private static Map<String, Oklch> tokens(Scheme scheme) {
        var tokens = new HashMap<String, Oklch>();
        int dark = CSS.indexOf("@media screen and (prefers-color-scheme: dark)");
        int end = CSS.indexOf("/* ---------- ground");
        read(CSS.substring(0, dark), tokens);
        if (scheme == Scheme.DARK) {
            read(CSS.substring(dark, end), tokens);
        }
        return tokens;
    }

    private static void read(String css, Map<String, Oklch> tokens) {
        var token = Pattern.compile("--([a-z0-9-]+):\\s*oklch\\(([0-9.]+)%\\s+([0-9.]+)\\s+([0-9.]+)\\)")
                .matcher(css);
        while (token.find()) {
            tokens.put(
                    token.group(1),
                    new Oklch(
                            Double.parseDouble(token.group(2)) / 100,
                            Double.parseDouble(token.group(3)),
                            Double.parseDouble(token.group(4))));
        }
    }

    private static double contrast(Oklch one, Oklch other) {
        double light = Math.max(one.luminance(), other.luminance());
        double dark = Math.min(one.luminance(), other.luminance());
        return (light + .05) / (dark + .05);
    }

    /** A colour as CSS Color 4 writes it; the matrices are Björn Ottosson's, as that specification gives them. */
    private record Oklch(double lightness, double chroma, double hue) {

        /** Relative luminance of WCAG, after clipping to what a screen can show. */
        double luminance() {
            double a = chroma * Math.cos(Math.toRadians(hue));
            double b = chroma * Math.sin(Math.toRadians(hue));
            double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
            double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
            double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
            double red = Math.clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, 0, 1);
            double green = Math.clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s, 0, 1);
            double blue = Math.clamp(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s, 0, 1);
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        }
    }

    private static String css() {
        try {
            return Files.readString(Path.of("src/main/resources/static/ui/footbridge.css"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
