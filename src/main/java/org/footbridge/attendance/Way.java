package org.footbridge.attendance;

/** Where somebody checked in. Only the tablet is on site: a phone is no proof of being in the room. */
public enum Way {
    PHONE,
    TABLET
}
