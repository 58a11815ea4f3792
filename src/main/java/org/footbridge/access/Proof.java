package org.footbridge.access;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How well and when the person behind this sign-in was recognized. Bound beside the actor, kept in the sign-in's row.
 *
 * @param askedAt when a password, passkey or code was last given
 * @param secondFactorAt when a second factor was last given, if ever in this sign-in
 * @param device as the person called it when signing in
 */
public record Proof(
        Instant signedInAt, Instant askedAt, @Nullable Instant secondFactorAt, Device device) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** A signature needs a second factor this recent. */
    public static final Duration SECOND_FACTOR_HOLDS = Duration.ofHours(12);

    /** Consents, export and private things need the person recognized this recently (CARE 29). */
    public static final Duration RECOGNITION_HOLDS = Duration.ofMinutes(15);

    private static final ScopedValue<Proof> BOUND = ScopedValue.newInstance();

    /** Whose device this is, which decides how long a sign-in lasts. */
    public enum Device {
        /** A staff member's: ends with the working day. */
        WORK(Duration.ofHours(12)),
        /** "My own phone" (CARE 29). */
        OWN_PHONE(Duration.ofDays(30)),
        /** Somebody else uses it too. */
        SHARED(Duration.ofHours(4));

        private final Duration atMost;

        Device(Duration atMost) {
            this.atMost = atMost;
        }
    }

    /** Somebody recognized just now, with a second factor. */
    public static Proof fresh(Instant now) {
        return new Proof(now, now, now, Device.WORK);
    }

    public static Optional<Proof> bound() {
        return BOUND.isBound() ? Optional.of(BOUND.get()) : Optional.empty();
    }

    public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(BOUND, this).call(work);
    }

    /** Whether the sign-in has lasted as long as one may on such a device, however busy it was. */
    public boolean endedBy(Instant now) {
        return !now.isBefore(signedInAt.plus(device.atMost));
    }

    public boolean secondFactorHolds(Instant now) {
        return secondFactorAt != null && now.isBefore(secondFactorAt.plus(SECOND_FACTOR_HOLDS));
    }

    public boolean recognitionHolds(Instant now) {
        return now.isBefore(askedAt.plus(RECOGNITION_HOLDS));
    }

    public Proof asked(Instant now) {
        return new Proof(signedInAt, now, secondFactorAt, device);
    }

    public Proof secondFactor(Instant now) {
        return new Proof(signedInAt, now, now, device);
    }
}
