package org.footbridge.access.web;

import java.util.List;
import java.util.stream.Collectors;
import org.footbridge.access.AccountId;
import org.footbridge.access.Accounts;
import org.footbridge.access.House;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Role;
import org.footbridge.ui.Choice;
import org.springframework.stereotype.Component;

/** The organizations one login belongs to, to choose from. */
@Component
class Places {

    private final Accounts accounts;
    private final Organizations organizations;
    private final House house;

    Places(Accounts accounts, Organizations organizations, House house) {
        this.accounts = accounts;
        this.organizations = organizations;
        this.house = house;
    }

    /** Each by its membership's id, with what the person is there. */
    List<Choice> of(AccountId account) {
        return accounts.memberships(account).stream()
                .map(one -> new Choice(
                        one.id().value().toString(),
                        Actor.job(one.organizationId(), "sign-in")
                                .call(() -> house.about()
                                        .map(House.About::name)
                                        .orElseGet(() -> organizations.slugOf(one.organizationId()))),
                        one.roleSet().stream().map(Role::label).sorted().collect(Collectors.joining(", "))))
                .toList();
    }
}
