package org.footbridge.community.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.people.KeepApart;
import org.footbridge.people.ParticipantId;
import org.springframework.stereotype.Component;

/** Who of a room must not meet, for a clinician of one of the two who looks after it; never why. */
@Component("communityKeptApartHere")
class KeptApartHere {

    private static final List<Permission> CLINICIANS =
            List.of(Permission.SIGN_CLINICAL, Permission.DECIDE_LEVEL_OF_CARE);

    private final Authorization authorization;
    private final KeepApart keepApart;

    KeptApartHere(Authorization authorization, KeepApart keepApart) {
        this.authorization = authorization;
        this.keepApart = keepApart;
    }

    /** "This one and that one", of people who are in the room now. */
    List<String> among(List<PeopleOfRoomQuery.Person> people) {
        Map<ParticipantId, PeopleOfRoomQuery.Person> here = people.stream()
                .filter(one -> one.leftAt().isEmpty())
                .collect(Collectors.toMap(PeopleOfRoomQuery.Person::participantId, Function.identity()));
        return keepApart.pairsAmong(here.keySet()).stream()
                .filter(pair -> isClinicianOf(pair.one()) || isClinicianOf(pair.other()))
                .map(pair -> Stream.of(here.get(pair.one()), here.get(pair.other()))
                        .map(one -> StaffLines.who(one.fullName(), one.displayName()))
                        .sorted()
                        .collect(Collectors.joining(" · and · ")))
                .sorted()
                .toList();
    }

    private boolean isClinicianOf(ParticipantId person) {
        return CLINICIANS.stream().anyMatch(permission -> authorization.may(permission, person));
    }
}
