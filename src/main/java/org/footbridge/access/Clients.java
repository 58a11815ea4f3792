package org.footbridge.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Installation;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Sql;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Other programs that may read or write over FHIR. Each belongs to one organization and sees nothing of others. */
@Component
public class Clients {

    public static final String READ = "system/*.rs";
    public static final String WRITE = "system/*.cu";

    /** Reads who is enrolled in which track and nothing else; {@link #READ} holds it too. */
    public static final String READ_GROUPS = "system/Group.rs";

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final PasswordEncoder encoder;
    private final Installation installation;

    Clients(Sql sql, Clock clock, Audit audit, PasswordEncoder encoder, Installation installation) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.encoder = encoder;
        this.installation = installation;
    }

    /** @param secret shown once; kept as a hash */
    public record Registered(String clientId, String secret) {}

    /** Registers a program for the bound organization. */
    @Transactional
    public Registered register(String name, Set<String> scopes) {
        return register(name, "", scopes);
    }

    /**
     * Registers a program for the bound organization.
     *
     * @param purpose what it is for and under which agreement it reads
     */
    @Transactional
    public Registered register(String name, String purpose, Set<String> scopes) {
        return insert("c-" + UUID.randomUUID(), name, purpose, Secrets.token(), scopes, Optional.empty());
    }

    /**
     * Registers a program that reads for somebody outside: only what releases naming them open, and it writes nothing.
     *
     * @param recipient exactly as a release names them
     */
    @Transactional
    public Registered registerFor(String recipient, String name, String purpose) {
        return insert(
                "c-" + UUID.randomUUID(), name, purpose, Secrets.token(), Set.of(READ), Optional.of(recipient.strip()));
    }

    /** A new secret; the old one gets no token any more. Empty if there is no such program, or it ended. */
    @Transactional
    public Optional<Registered> newSecret(String clientId) {
        var secret = Secrets.token();
        int changed = sql.sql("""
                        update access.client set secret_hash = :hash, secret_made_at = :now
                         where organization_id = :organization and client_id = :client and ended_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("client", clientId)
                .param("hash", encoder.encode(secret))
                .param("now", clock.instant())
                .update();
        if (changed == 0) {
            return Optional.empty();
        }
        audit.act(Act.CONFIGURE, "client", null, List.of(), "new secret of " + clientId);
        return Optional.of(new Registered(clientId, secret));
    }

    /** What it may from its next token on. */
    @Transactional
    public void changeScopes(String clientId, Set<String> scopes) {
        sql.sql("""
                        update access.client set scopes = :scopes
                         where organization_id = :organization and client_id = :client and ended_at is null
                           and recipient is null
                        """)
                .param("organization", Actor.current().organization())
                .param("client", clientId)
                .param("scopes", scopes)
                .update();
        audit.act(
                Act.CONFIGURE,
                "client",
                null,
                List.of(),
                "scopes of " + clientId + ": " + scopes.stream().sorted().collect(Collectors.joining(" ")));
    }

    /** The client {@code demo} with secret {@code demo}, DESIGN 7. */
    @Transactional
    public Registered registerDemo() {
        if (!installation.demo()) {
            throw new IllegalStateException("A real installation never has the demo client.");
        }
        return insert("demo", "Demo", "This demo program itself", "demo", Set.of(READ, WRITE), Optional.empty());
    }

    /** From now on it gets no token, and those it has are refused. */
    @Transactional
    public void end(String clientId) {
        sql.sql("""
                        update access.client set ended_at = :now
                         where organization_id = :organization and client_id = :client and ended_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("client", clientId)
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "client", null, List.of(), "ended " + clientId);
    }

    /** One registered program, for the page. */
    public record Listed(
            String clientId,
            String name,
            String purpose,
            List<String> scopes,
            Instant madeAt,
            Instant secretMadeAt,
            Optional<Instant> endedAt,
            Optional<String> recipient) {}

    @Transactional(readOnly = true)
    public List<Listed> all() {
        return sql.sql("""
                        select client_id, name, coalesce(purpose, '') as purpose, scopes, made_at,
                               coalesce(secret_made_at, made_at) as secret_made_at, ended_at, recipient
                          from access.client
                         where organization_id = :organization
                         order by ended_at is not null, made_at desc
                        """)
                .param("organization", Actor.current().organization())
                .list(Listed.class);
    }

    /** @param recipient for whom it reads; empty for the program's own software */
    record Client(
            OrganizationId organizationId,
            UUID id,
            String clientId,
            String name,
            String secretHash,
            List<String> scopes,
            Optional<String> recipient) {}

    /** Looked up before anybody is bound; ended ones are not found. */
    @Transactional(readOnly = true)
    Optional<Client> client(String clientId) {
        var found = sql.sql(
                        "select organization_id, id, client_id, name, secret_hash, scopes, recipient from access.client_of(:client)")
                .param("client", clientId)
                .list(Client.class);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private Registered insert(
            String clientId,
            String name,
            String purpose,
            String secret,
            Set<String> scopes,
            Optional<String> recipient) {
        var id = Id.fresh(clock.instant());
        sql.sql("""
                        insert into access.client (organization_id, id, client_id, name, purpose, secret_hash, scopes, made_at, recipient)
                        values (:organization, :id, :client, :name, :purpose, :hash, :scopes, :now, :recipient)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("client", clientId)
                .param("name", name)
                .param("purpose", purpose)
                .param("hash", encoder.encode(secret))
                .param("scopes", scopes)
                .param("now", clock.instant())
                .param("recipient", recipient)
                .update();
        audit.act(Act.CONFIGURE, "client", null, List.of(), "registered " + clientId);
        return new Registered(clientId, secret);
    }
}
