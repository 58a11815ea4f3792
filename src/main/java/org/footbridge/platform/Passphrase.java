package org.footbridge.platform;

import java.io.Console;
import java.util.Arrays;

/** What protects a backup: from {@code FOOTBRIDGE_PASSPHRASE}, or typed by somebody at the console. */
final class Passphrase {

    /** NIST SP 800-63B-4: at least 15 characters where it is the only factor. */
    static final int LEAST = 15;

    private Passphrase() {}

    static char[] toWrite() {
        String given = System.getenv("FOOTBRIDGE_PASSPHRASE");
        if (given != null) {
            return longEnough(given.toCharArray());
        }
        System.out.printf(
                "The backup is encrypted. Without its passphrase nobody, and no support, can read it.%nAt least %d characters; several words are best.%n",
                LEAST);
        char[] first = longEnough(ask("Passphrase: "));
        if (!Arrays.equals(first, ask("Once more: "))) {
            throw new StartRefused("The two passphrases differ.", "Try again.");
        }
        return first;
    }

    static char[] toRead() {
        String given = System.getenv("FOOTBRIDGE_PASSPHRASE");
        return given == null ? ask("Passphrase of the backup: ") : given.toCharArray();
    }

    private static char[] longEnough(char[] passphrase) {
        if (passphrase.length < LEAST) {
            throw new StartRefused(
                    "A passphrase of %d characters is too short to protect health records."
                            .formatted(passphrase.length),
                    "Use at least %d characters, for example five random words.".formatted(LEAST));
        }
        return passphrase;
    }

    private static char[] ask(String question) {
        Console console = System.console();
        char[] answer = console == null || !console.isTerminal() ? null : console.readPassword(question);
        if (answer == null) {
            throw new StartRefused(
                    "A backup needs a passphrase, and nobody is here to type it.", "Set FOOTBRIDGE_PASSPHRASE.");
        }
        return answer;
    }
}
