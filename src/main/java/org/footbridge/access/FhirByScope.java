package org.footbridge.access;

import java.util.Set;
import org.footbridge.fhir.FhirAccess;
import org.footbridge.fhir.FhirCall;
import org.footbridge.platform.Actor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What a token's scopes allow: {@code system/*.rs} reads and searches, {@code system/*.cu} creates and updates. */
@Component
class FhirByScope implements FhirAccess {

    @Override
    public Answer may(FhirCall call) {
        if (Actor.bound().filter(actor -> actor.kind() == Actor.Kind.CLIENT).isEmpty()) {
            return new Refused("Only a registered program may ask here.");
        }
        return switch (call.scopeLetter()) {
            case 'r', 's' -> needs(Clients.READ);
            case 'c', 'u' -> needs(Clients.WRITE);
            default -> new Refused("Nothing is deleted here.");
        };
    }

    private static Answer needs(String scope) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean granted = authentication != null
                && Set.copyOf(authentication.getAuthorities()).stream()
                        .anyMatch(authority -> ("SCOPE_" + scope).equals(authority.getAuthority()));
        return granted ? new Allowed() : new Refused("The token lacks the scope " + scope + ".");
    }
}
