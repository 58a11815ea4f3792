package org.footbridge.access;

import static org.footbridge.platform.Role.*;

import java.util.EnumSet;
import java.util.Set;
import org.footbridge.platform.Role;

/** What may be asked of the authorization function: which roles, and through which relationship scopes. */
public enum Permission {
    /** See the header, the desk line and the timeline's frame. */
    SEE_PERSON(
            roles(DIRECTOR, THERAPIST, ASSOCIATE, SUPERVISOR, INTAKE, PRESCRIBER, PEER, CASE_MANAGER, BILLING, PRIVACY),
            Scope.values()),
    WORK_INTAKE(roles(INTAKE, DIRECTOR, THERAPIST, SUPERVISOR), Scope.INTAKE, Scope.CARE, Scope.OVERSIGHT),
    READ_CHART(
            roles(DIRECTOR, THERAPIST, ASSOCIATE, SUPERVISOR, PRESCRIBER, PEER, CASE_MANAGER, INTAKE),
            Scope.CARE,
            Scope.OVERSIGHT),
    WRITE_CHART(roles(THERAPIST, ASSOCIATE, SUPERVISOR, PRESCRIBER, CASE_MANAGER), Scope.CARE),
    /** Sign clinical content: assessment, level of care, plan, note, summary. */
    SIGN_CLINICAL(roles(THERAPIST, ASSOCIATE, SUPERVISOR, PRESCRIBER), Scope.CARE),
    /** Decide a level of care or lift a screening stop. */
    DECIDE_LEVEL_OF_CARE(roles(THERAPIST, SUPERVISOR, PRESCRIBER), Scope.CARE, Scope.INTAKE),
    /** Settle what a person takes, start, change and stop it, and sign medication visits. */
    CONFIRM_MEDICATIONS(roles(PRESCRIBER), Scope.CARE, Scope.INTAKE),
    TAKE_ATTENDANCE(roles(THERAPIST, ASSOCIATE, SUPERVISOR, PEER, CASE_MANAGER), Scope.CARE),
    ACT_ON_ALERT(
            roles(THERAPIST, ASSOCIATE, SUPERVISOR, PRESCRIBER, DIRECTOR), Scope.CARE, Scope.OVERSIGHT, Scope.INTAKE),
    /** Read and answer what people write to their team. */
    ANSWER_MESSAGES(roles(THERAPIST, ASSOCIATE, SUPERVISOR, PRESCRIBER, PEER, CASE_MANAGER), Scope.CARE),
    SEE_BILLING(roles(BILLING, DIRECTOR), Scope.BILLING, Scope.OVERSIGHT),
    /** Restricted history: partner violence, HIV, legal facts (CARE 20). */
    READ_RESTRICTED_HISTORY(roles(THERAPIST, SUPERVISOR, PRESCRIBER), Scope.CARE),
    READ_AUDIT(roles(PRIVACY, DIRECTOR), Scope.values()),
    SEAL_ERROR(roles(PRIVACY), Scope.values()),

    // Asked without a participant.
    OPEN_STAFF_HOME(roles(
            DIRECTOR, THERAPIST, ASSOCIATE, SUPERVISOR, INTAKE, PRESCRIBER, PEER, CASE_MANAGER, BILLING, PRIVACY)),
    OPEN_INTAKE(roles(INTAKE, DIRECTOR, THERAPIST, SUPERVISOR)),
    RUN_GROUPS(roles(THERAPIST, ASSOCIATE, SUPERVISOR, PEER, CASE_MANAGER, DIRECTOR)),
    /** Hand one session to a colleague, who reaches its people until its notes are signed (CARE 30). */
    HAND_OVER_GROUPS(roles(SUPERVISOR, DIRECTOR)),
    MANAGE_PROGRAM(roles(DIRECTOR)),
    /** Say who is on duty when. */
    PLAN_ROTA(roles(SUPERVISOR, DIRECTOR)),
    /** Read rooms of the community and look after them; which ones is decided there. */
    READ_COMMUNITY(roles(THERAPIST, ASSOCIATE, SUPERVISOR, PEER, CASE_MANAGER, DIRECTOR)),
    MANAGE_ACCOUNTS(roles(DIRECTOR)),
    /** Whose license lasts until when, and who supervises whom. */
    SEE_CREDENTIALS(roles(DIRECTOR, SUPERVISOR)),
    KEEP_CREDENTIALS(roles(DIRECTOR)),
    SEE_OUTBOX(roles(DIRECTOR)),
    OPEN_PRIVACY_DESK(roles(PRIVACY, DIRECTOR)),

    /** A participant's own record; a participant bound to it always may. */
    OWN_RECORD(roles(PARTICIPANT)),
    /** What a contact may see of somebody whose consent names it. */
    FAMILY_VIEW(roles(CONTACT), Scope.FAMILY);

    private final Set<Role> roles;
    private final Set<Scope> scopes;

    Permission(Set<Role> roles, Scope... scopes) {
        this.roles = roles;
        this.scopes = scopes.length == 0 ? EnumSet.noneOf(Scope.class) : EnumSet.copyOf(Set.of(scopes));
    }

    /** Whose roles may, before any relationship is asked about. */
    public Set<Role> roles() {
        return roles;
    }

    Set<Scope> scopes() {
        return scopes;
    }

    private static Set<Role> roles(Role first, Role... rest) {
        return EnumSet.of(first, rest);
    }
}
