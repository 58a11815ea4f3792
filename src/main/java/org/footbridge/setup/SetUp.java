package org.footbridge.setup;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.footbridge.access.Accounts;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.access.ReservedNames;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Role;
import org.footbridge.platform.Shipped;
import org.footbridge.programs.Curricula;
import org.footbridge.programs.NewPlace;
import org.footbridge.programs.NewProgram;
import org.footbridge.programs.NewSlot;
import org.footbridge.programs.NewTrack;
import org.footbridge.programs.OrganizationProfile;
import org.footbridge.programs.PlaceId;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Programs;
import org.footbridge.programs.TrackId;
import org.footbridge.staff.StaffMembers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Founds the first organization with its director, and lays its first program with the verbs every page uses. */
@Component
public class SetUp {

    private final FirstAdministrator link;
    private final Organizations organizations;
    private final ReservedNames reserved;
    private final Programs programs;
    private final Curricula curricula;
    private final StaffMembers staff;
    private final Accounts accounts;
    private final Authorization authorization;
    private final List<Shipped> shipped;
    private final TransactionTemplate transaction;

    SetUp(
            FirstAdministrator link,
            Organizations organizations,
            ReservedNames reserved,
            Programs programs,
            Curricula curricula,
            StaffMembers staff,
            Accounts accounts,
            Authorization authorization,
            List<Shipped> shipped,
            TransactionTemplate transaction) {
        this.link = link;
        this.organizations = organizations;
        this.reserved = reserved;
        this.programs = programs;
        this.curricula = curricula;
        this.staff = staff;
        this.accounts = accounts;
        this.authorization = authorization;
        this.shipped = shipped;
        this.transaction = transaction;
    }

    /** @param signInName an e-mail address */
    public record Director(
            String givenName, String familyName, Optional<String> credentials, String signInName, String password) {}

    /** What came of founding. */
    public sealed interface Founding {}

    public record Founded() implements Founding {}

    /** The path name is one of our own addresses, or another organization's. */
    public record NameTaken() implements Founding {}

    /** The link was used or ran out in the meantime. */
    public record LinkOver() implements Founding {}

    /**
     * Founds the organization and makes its director, who also is the privacy officer until somebody else is named: 45
     * CFR 164.530(a)(1)(i) wants one designated from the first day.
     *
     * @param slug the path name, as {@link Organizations#found} wants it
     */
    public Founding found(String token, String slug, OrganizationProfile profile, Director director) {
        if (!link.opens(token)) {
            return new LinkOver();
        }
        if (reserved.contains(slug)) {
            return new NameTaken();
        }
        // An attempt that broke off may have left the bare name; while nobody has a login it belongs to nobody.
        var organization = organizations.bySlug(slug).orElseGet(() -> organizations.found(slug));
        return Actor.job(organization, "set-up")
                .call(() -> Objects.requireNonNull(transaction.execute(_ -> {
                    if (!link.spend(token)) {
                        return new LinkOver();
                    }
                    programs.describe(profile);
                    var person =
                            staff.hire(director.givenName(), director.familyName(), director.credentials(), "Director");
                    var account = accounts.create(director.signInName(), director.password());
                    accounts.join(account, EnumSet.of(Role.DIRECTOR, Role.PRIVACY), person);
                    shipped.forEach(Shipped::copy);
                    return new Founded();
                })));
    }

    @Transactional
    public PlaceId place(NewPlace place) {
        authorization.require(Permission.MANAGE_PROGRAM);
        return programs.addPlace(place);
    }

    /** With the curriculum for its ages. */
    @Transactional
    public ProgramId program(NewProgram program) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var id = programs.offer(program);
        curricula.copy(id);
        return id;
    }

    /** A track with its weekly pattern, all or nothing. */
    @Transactional
    public TrackId track(NewTrack track, List<PatternHour> hours) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var id = programs.addTrack(track);
        hours.forEach(hour -> programs.addSlot(new NewSlot(
                id,
                hour.weekday(),
                hour.starts(),
                hour.minutes(),
                hour.title(),
                hour.kind(),
                Optional.empty(),
                Optional.empty(),
                track.startsOn(),
                track.published())));
        return id;
    }
}
