package org.footbridge.access;

import com.webauthn4j.util.exception.WebAuthnException;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.platform.Installation;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys (WebAuthn level 2): a key pair a device keeps, which cannot be phished, guessed or read from our database.
 * The device always checks its owner (PIN, finger, face), so one passkey is both factors.
 */
@Component
public class Passkeys {

    private final Sql sql;
    private final Clock clock;
    private final Webauthn4JRelyingPartyOperations operations;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    Passkeys(Sql sql, Clock clock, Installation installation) {
        this.sql = sql;
        this.clock = clock;
        var url = installation.url();
        var origin = url.getScheme() + "://" + url.getAuthority();
        this.operations = new Webauthn4JRelyingPartyOperations(
                new Holders(),
                new Credentials(),
                PublicKeyCredentialRpEntity.builder()
                        .id(url.getHost())
                        .name("Footbridge")
                        .build(),
                Set.of(origin));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    }

    /** One passkey, as its owner knows it. */
    public record Listed(byte[] credentialId, String label, Instant createdAt, Instant lastUsedAt) {}

    @Transactional(readOnly = true)
    public List<Listed> of(AccountId account) {
        return sql.sql("""
                        select credential_id, label, passkey.created_at, last_used_at
                          from access.passkey
                          join access.passkey_holder using (handle)
                         where account_id = :account
                         order by passkey.created_at
                        """).param("account", account).list(Listed.class);
    }

    @Transactional(readOnly = true)
    public boolean has(AccountId account) {
        return !of(account).isEmpty();
    }

