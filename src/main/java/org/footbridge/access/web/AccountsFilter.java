package org.footbridge.access.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.platform.Role;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/**
 * What a director looks for among the accounts. A name typed here comes by POST, so that it stands in no address; all
 * else may stand in a link.
 *
 * @param page counted from 1
 */
record AccountsFilter(
        @Nullable String q,
        @Nullable String role,
        @Nullable String state,
        @Nullable String sort,
        @Nullable Integer page) {

    /** Where an account stands. */
    enum State {
        ACTIVE("Can sign in"),
        NEVER("Never signed in"),
        ENDED("Ended");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    enum Sort {
        NAME("Name"),
        LAST("Last signed in, latest first"),
        LONG_AGO("Last signed in, longest ago first"),
        NEWEST("Newest first");

        private final String label;

        Sort(String label) {
            this.label = label;
        }
    }

    static AccountsFilter none() {
        return new AccountsFilter(null, null, null, null, null);
    }

    /** In small letters, without spaces around it. */
    String words() {
        return q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
    }

    Optional<Role> wantedRole() {
        return one(Role.class, role);
    }

    Optional<State> wantedState() {
        return one(State.class, state);
    }

    Sort order() {
        return one(Sort.class, sort).orElse(Sort.NAME);
    }

    int number() {
        return page == null || page < 1 ? 1 : page;
    }

    /** The same search on another page of its results. */
    AccountsFilter at(int other) {
        return new AccountsFilter(q, role, state, sort, other);
    }

    static List<Choice> roles() {
        return Arrays.stream(Role.values())
                .map(one -> new Choice(one.name(), one.label()))
                .toList();
    }

    static List<Choice> states() {
        return Arrays.stream(State.values())
                .map(one -> new Choice(one.name(), one.label()))
                .toList();
    }

    static List<Choice> sorts() {
        return Arrays.stream(Sort.values())
                .map(one -> new Choice(one.name(), one.label))
                .toList();
    }

    private static <E extends Enum<E>> Optional<E> one(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(name))
                .findFirst();
    }
}
