package org.footbridge.access.web;

import java.util.List;

/** The accounts of the demo program, DESIGN 7; the sign-in page offers them, a real installation never has them. */
final class DemoAccounts {

    static final String PASSWORD = "footbridge";

    private static final List<String> NAMES = List.of(
            "director",
            "therapist",
            "associate",
            "supervisor",
            "intake",
            "prescriber",
            "billing",
            "privacy",
            "participant",
            "family",
            "teen",
            "guardian");

    private DemoAccounts() {}

    static List<SignInPage.DemoAccount> all() {
        return NAMES.stream()
                .map(name -> new SignInPage.DemoAccount(name + "@demo", "access.demo." + name))
                .toList();
    }
}
