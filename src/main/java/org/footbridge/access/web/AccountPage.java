package org.footbridge.access.web;

import java.util.List;

/** @param recoveryCodesLeft how many can still be used */
public record AccountPage(
        String signInName,
        List<String> signIns,
        boolean staff,
        boolean codes,
        int recoveryCodesLeft,
        List<Passkey> passkeys) {

    /** @param id in base 64 for addresses */
    public record Passkey(String id, String line) {}
}
