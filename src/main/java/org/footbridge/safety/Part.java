package org.footbridge.safety;

import static org.footbridge.safety.CopingKind.RELAPSE;
import static org.footbridge.safety.CopingKind.SAFETY;

import java.util.Locale;

/**
 * The parts of the two plans, in order. The safety plan has the six steps of the safety planning intervention as its
 * authors describe them in print (DOMAIN 5.6), the relapse plan the parts of DOMAIN 5.7; titles and hints are our own
 * words, never those of a form.
 */
public enum Part {
    SIGNS(SAFETY, Shape.LINES),
    ALONE(SAFETY, Shape.LINES),
    ELSEWHERE(SAFETY, Shape.LINES),
    PEOPLE(SAFETY, Shape.PEOPLE),
    /** 988 and the program's own number stand here whatever is written. */
    PROFESSIONALS(SAFETY, Shape.PEOPLE),
    SURROUNDINGS(SAFETY, Shape.STEPS),

    REASONS(RELAPSE, Shape.LINES),
    TRIGGERS(RELAPSE, Shape.LINES),
    RISKY(RELAPSE, Shape.LINES),
    EARLY(RELAPSE, Shape.LINES),
    CRAVING(RELAPSE, Shape.LINES),
    SKILLS(RELAPSE, Shape.LINES),
    SUPPORTS(RELAPSE, Shape.PEOPLE),
    MEDICINES(RELAPSE, Shape.LINES),
    CHANGES(RELAPSE, Shape.STEPS),
    BODY(RELAPSE, Shape.LINES),
    IF_IT_HAPPENS(RELAPSE, Shape.LINES),
    OVERDOSE(RELAPSE, Shape.LINES),
    AGAIN(RELAPSE, Shape.LINES);

    /** How a part is written. */
    public enum Shape {
        /** One thing a line. */
        LINES,
        /** Somebody or somewhere, with a number to call. */
        PEOPLE,
        /** Something to do, with who helps and by when; it can be done. */
        STEPS
    }

    private final CopingKind kind;
    private final Shape shape;

    Part(CopingKind kind, Shape shape) {
        this.kind = kind;
        this.shape = shape;
    }

    public CopingKind kind() {
        return kind;
    }

    public Shape shape() {
        return shape;
    }

    /** As rows, form fields and message keys say it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
