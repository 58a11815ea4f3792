package org.footbridge.safety;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two plans a person holds on to when it gets hard. */
public enum CopingKind {
    /** For hours in which somebody thinks of dying. */
    SAFETY("Safety plan"),
    /** For staying on course, and for what to do when it slips. */
    RELAPSE("Relapse plan");

    private final String label;

    CopingKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** "safety plan", as the audit and the privacy desk name it. */
    public String subject() {
        return label.toLowerCase(Locale.ROOT);
    }

    /** The last part of its addresses, {@code safety-plan}. */
    public String path() {
        return key() + "-plan";
    }

    /** As rows and message keys say it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In the order they are written and read. */
    public List<Part> parts() {
        return Arrays.stream(Part.values()).filter(part -> part.kind() == this).toList();
    }

    /** By the last part of its addresses. */
    public static Optional<CopingKind> at(String path) {
        return Arrays.stream(values()).filter(one -> one.path().equals(path)).findFirst();
    }
}
