package org.footbridge.community;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks for ways to reach somebody outside the program in what is about to be shown to others: telephone numbers, mail
 * addresses, links and names in other networks, also written out in words (DOMAIN S1-34). It would rather ask a person of
 * the team to look than lose anything; it judges nothing and keeps nothing.
 */
final class ContactDetails {

    /** What was found, so that the writer can be told. */
    enum Kind {
        PHONE,
        EMAIL,
        LINK,
        HANDLE,
        /** Where somebody lives or can be met: a number and a street. */
        STREET
    }

    /** @param words of the text, as they were typed */
    record Found(Kind kind, String words) {}

    private static final String MAILERS =
            "(gmail|googlemail|yahoo|hotmail|outlook|icloud|aol|protonmail|proton|live|msn|ymail|gmx)";
    private static final String ENDINGS = "(com|net|org|edu|gov|info|biz|io|app|gg|ly|tv|link|xyz|chat|social)";
    private static final String NETWORKS =
            "(instagram|insta|ig|snapchat|snap|tik ?tok|discord|facebook|fb|messenger|whats ?app|telegram|twitter|reddit|kik|venmo|cash ?app|twitch|bluesky|linkedin|xbox|psn)";

    /** "My insta is gone" gives nobody a name. */
    private static final String NO_NAME =
            "(?!(a|an|the|so|too|not|no|gone|deleted|off|full|just|all|always|making|bad|what|where|how|why|only|private|closed|dead|killing|stressing|really|still|now|like|my|un|una|el|la|muy|ya|lo)\\b)";

    /** "Two blocks down the street" is no address. */
    private static final String NO_STREET =
            "(?!(the|a|my|our|your|this|that|same|down|up|on|off|of|in|to|from|across|along|way|lanes?|blocks?|miles?|minutes?|hours?|days?|weeks?|people|times?|feet|steps)\\b)";

    private static final Map<Kind, List<Pattern>> PATTERNS = Map.of(
            Kind.EMAIL,
            patterns(
                    "[a-z0-9._%+-]+\\s*@\\s*[a-z0-9-]+(\\s*\\.\\s*[a-z]{2,})+",
                    "[a-z0-9._+-]+\\s*[(\\[{<-]*\\s*\\b(at|arroba)\\b\\s*[)\\]}>-]*\\s*" + MAILERS + "\\b",
                    "[a-z0-9._+-]+\\s+[(\\[{]*(at|arroba)[)\\]}]*\\s+[a-z0-9-]+\\s*[(\\[{]*(dot|punto)[)\\]}]*\\s*[a-z]{2,}\\b",
                    "\\b(my|mi)\\s+(e-?mail|gmail|correo)(\\s+address)?\\s*(is|es|:|=)\\s*" + NO_NAME + "\\S+"),
            Kind.LINK,
            patterns(
                    "\\bhttps?\\s*:\\s*/\\s*/\\s*\\S*",
                    "\\bwww\\s*\\.\\s*\\S+",
                    "\\b[a-z0-9][a-z0-9-]*\\." + ENDINGS + "\\b(/\\S*)?",
                    "\\b(t|wa|m|fb|ig)\\.me/\\S+",
                    "\\b(linktr\\.ee|youtu\\.be)/\\S+",
                    "\\b[a-z0-9-]+\\s+[(\\[{]*(dot|punto)[)\\]}]*\\s+" + ENDINGS + "\\b"),
            Kind.HANDLE,
            patterns(
                    "(?<![a-z0-9._])@\\s?[a-z0-9_][a-z0-9_.]+",
                    "\\b(my|mi)\\s+" + NETWORKS
                            + "\\b(\\s+(handle|name|user ?name|user|account|id|tag|usuario|cuenta|nombre))?\\s*(is|s|es|:|=|-|[’'`]s)\\s*"
                            + NO_NAME + "\\S+",
                    "\\b(add|find|follow|text|message|msg|dm|call|hit|reach|write|contact|look)\\s+(for\\s+)?(me|us)\\s*(up\\s+)?(on|over|at|in|via|through|by)\\s+"
                            + "(my\\s+)?" + NETWORKS + "\\b",
                    "\\b(agregame|anademe|buscame|encuentrame|sigueme|escribeme|llamame|mandame|hablame|contactame)\\b.{0,25}?\\b(en|por|al|a)\\s+(mi\\s+)?"
                            + NETWORKS + "\\b",
                    "\\b(im|i[’'`]m|i am|soy|estoy)\\s+\\S+\\s+(on|en)\\s+" + NETWORKS + "\\b",
                    "\\b" + NETWORKS + "\\s*[:=]\\s*\\S+",
                    "\\S+\\s+(underscore|guion bajo)\\s+\\S+",
                    "\\bmy\\s+(handle|user ?name|screen ?name|gamer ?tag|cash ?tag)\\s*(is|:|=)\\s*" + NO_NAME + "\\S+",
                    "\\b(add|find|follow|text|message|msg|dm|hit|reach|write)\\s+(me|us)\\s*(up\\s+)?(on|over|at|in|via|through)\\s+the\\s+gram\\b",
                    // made-up names look like this and like nothing else: heron_river, heron#1234, $heron
                    "(?<![a-z0-9_])(?=[0-9_]*[a-z])[a-z0-9]+(_[a-z0-9]+)+(?![a-z0-9_])",
                    "\\b[a-z][a-z0-9._]+#[0-9]{4}\\b",
                    "(?<![a-z0-9])\\$[a-z][a-z0-9_]{2,}",
                    "\\b(" + NETWORKS + "|" + MAILERS + ")\\s+(?=[a-z._-]*[0-9])[a-z][a-z0-9._-]{4,}"),
            Kind.STREET,
            patterns(
                    "\\b[0-9]{1,5}\\s+" + NO_STREET + "[a-z]+\\s+(" + NO_STREET
                            + "[a-z]+\\s+)?(street|avenue|ave|road|rd|lane|boulevard|blvd|terrace)\\b",
                    "\\b(calle|avenida)\\s+([a-z]+\\s+){1,3}(numero\\s+)?[0-9]{1,5}\\b"));

    private ContactDetails() {}

    /** @param own numbers of the program, which may always be given; whatever their punctuation */
    static Optional<Found> in(String text, String... own) {
        var unmasked = new Unmasked(text);
        var plain = unmasked.plain();
        for (var kind : List.of(Kind.EMAIL, Kind.LINK, Kind.HANDLE, Kind.STREET)) {
            for (var pattern : PATTERNS.getOrDefault(kind, List.of())) {
                var match = pattern.matcher(plain);
                if (match.find()) {
                    return Optional.of(new Found(kind, unmasked.as(match.start(), match.end())));
                }
            }
        }
        return SpokenNumbers.first(plain, allowed(own))
                .map(span -> new Found(Kind.PHONE, unmasked.as(span.start(), span.end())));
    }

    private static Set<String> allowed(String... own) {
        var allowed = new HashSet<String>();
        for (var number : own) {
            var digits = number.replaceAll("\\D", "");
            allowed.add(digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits);
        }
        return allowed;
    }

    private static List<Pattern> patterns(String... each) {
        return Arrays.stream(each).map(Pattern::compile).toList();
    }
}
