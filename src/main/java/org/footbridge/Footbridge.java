package org.footbridge;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs an Intensive Outpatient Program, from first inquiry to aftercare. */
@SpringBootApplication
public class Footbridge {

    public static void main(String[] arguments) {
        SpringApplication.run(Footbridge.class, arguments);
    }
}
