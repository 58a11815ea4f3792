package org.footbridge.staff;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Persons;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The staff side of the directors' page of accounts. */
@Component
class StaffAsPersons implements Persons {

    private final StaffMembers members;

    StaffAsPersons(StaffMembers members) {
        this.members = members;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> namesOf(Collection<UUID> ids) {
        var wanted = new HashSet<>(ids);
        return members.all().stream()
                .filter(one -> wanted.contains(one.staffId().value()))
                .collect(Collectors.toMap(one -> one.staffId().value(), StaffMembers.Name::fullName));
    }

    @Override
    public boolean keepsParticipant(UUID id) {
        return false;
    }

    @Override
    public Map<UUID, String> contactsOf(UUID participant) {
        return Map.of();
    }

    @Override
    @Transactional
    public Optional<UUID> hire(String givenName, String familyName, Optional<String> credentials, String title) {
        return Optional.of(
                members.hire(givenName, familyName, credentials, title).value());
    }
}
