package org.footbridge.platform;

import java.net.InetAddress;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Who can reach the pages. A demo, whose passwords everybody knows, is reached from this machine only; a real
 * installation is reached from elsewhere only once it knows its public address, which its links and cookies need.
 */
@Component
class Listening implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

    private final Installation installation;
    private final ServerProperties properties;
    private final Environment environment;

    Listening(Installation installation, ServerProperties properties, Environment environment) {
        this.installation = installation;
        this.properties = properties;
        this.environment = environment;
    }

    @Override
    public void customize(ConfigurableWebServerFactory server) {
        InetAddress address = properties.getAddress();
        if (address != null && address.isLoopbackAddress()) {
            return;
        }
        if (installation.demo()) {
            throw new StartRefused(
                    "A demo listens on this machine only, not on %s.".formatted(address),
                    "Leave FOOTBRIDGE_ADDRESS out, or start an installation of your own: ./footbridge run --empty");
        }
        if (!environment.containsProperty("footbridge.url")) {
            throw new StartRefused(
                    "Footbridge shall listen on %s but does not know its public address.".formatted(address),
                    "Set FOOTBRIDGE_URL, for example https://care.example.org");
        }
    }
}
