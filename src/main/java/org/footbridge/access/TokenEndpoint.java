package org.footbridge.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Duration;
import java.util.Objects;
import org.footbridge.fhir.Refusal;
import org.footbridge.platform.Installation;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * OAuth 2 for programs: {@code POST /oauth2/token} with client credentials gives a short token that says whose
 * organization it is for; {@code /fhir} takes no other. Nothing of a token is kept: it is checked by its signature and
 * by its client still being registered.
 */
@Configuration
class TokenEndpoint {

    private static final Duration TOKEN_LASTS = Duration.ofMinutes(10);

    @Bean
    @Order(1)
    SecurityFilterChain tokens(HttpSecurity http, RegisteredClientRepository clients) throws Exception {
        return http.securityMatcher("/oauth2/token")
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.registeredClientRepository(clients).authorizationService(new NothingKept()))
                .authorizeHttpRequests(request -> request.anyRequest().authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain fhir(HttpSecurity http, ActorFilter actor) throws Exception {
        return http.securityMatcher("/fhir/**", "/fhir")
                .authorizeHttpRequests(request -> request.requestMatchers(HttpMethod.GET, "/fhir/metadata")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(_ -> {}).authenticationEntryPoint((_, response, _) -> {
                    response.setHeader("WWW-Authenticate", "Bearer");
                    Refusal.write(
                            response,
                            401,
                            IssueType.LOGIN,
                            "A bearer token is needed, and this is none that holds. POST /oauth2/token gives one.");
                }))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler((_, response, _) ->
                        Refusal.write(response, 403, IssueType.FORBIDDEN, "This token may not do that.")))
                .addFilterAfter(actor, AuthorizationFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> anonymous.principal("anonymous"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(Installation installation) {
        return AuthorizationServerSettings.builder()
                .issuer(installation.url().toString())
                .build();
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, Installation installation, Clients clients) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier((_, _) -> {}); // Spring's validators check, with reasons
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(installation.url().toString()),
                token -> stillRegistered(token, clients)));
        return decoder;
    }

    /** A client that was ended is refused at once, not when its last token runs out. */
    private static OAuth2TokenValidatorResult stillRegistered(Jwt token, Clients clients) {
        var organization = token.getClaimAsString(ActorFilter.ORGANIZATION_CLAIM);
        var subject = token.getSubject();
        return subject != null
                        && clients.client(subject)
                                .filter(client -> client.organizationId()
                                        .value()
                                        .toString()
                                        .equals(organization))
                                .isPresent()
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> organizationInTheToken() {
        return context -> context.getClaims()
                .claim(
                        ActorFilter.ORGANIZATION_CLAIM,
                        Objects.requireNonNull(context.getRegisteredClient()
                                .getClientSettings()
                                .<String>getSetting(ActorFilter.ORGANIZATION_CLAIM)));
    }

    @Bean
    RegisteredClientRepository registeredClients(Clients clients) {
        return new RegisteredClientRepository() {
            @Override
            public void save(RegisteredClient client) {
                // Spring Security offers a hash of newer settings; ours change with a release, not with a token.
            }

            @Override
            public @Nullable RegisteredClient findById(String id) {
                return null;
            }

            @Override
            public @Nullable RegisteredClient findByClientId(String clientId) {
                return clients.client(clientId).map(TokenEndpoint::registered).orElse(null);
            }
        };
    }

    private static RegisteredClient registered(Clients.Client client) {
        return RegisteredClient.withId(client.id().toString())
                .clientId(client.clientId())
                .clientName(client.name())
                .clientSecret(client.secretHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .clientSettings(ClientSettings.builder()
                        .setting(
                                ActorFilter.ORGANIZATION_CLAIM,
                                client.organizationId().value().toString())
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LASTS)
                        .build())
                .build();
    }

    /** Tokens are self-contained; there is nothing to look up and nothing to lose with a node. */
    private static final class NothingKept implements OAuth2AuthorizationService {

        @Override
        public void save(OAuth2Authorization authorization) {
            // nothing is kept
        }

        @Override
        public void remove(OAuth2Authorization authorization) {
            // nothing was kept
        }

        @Override
        public @Nullable OAuth2Authorization findById(String id) {
            return null;
        }

        @Override
        public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
            return null;
        }
    }
}
