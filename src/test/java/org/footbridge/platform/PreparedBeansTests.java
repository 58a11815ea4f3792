package org.footbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When the beans the build wrote down fit, and when somebody has decided otherwise since. */
class PreparedBeansTests {

    @Test
    void where_things_lie_and_where_it_listens_decides_about_no_bean() {
        assertThat(toldOtherwise(
                        List.of("--footbridge.data=/srv/data", "--footbridge.empty=true", "--server.port=0"),
                        Set.of("FOOTBRIDGE_DATA", "FOOTBRIDGE_PORT", "JAVA_HOME")))
                .isFalse();
        assertThat(toldOtherwise(List.of("--spring.config.location=classpath:/"), Set.of()))
                .isFalse();
    }

    @Test
    void another_database_or_a_mail_server_needs_other_beans() {
        assertThat(toldOtherwise(List.of("--spring.datasource.url=jdbc:postgresql://db/footbridge"), Set.of()))
                .isTrue();
        assertThat(toldOtherwise(List.of(), Set.of("SPRING_DATASOURCE_URL"))).isTrue();
        assertThat(toldOtherwise(List.of(), Set.of("SPRING_MAIL_HOST"))).isTrue();
        assertThat(toldOtherwise(List.of(), Set.of("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE")))
                .isTrue();
    }

    private static boolean toldOtherwise(List<String> arguments, Set<String> environment) {
        return PreparedBeans.springIsToldOtherwise(arguments.toArray(String[]::new), environment);
    }
}
