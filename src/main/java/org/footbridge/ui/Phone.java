package org.footbridge.ui;

/** Phone numbers as links. */
public final class Phone {

    private Phone() {}

    /** The address that dials a number as people write it: {@code (505) 555-0142} becomes {@code tel:5055550142}. */
    public static String dial(String number) {
        return "tel:" + number.replaceAll("[^0-9+*#,;]", "");
    }

    /** The address that begins a text to it: {@code sms:5055550142}. */
    public static String text(String number) {
        return "sms:" + number.replaceAll("[^0-9+]", "");
    }
}
