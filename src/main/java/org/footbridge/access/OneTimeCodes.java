package org.footbridge.access;

import java.security.NoSuchAlgorithmException;
import java.security.spec.InvalidKeySpecException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Codes and links by which somebody becomes a login: a code on paper for participants and family, who need no e-mail
 * (CARE 29), a link for staff. Kept as hashes, once, for a limited time.
 */
@Component
public class OneTimeCodes {

    private static final Duration CODE_VALID = Duration.ofDays(14);
    private static final Duration LINK_VALID = Duration.ofDays(7);

    /** Ten characters of 28: 48 bits. Four ready-made tables of guesses are kept off by the slow hash below. */
    private static final int CHARACTERS = 10;

    private static final int ITERATIONS = 60_000;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SignIns signIns;
    private final Attempts attempts;
    private final AgreedWords words;
    private final List<Joining> joining;
    private final TransactionTemplate transaction;

    OneTimeCodes(
            Sql sql,
            Clock clock,
            Audit audit,
            Accounts accounts,
            Passwords passwords,
            SignIns signIns,
            Attempts attempts,
            AgreedWords words,
            List<Joining> joining,
            TransactionTemplate transaction) {
        this.transaction = transaction;
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.accounts = accounts;
        this.passwords = passwords;
        this.signIns = signIns;
        this.attempts = attempts;
        this.words = words;
        this.joining = joining;
    }

    /**
     * A new code for this participant, handed over in person; earlier ones stop working. Valid 14 days, once. For somebody
     * who has a login already it sets a new password.
     *
     * @return the code as it is printed, such as {@code K7MXA-2PWTR}; nothing keeps it
     */
    @Transactional
    public String forParticipant(Id person) {
        return code(person, Role.PARTICIPANT);
    }

    /**
     * As {@link #forParticipant}, for somebody near a participant: worth nothing without the word that was agreed on, because
     * a sheet may be found or taken.
     */
    @Transactional
    public String forContact(Id person, String word) {
        var code = code(person, Role.CONTACT);
        words.agree(person, word);
        return code;
    }

    private String code(Id person, Role role) {
        var code = Secrets.readable(CHARACTERS);
        insert(person, Set.of(role), "code", slowHash(code), CODE_VALID);
        return code.substring(0, CHARACTERS / 2) + "-" + code.substring(CHARACTERS / 2);
    }

    /** The last part of a link for somebody of the staff; earlier ones stop working. Valid 7 days, once. */
    @Transactional
    public String forStaff(Id person, Set<Role> roles) {
        if (!roles.stream().allMatch(Role::isStaff)) {
            throw new IllegalArgumentException("Participants and family get a code, not a link: " + roles);
        }
        var token = Secrets.token();
        insert(person, roles, "link", Attempts.hash(token), LINK_VALID);
        return token;
    }

    /** From now on no code or link of this person works. */
    @Transactional
    public void withdraw(Id person) {
        sql.sql("""
                        update access.invitation set withdrawn_at = :now
                         where organization_id = :organization and person_id = :person
                           and used_at is null and withdrawn_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param("now", clock.instant())
                .update();
    }

    /** Somebody who was given a code or link and has not used it; perhaps it ran out. */
    public record Invited(UUID personId, List<String> roles, Instant madeAt, Instant expiresAt) {

        public Set<Role> roleSet() {
            return roles.stream()
                    .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Invitations to the bound organization that were neither used nor withdrawn; at most one a person. */
    @Transactional(readOnly = true)
    public List<Invited> openInvitations() {
        return sql.sql("""
                        select distinct on (person_id) person_id, roles, made_at, expires_at
                          from access.invitation
                         where organization_id = :organization and used_at is null and withdrawn_at is null
                         order by person_id, made_at desc
                        """)
                .param("organization", Actor.current().organization())
                .list(Invited.class);
    }

    private void insert(Id person, Set<Role> roles, String kind, String hash, Duration valid) {
        withdraw(person);
        var now = clock.instant();
        var id = Id.fresh(now);
        sql.sql("""
                        insert into access.invitation (organization_id, id, person_id, roles, kind, secret_hash, made_at, made_by,
                                                       expires_at)
                        values (:organization, :id, :person, :roles, :kind, :hash, :now, :by, :expires)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("person", person)
                .param("roles", roles)
                .param("kind", kind)
                .param("hash", hash)
                .param("now", now)
                .param("by", Actor.current().membership())
                .param("expires", now.plus(valid))
                .update();
        audit.act(
                Act.CONFIGURE,
                "one-time " + kind,
                null,
                roles.contains(Role.PARTICIPANT) ? List.of(person) : List.of());
    }

    /**
     * An invitation somebody brought: worth an account for this person.
     *
     * @param existing the name of the login this person has already; a new password is then all there is to choose
     * @param elsewhere whether that login belongs to another organization too: then its present password is asked, so
     *     that nobody here can take it over there
     * @param wordHash of the word that was agreed on and is asked too
     */
    public record Invitation(
            OrganizationId organizationId,
            UUID id,
            UUID personId,
            Set<Role> roles,
            Optional<String> existing,
            boolean elsewhere,
            Optional<String> wordHash) {

        public boolean forStaff() {
            return roles.stream().anyMatch(Role::isStaff);
        }
    }

    /** What came of a code. */
    public sealed interface Answer {}

    public record Opened(Invitation invitation) implements Answer {}

    /** Never given out, used, withdrawn or too old: nobody can tell which. */
    public record Unknown() implements Answer {}

    public record Wait(Instant until) implements Answer {}

    /** @param typed as read from the paper: case, spaces and hyphens do not matter */
    public Answer open(String typed, String network) {
        var bucket = Attempts.Bucket.of("code", Passwords.block(network), 10, Duration.ofHours(1));
        var wait = attempts.count(List.of(bucket));
        if (wait.isPresent()) {
            return new Wait(wait.get());
        }
        var code = Secrets.plain(typed);
        var found = code.length() == CHARACTERS ? find(slowHash(code)) : Optional.<Invitation>empty();
        found.ifPresent(_ -> attempts.forget(List.of(bucket)));
        return found.<Answer>map(Opened::new).orElseGet(Unknown::new);
    }

    /** As {@link #open}, by the last part of a link. */
    public Answer openLink(String token) {
        return find(Attempts.hash(token)).<Answer>map(Opened::new).orElseGet(Unknown::new);
    }

    private record Found(
            OrganizationId organizationId,
            UUID id,
            UUID personId,
            List<String> roles,
            Instant expiresAt,
            Optional<String> wordHash) {}

    private record AnyPerson(UUID value) implements Id {}

    private Optional<Invitation> find(String hash) {
        return sql
                .sql(
                        "select organization_id, id, person_id, roles, expires_at, word_hash from access.invitation_of(:hash)")
                .param("hash", hash)
                .list(Found.class)
                .stream()
                .filter(one -> clock.instant().isBefore(one.expiresAt()))
                .findFirst()
                .map(this::invitation);
    }

    private Invitation invitation(Found found) {
        var account = Actor.job(found.organizationId(), "one-time code")
                .call(() -> accounts.accountOf(new AnyPerson(found.personId())));
        return new Invitation(
                found.organizationId(),
                found.id(),
                found.personId(),
                found.roles().stream()
                        .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet()),
                account.map(accounts::signInName),
                account.filter(one -> accounts.belongsElsewhere(one, found.organizationId()))
                        .isPresent(),
                found.wordHash());
    }

