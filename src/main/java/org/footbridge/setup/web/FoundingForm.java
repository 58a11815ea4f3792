package org.footbridge.setup.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the first page asks. */
public record FoundingForm(
        @Nullable String name,
        @Nullable String slug,
        @Nullable String neutralName,
        @Nullable String phone,
        @Nullable String staffedHours,
        @Nullable String zone,
        @Nullable String state,
        @Nullable String given,
        @Nullable String family,
        @Nullable String credentials,
        @Nullable String email,
        @Nullable String password) {

    static FoundingForm empty() {
        return new FoundingForm(null, null, null, null, null, "America/New_York", null, null, null, null, null, null);
    }

    @Override
    public String name() {
        return Objects.requireNonNullElse(name, "");
    }

    @Override
    public String slug() {
        return Objects.requireNonNullElse(slug, "");
    }

    @Override
    public String neutralName() {
        return Objects.requireNonNullElse(neutralName, "");
    }

    @Override
    public String phone() {
        return Objects.requireNonNullElse(phone, "");
    }

    @Override
    public String staffedHours() {
        return Objects.requireNonNullElse(staffedHours, "");
    }

    @Override
    public String zone() {
        return Objects.requireNonNullElse(zone, "");
    }

    @Override
    public String state() {
        return Objects.requireNonNullElse(state, "");
    }

    @Override
    public String given() {
        return Objects.requireNonNullElse(given, "");
    }

    @Override
    public String family() {
        return Objects.requireNonNullElse(family, "");
    }

    @Override
    public String credentials() {
        return Objects.requireNonNullElse(credentials, "");
    }

    @Override
    public String email() {
        return Objects.requireNonNullElse(email, "");
    }

    @Override
    public String password() {
        return Objects.requireNonNullElse(password, "");
    }
}
