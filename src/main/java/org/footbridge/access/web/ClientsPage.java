package org.footbridge.access.web;

import java.util.List;
import org.footbridge.access.Clients;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * @param token where a program asks for its token
 * @param made a client id with its secret, shown once
 */
public record ClientsPage(
        List<Line> lines,
        String token,
        String zone,
        Clients.@Nullable Registered made,
        String name,
        String purpose,
        List<String> scopes,
        Problems problems) {

    /**
     * @param recipient for whom it reads; empty for the program itself
     * @param since when it was registered, with a new secret, or ended
     */
    public record Line(
            String clientId,
            String name,
            String purpose,
            List<String> scopes,
            String recipient,
            String since,
            boolean ended) {}

    public List<Choice> choices() {
        return List.of(
                new Choice(Clients.READ, "Read and search", "Every record of this organization that FHIR gives out"),
                new Choice(Clients.READ_GROUPS, "Read groups only", "Who is enrolled in which track, as FHIR Group"),
                new Choice(Clients.WRITE, "Send referrals", "Create and update, such as a hospital's bundle"));
    }
}
