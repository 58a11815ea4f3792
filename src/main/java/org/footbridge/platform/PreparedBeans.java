package org.footbridge.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Spring's beans as the build has written them down, so that a start neither searches the classes nor weighs conditions
 * (it halves the start). They were decided for Spring's own settings as shipped: who changes one of those, by environment,
 * argument or file, starts the longer way, and so do classes outside a jar, which may be newer than what was written.
 */
public final class PreparedBeans {

    private static final String WRITTEN_DOWN = "/org/footbridge/Footbridge__ApplicationContextInitializer.class";

    private PreparedBeans() {}

    /** To be called before Spring starts. */
    public static void useWhereTheyFit(String[] arguments) {
        var writtenDown = PreparedBeans.class.getResource(WRITTEN_DOWN);
        if (writtenDown != null
                && writtenDown.getProtocol().equals("jar")
                && !springIsToldOtherwise(arguments, System.getenv().keySet())) {
            System.setProperty("spring.aot.enabled", "true");
        }
    }

    static boolean springIsToldOtherwise(String[] arguments, Collection<String> environment) {
        return Stream.of("config", "application.properties", "application.yml", "application.yaml")
                        .anyMatch(name -> Files.exists(Path.of(name)))
                || environment.stream()
                        .anyMatch(
                                name -> isSprings(name.toLowerCase(Locale.ROOT).replace('_', '.')))
                || System.getProperties().stringPropertyNames().stream().anyMatch(PreparedBeans::isSprings)
                || Arrays.stream(arguments)
                        .filter(argument -> argument.startsWith("--"))
                        .anyMatch(argument -> isSprings(argument.substring(2)));
    }

    /** What only moves files, ports and addresses decides about no bean. */
    private static boolean isSprings(String name) {
        return (name.startsWith("spring.") && !name.startsWith("spring.config.location=classpath:/"))
                || name.startsWith("management.")
                || name.startsWith("db-scheduler.");
    }
}
