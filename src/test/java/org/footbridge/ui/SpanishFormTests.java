package org.footbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * One form of address in all of our Spanish: usted, as strangers in a hard hour are spoken to. What people say to each
 * other, a mother to her son in quotation marks or one person of a room to another, is not ours.
 */
class SpanishFormTests {

    private static final Pattern FAMILIAR = Pattern.compile(
            "(?iu)\\b(tú|tu|tus|te|ti|contigo|tuy[oa]s?|eres|estás|puedes|tienes|quieres|necesitas|debes|sabes|vienes|vas|"
                    + "tomas|dices|haces|decides|eliges|escribes|participas|sientes)\\b");

    private static final Pattern QUOTED = Pattern.compile("“[^”]*”");

    /** The signs under a post: one person of a room to another. */
    private static final String AMONG_PEERS = "community.sign.";

    @Test
    void nobody_is_called_tu() {
        var familiar = WordsOf.strict().of(WordsOf.SPANISH).under(List.of("")).entrySet().stream()
                .filter(one -> !one.getKey().startsWith(AMONG_PEERS))
                .filter(one -> isFamiliar(one.getValue()))
                .toList();
        assertThat(familiar).isEmpty();
    }

    @Test
    void it_would_be_noticed() {
        assertThat(isFamiliar("¿Cómo estás?")).isTrue();
        assertThat(isFamiliar("Tu equipo")).isTrue();
        assertThat(isFamiliar("“¿Cómo te fue?” basta. Deja pasar tu enojo.")).isTrue();
        assertThat(isFamiliar("Este estudio tuvo éxito; su equipo.")).isFalse();
        assertThat(isFamiliar("Pregunte: “¿Cómo te fue?”")).isFalse();
    }

    private static boolean isFamiliar(String words) {
        return FAMILIAR.matcher(QUOTED.matcher(words).replaceAll("")).find();
    }
}
