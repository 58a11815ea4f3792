package org.footbridge;

import org.footbridge.audit.VerifyAudit;
import org.footbridge.platform.Commands;
import org.footbridge.platform.PreparedBeans;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Runs an Intensive Outpatient Program, from first inquiry to aftercare. */
// Modules name their classes freely: two may each have Pages.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Footbridge {

    public static void main(String[] arguments) {
        if (arguments.length == 1 && arguments[0].equals("verify-audit")) {
            System.exit(VerifyAudit.run() ? 0 : 1);
        }
        if (!Commands.ran(arguments)) {
            PreparedBeans.useWhereTheyFit(arguments);
            SpringApplication.run(Footbridge.class, arguments);
        }
    }
}
