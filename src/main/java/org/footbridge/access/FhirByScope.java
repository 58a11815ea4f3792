package org.footbridge.access;

import java.util.Set;
import org.footbridge.fhir.FhirAccess;
import org.footbridge.fhir.FhirCall;
import org.footbridge.platform.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * What a token's scopes allow: {@code system/*.rs} reads and searches, {@code system/Group.rs} groups alone, {@code
 * system/*.cu} creates and updates.
 */
@Component
class FhirByScope implements FhirAccess {

    private final ObjectProvider<OpenedByRelease> releases;

    FhirByScope(ObjectProvider<OpenedByRelease> releases) {
        this.releases = releases;
    }

    @Override
    public Answer may(FhirCall call) {
        if (Actor.bound().filter(actor -> actor.kind() == Actor.Kind.CLIENT).isEmpty()) {
            return new Refused("Only a registered program may ask here.");
        }
        if (Actor.current().participants() != null) {
            return forRecipient(call);
        }
        return switch (call.scopeLetter()) {
            case 'r', 's' -> granted(Clients.READ) ? new Allowed() : needs(reading(call));
            case 'c', 'u' -> needs(Clients.WRITE);
            default -> new Refused("Nothing is deleted here.");
        };
    }

    /** For somebody outside a program reads and searches what a release can open, and nothing else. */
    private Answer forRecipient(FhirCall call) {
        boolean reads = call.scopeLetter() == 'r' || call.scopeLetter() == 's';
        if (!reads || call.operation().isPresent()) {
            return new Refused("This program reads for somebody outside and may do nothing else.");
        }
        var rule = releases.getIfAvailable();
        if (rule == null || !rule.opens(call.resourceType())) {
            return new Refused("No release opens this type.");
        }
        return granted(Clients.READ) ? new Allowed() : needs(Clients.READ);
    }

    private static String reading(FhirCall call) {
        return call.resourceType().equals("Group") ? Clients.READ_GROUPS : Clients.READ;
    }

    private static Answer needs(String scope) {
        return granted(scope) ? new Allowed() : new Refused("The token lacks the scope " + scope + ".");
    }

    private static boolean granted(String scope) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && Set.copyOf(authentication.getAuthorities()).stream()
                        .anyMatch(authority -> ("SCOPE_" + scope).equals(authority.getAuthority()));
    }
}
