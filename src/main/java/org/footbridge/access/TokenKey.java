package org.footbridge.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.Keys;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The key that signs access tokens: made when the first token is asked for, kept sealed in the database, so that every
 * node signs with it and takes the others' tokens.
 */
@Component
class TokenKey implements JWKSource<SecurityContext> {

    private static final String CONTEXT = "access/signing-key";

    private final Sql sql;
    private final Clock clock;
    private final Keys keys;
    private volatile @Nullable JWKSet held;

    TokenKey(Sql sql, Clock clock, Keys keys) {
        this.sql = sql;
        this.clock = clock;
        this.keys = keys;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        var set = held;
        if (set == null) {
            set = new JWKSet(load().orElseGet(this::make));
            held = set;
        }
        return selector.select(set);
    }

    private Optional<RSAKey> load() {
        return sql.sql("select sealed_key from access.signing_key")
                .optional(byte[].class)
                .map(bytes -> parse(new String(keys.open(bytes, CONTEXT), StandardCharsets.UTF_8)));
    }

    /** Of two nodes that make one at once, the first wins and both use it. */
    private RSAKey make() {
        try {
            var id = UUID.randomUUID();
            var key = new RSAKeyGenerator(2048).keyID(id.toString()).generate();
            sql.sql("""
                            insert into access.signing_key (only_one, id, sealed_key, made_at) values (true, :id, :sealed, :now)
                            on conflict do nothing
                            """)
                    .param("id", id)
                    .param("sealed", keys.seal(key.toJSONString().getBytes(StandardCharsets.UTF_8), CONTEXT))
                    .param("now", clock.instant())
                    .update();
            return load().orElseThrow();
        } catch (JOSEException broken) {
            throw new IllegalStateException("This Java cannot make an RSA key.", broken);
        }
    }

    private static RSAKey parse(String text) {
        try {
            return RSAKey.parse(text);
        } catch (ParseException damaged) {
            throw new IllegalStateException("The signing key opened but is no key.", damaged);
        }
    }
}
