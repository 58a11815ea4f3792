package org.footbridge.staff;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What somebody's credentials let them sign on one day. Roles decide besides; this never gives more than they do. */
public sealed interface Standing {

    /** Nobody entered a credential that lets sign: an installation being set up is not locked out, but is told. */
    record NothingRecorded() implements Standing {}

    record Alone(Credential by) implements Standing {}

    record Supervised(Credential by) implements Standing {}

    record WithoutSupervisor(Credential by) implements Standing {}

    /** All that let them sign have ended, or none has begun. */
    record NotInForce(Credential last) implements Standing {}

    /** @param supervisor whether somebody supervises them on that day */
    static Standing of(List<Credential> credentials, boolean supervisor, LocalDate day) {
        var signing =
                credentials.stream().filter(one -> one.signs() != Signs.NOTHING).toList();
        if (signing.isEmpty()) {
            return new NothingRecorded();
        }
        var held = signing.stream().filter(one -> one.inForce(day)).toList();
        return first(held, Signs.ALONE)
                .<Standing>map(Alone::new)
                .or(() -> first(held, Signs.SUPERVISED)
                        .map(one -> supervisor ? new Supervised(one) : new WithoutSupervisor(one)))
                .orElseGet(() -> new NotInForce(signing.stream()
                        .max(Comparator.comparing(one -> one.lastDay().orElse(LocalDate.MAX)))
                        .orElseThrow()));
    }

    private static Optional<Credential> first(List<Credential> held, Signs signs) {
        return held.stream().filter(one -> one.signs() == signs).findFirst();
    }

    /** Whether they may sign as far as their credentials go. */
    default boolean lets() {
        return switch (this) {
            case NothingRecorded _, Alone _, Supervised _ -> true;
            case WithoutSupervisor _, NotInForce _ -> false;
        };
    }
}