    /** What the browser needs to make a passkey, to be kept in the sign-in until {@link #register}. */
    public PublicKeyCredentialCreationOptions creation(AccountId account) {
        return operations.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(
                        UsernamePasswordAuthenticationToken.authenticated(
                                account.value().toString(), null, List.of())));
    }

    /** What the browser needs to use any passkey of its owner, to be kept until {@link #recognize}. */
    public PublicKeyCredentialRequestOptions request() {
        return operations.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
    }

    public String json(Object options) {
        return json.writeValueAsString(options);
    }

    /** As {@link #register}, for the options that wait in this sign-in; they are used up. */
    public boolean registered(HttpSession session, String credential) {
        var options = (PublicKeyCredentialCreationOptions)
                session.getAttribute(PublicKeyCredentialCreationOptions.class.getName());
        session.removeAttribute(PublicKeyCredentialCreationOptions.class.getName());
        return options != null && register(options, credential, "Passkey");
    }

    /** Keeps the passkey the browser made. Answers whether what it sent was one. */
    public boolean register(PublicKeyCredentialCreationOptions options, String credential, String label) {
        try {
            var made = json.readValue(
                    credential, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            operations.registerCredential(
                    new ImmutableRelyingPartyRegistrationRequest(options, new RelyingPartyPublicKey(made, label)));
            return true;
        } catch (JacksonException | IllegalArgumentException | WebAuthnException wrong) {
            return false;
        }
    }

    /** Whose passkey it is, if the answer holds for these options. */
    public Optional<AccountId> recognize(PublicKeyCredentialRequestOptions options, String credential) {
        try {
            var given = json.readValue(
                    credential, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            var holder = operations.authenticate(new RelyingPartyAuthenticationRequest(options, given));
            return Optional.of(new AccountId(UUID.fromString(holder.getName())));
        } catch (JacksonException | IllegalArgumentException | WebAuthnException wrong) {
            return Optional.empty();
        }
    }

    /** Takes away one passkey of this login. */
    @Transactional
    public void remove(AccountId account, byte[] credentialId) {
        sql.sql("""
                        delete from access.passkey
                         where credential_id = :credential
                           and handle = (select handle from access.passkey_holder where account_id = :account)
                        """).param("credential", credentialId).param("account", account).update();
    }

    @Transactional
    void removeAll(AccountId account) {
        sql.sql("delete from access.passkey_holder where account_id = :account")
                .param("account", account)
                .update();
    }

    /** Spring Security's users are our accounts by id; a handle is random, so that a passkey names nobody. */
    private final class Holders implements PublicKeyCredentialUserEntityRepository {

        private record Row(UUID accountId, byte[] handle) {}

        @Override
        public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
            return sql.sql("select account_id, handle from access.passkey_holder where handle = :handle")
                    .param("handle", handle.getBytes())
                    .optional(Row.class)
                    .map(Holders::entity)
                    .orElse(null);
        }

        @Override
        public @Nullable PublicKeyCredentialUserEntity findByUsername(String account) {
            return sql.sql("select account_id, handle from access.passkey_holder where account_id = :account::uuid")
                    .param("account", account)
                    .optional(Row.class)
                    .map(Holders::entity)
                    .orElse(null);
        }

        @Override
        public void save(PublicKeyCredentialUserEntity holder) {
            sql.sql("""
                            insert into access.passkey_holder (account_id, handle) values (:account::uuid, :handle)
                            on conflict do nothing
                            """)
                    .param("account", holder.getName())
                    .param("handle", holder.getId().getBytes())
                    .update();
        }

        @Override
        public void delete(Bytes handle) {
            sql.sql("delete from access.passkey_holder where handle = :handle")
                    .param("handle", handle.getBytes())
                    .update();
        }

        private static PublicKeyCredentialUserEntity entity(Row row) {
            return ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(new Bytes(row.handle()))
                    .name(row.accountId().toString())
                    .displayName("Footbridge")
                    .build();
        }
    }

    private final class Credentials implements UserCredentialRepository {

        private record Row(
                byte[] credentialId,
                byte[] handle,
                String label,
                byte[] publicKey,
                long signatureCount,
                boolean uvInitialized,
                String transports,
                boolean backupEligible,
                boolean backupState,
                Optional<byte[]> attestation,
                Optional<byte[]> attestationClientData,
                Instant createdAt,
                Instant lastUsedAt) {}

        @Override
        public void delete(Bytes credentialId) {
            sql.sql("delete from access.passkey where credential_id = :id")
                    .param("id", credentialId.getBytes())
                    .update();
        }

        @Override
        public void save(CredentialRecord record) {
            var now = clock.instant();
            sql.sql("""
                            insert into access.passkey (credential_id, handle, label, public_key, signature_count, uv_initialized,
                                                        transports, backup_eligible, backup_state, attestation,
                                                        attestation_client_data, created_at, last_used_at)
                            values (:id, :handle, :label, :key, :count, :uv, :transports, :eligible, :backed, :attestation,
                                    :clientData, :now, :now)
                            on conflict (credential_id) do update
                               set signature_count = :count, uv_initialized = :uv, backup_state = :backed, last_used_at = :now
                            """)
                    .param("id", record.getCredentialId().getBytes())
                    .param("handle", record.getUserEntityUserId().getBytes())
                    .param("label", record.getLabel())
                    .param("key", record.getPublicKey().getBytes())
                    .param("count", record.getSignatureCount())
                    .param("uv", record.isUvInitialized())
                    .param(
                            "transports",
                            record.getTransports().stream()
                                    .map(AuthenticatorTransport::getValue)
                                    .collect(Collectors.joining(",")))
                    .param("eligible", record.isBackupEligible())
                    .param("backed", record.isBackupState())
                    .param("attestation", bytes(record.getAttestationObject()))
                    .param("clientData", bytes(record.getAttestationClientDataJSON()))
                    .param("now", now)
                    .update();
        }

        @Override
        public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
            return rows("where credential_id = :id", credentialId).stream()
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public List<CredentialRecord> findByUserId(Bytes handle) {
            return rows("where handle = :id", handle);
        }

        private List<CredentialRecord> rows(String where, Bytes id) {
            return sql.sql("""
                            select credential_id, handle, label, public_key, signature_count, uv_initialized, transports,
                                   backup_eligible, backup_state, attestation, attestation_client_data, created_at,
                                   last_used_at
                              from access.passkey
                            """ + where).param("id", id.getBytes()).list(Row.class).stream()
                    .map(Credentials::record)
                    .toList();
        }

        private static CredentialRecord record(Row row) {
            return ImmutableCredentialRecord.builder()
                    .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                    .credentialId(new Bytes(row.credentialId()))
                    .userEntityUserId(new Bytes(row.handle()))
                    .label(row.label())
                    .publicKey(new ImmutablePublicKeyCose(row.publicKey()))
                    .signatureCount(row.signatureCount())
                    .uvInitialized(row.uvInitialized())
                    .transports(Arrays.stream(row.transports().split(","))
                            .filter(word -> !word.isEmpty())
                            .map(AuthenticatorTransport::valueOf)
                            .collect(Collectors.toSet()))
                    .backupEligible(row.backupEligible())
                    .backupState(row.backupState())
                    .attestationObject(row.attestation().map(Bytes::new).orElse(null))
                    .attestationClientDataJSON(
                            row.attestationClientData().map(Bytes::new).orElse(null))
                    .created(row.createdAt())
                    .lastUsed(row.lastUsedAt())
                    .build();
        }

        private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
            return bytes == null ? null : bytes.getBytes();
        }
    }
}
