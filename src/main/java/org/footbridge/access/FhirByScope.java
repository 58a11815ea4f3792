package org.footbridge.access;

import java.util.Set;
import org.footbridge.fhir.FhirAccess;
import org.footbridge.fhir.FhirCall;
import org.footbridge.platform.Actor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * What a token's scopes allow: {@code system/*.rs} reads and searches, {@code system/Group.rs} groups alone, {@code
 * system/*.cu} creates and updates.
 */
@Component
class FhirByScope implements FhirAccess {

    @Override
    public Answer may(FhirCall call) {
        if (Actor.bound().filter(actor -> actor.kind() == Actor.Kind.CLIENT).isEmpty()) {
            return new Refused("Only a registered program may ask here.");
        }
        return switch (call.scopeLetter()) {
            case 'r', 's' -> granted(Clients.READ) ? new Allowed() : needs(reading(call));
            case 'c', 'u' -> needs(Clients.WRITE);
            default -> new Refused("Nothing is deleted here.");
        };
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
