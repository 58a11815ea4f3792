package org.footbridge.fhir;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;

/** For tests of a module's SQL: the keyset of a search without {@code _sort}, {@code _count} or {@code _cursor}. */
public final class FirstPage {

    private FirstPage() {}

    public static Keyset of(Sorting sorting) {
        return Keyset.of(request(), sorting).withCount(Keyset.MOST);
    }

    public static SystemRequestDetails request() {
        return new SystemRequestDetails();
    }
}