    /** What came of making the account. */
    public sealed interface Made {}

    public record Ready(AccountId account) implements Made {}

    /** The name is somebody's and the password is not theirs. */
    public record NameTaken() implements Made {}

    /** Somebody used the code in the meantime, or it ran out. */
    public record TooLate() implements Made {}

    /** It is not the word that was agreed on; after a few of them the code is withdrawn. */
    public record WrongWord() implements Made {}

    /**
     * Uses the invitation: makes the login or, where the person has one, sets its password and ends its sign-ins. A
     * login that exists elsewhere joins here, or comes back here, when its password is given.
     *
     * @param word the agreed word as typed; not read where none was agreed
     */
    public Made use(Invitation invitation, String signInName, String password, String word, String network) {
        var guess = words.guess(invitation, word);
        if (guess != AgreedWords.Guess.RIGHT) {
            return guess == AgreedWords.Guess.WRONG ? new WrongWord() : new TooLate();
        }
        var person = new AnyPerson(invitation.personId());
        var taken = accounts.login(signInName);
        boolean theirs = taken.isPresent()
                && passwords.recognize(signInName, password, network, null) instanceof Passwords.Recognized;
        return Actor.job(invitation.organizationId(), "one-time code")
                .call(() -> Objects.requireNonNull(transaction.execute(_ -> {
                    var own = accounts.accountOf(person);
                    if (taken.isPresent() && !theirs && (own.isEmpty() || invitation.elsewhere())) {
                        return new NameTaken();
                    }
                    if (!spend(invitation)) {
                        return new TooLate();
                    }
                    return own.isPresent()
                            ? renewed(own.get(), password, person, invitation)
                            : joined(taken, signInName, password, person, invitation);
                })));
    }

    private Made joined(
            Optional<Accounts.Login> taken, String signInName, String password, Id person, Invitation invitation) {
        var account = taken.map(Accounts.Login::id).orElseGet(() -> accounts.create(signInName, password));
        var membership = accounts.join(account, invitation.roles(), person);
        joining.forEach(one -> one.joined(membership, person.value()));
        return new Ready(account);
    }

    private Made renewed(AccountId account, String password, Id person, Invitation invitation) {
        if (!invitation.elsewhere()) {
            passwords.set(account, password);
            signIns.endAll(account);
        }
        accounts.rejoin(account, invitation.roles(), person);
        accounts.memberships(account).stream()
                .filter(one -> one.organizationId().equals(invitation.organizationId())
                        && one.personId().equals(person.value()))
                .forEach(one -> joining.forEach(each -> each.joined(one.id(), person.value())));
        return new Ready(account);
    }

    /** One update decides: of two who bring the same code only one becomes the person. */
    private boolean spend(Invitation invitation) {
        return sql.sql("""
                                update access.invitation set used_at = :now
                                 where organization_id = :organization and id = :id and used_at is null
                                   and withdrawn_at is null and expires_at > :now
                                """)
                        .param("organization", invitation.organizationId())
                        .param("id", invitation.id())
                        .param("now", clock.instant())
                        .update()
                == 1;
    }

    /** Slow, so that a stolen table of hashes is not a table of codes within its fourteen days. */
    static String slowHash(String code) {
        try {
            var spec = new PBEKeySpec(
                    code.toCharArray(),
                    "footbridge one-time code".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    ITERATIONS,
                    256);
            return HexFormat.of()
                    .formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded());
        } catch (NoSuchAlgorithmException | InvalidKeySpecException missing) {
            throw new IllegalStateException("This Java has no PBKDF2.", missing);
        }
    }
}
