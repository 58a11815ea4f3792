package org.footbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One form of address in all of our Spanish: usted, as strangers in a hard hour are spoken to. */
class SpanishFormTests {

    private static final Pattern FAMILIAR = Pattern.compile(
            "(?iu)\\b(tú|tu|tus|te|ti|contigo|tuy[oa]s?|eres|estás|puedes|tienes|quieres|necesitas|debes|sabes|vienes|vas|"
                    + "tomas|dices|haces|decides|eliges|escribes|participas|sientes)\\b");

    @Test
    void nobody_is_called_tu() {
        var familiar = WordsOf.strict().of(WordsOf.SPANISH).under(List.of("")).entrySet().stream()
                .filter(one -> FAMILIAR.matcher(one.getValue()).find())
                .toList();
        assertThat(familiar).isEmpty();
    }

    @Test
    void it_would_be_noticed() {
        assertThat(FAMILIAR.matcher("¿Cómo estás?").find()).isTrue();
        assertThat(FAMILIAR.matcher("Tu equipo").find()).isTrue();
        assertThat(FAMILIAR.matcher("Este estudio tuvo éxito; su equipo.").find())
                .isFalse();
    }
}
