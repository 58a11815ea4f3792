package org.footbridge.access.web;

import java.util.List;
import org.footbridge.ui.Choice;

/**
 * @param recoveryCodesLeft how many can still be used
 * @param elsewhere the other organizations this login belongs to
 */
public record AccountPage(
        String signInName,
        List<SignIn> signIns,
        boolean staff,
        boolean codes,
        int recoveryCodesLeft,
        List<Passkey> passkeys,
        List<Choice> elsewhere) {

    /** @param line since when and last used; {@code where} the browser and whose device it was said to be */
    public record SignIn(String key, String where, String line, boolean here) {}

    /** @param id in base 64 for addresses */
    public record Passkey(String id, String line) {}
}
