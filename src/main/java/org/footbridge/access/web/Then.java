package org.footbridge.access.web;

/** Where to go after signing in: an address of ours or nothing, so that nobody is sent elsewhere. */
final class Then {

    private Then() {}

    static String local(String then) {
        boolean ours = then.matches("/[A-Za-z0-9][A-Za-z0-9/_.~-]*")
                && !then.contains("..")
                && !then.startsWith("/sign-")
                && then.length() <= 200;
        return ours ? then : "";
    }
}
