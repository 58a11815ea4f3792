package org.footbridge.fhir;

import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * What a token parameter lets through: {@code code}, {@code system|code}, {@code |code} (no system) and {@code system|},
 * comma for or, repeated for and. Modifiers are refused before it gets here.
 */
public final class TokenQuery {

    private static final TokenQuery ANYTHING = new TokenQuery(List.of());

    private final List<List<Token>> all;

    private TokenQuery(List<List<Token>> all) {
        this.all = all;
    }

    /**
     * @param asked null when the parameter was not given, which lets everything through
     */
    public static TokenQuery of(@Nullable TokenAndListParam asked) {
        return asked == null
                ? ANYTHING
                : new TokenQuery(asked.getValuesAsQueryTokens().stream()
                        .map(alternatives -> alternatives.getValuesAsQueryTokens().stream()
                                .map(Token::of)
                                .toList())
                        .toList());
    }

    /** Whether the parameter was not given. */
    public boolean isOpen() {
        return all.isEmpty();
    }

    /**
     * With {@link #codes()}, pair by pair, for a column pair in SQL: {@code *} stands for any, an empty system for none.
     * One of the pairs must match.
     */
    public List<String> systems() {
        return single().stream()
                .map(token -> token.system == null ? "*" : token.system)
                .toList();
    }

    /** Whether it is open, {@link #systems()} and {@link #codes()} under the names the SQL says. */
    public Map<String, Object> as(String open, String systems, String codes) {
        return Map.of(open, isOpen(), systems, systems(), codes, codes());
    }

    public List<String> codes() {
        return single().stream()
                .map(token -> token.code == null ? "*" : token.code)
                .toList();
    }

    private List<Token> single() {
        if (all.size() > 1) {
            throw Refusal.notOffered(
                    "A code given twice, both to hold, is not offered here.\nMaybe a comma for either.");
        }
        return all.isEmpty() ? List.of() : all.getFirst();
    }

    public boolean includes(@Nullable String system, String code) {
        return all.stream().allMatch(any -> any.stream().anyMatch(token -> token.matches(system, code)));
    }

    /** Those of our own words whose coding passes: turns a token into {@code status = any(:statuses)}. */
    public <E> List<E> among(Collection<E> words, Function<? super E, Coding> coding) {
        return words.stream()
                .filter(word -> includes(
                        coding.apply(word).getSystem(), coding.apply(word).getCode()))
                .toList();
    }

    /** As {@link #among(Collection, Function)} for an enum. */
    public <E extends Enum<E>> List<E> among(Class<E> words, Function<? super E, Coding> coding) {
        return among(Arrays.asList(words.getEnumConstants()), coding);
    }

    private record Token(@Nullable String system, @Nullable String code) {

        static Token of(TokenParam asked) {
            var code = asked.getValue() == null || asked.getValue().isEmpty() ? null : asked.getValue();
            return new Token(asked.getSystem(), code);
        }

        boolean matches(@Nullable String otherSystem, String otherCode) {
            boolean sameSystem = system == null
                    || (system.isEmpty() ? otherSystem == null || otherSystem.isEmpty() : system.equals(otherSystem));
            return sameSystem && (code == null || code.equals(otherCode));
        }
    }
}
