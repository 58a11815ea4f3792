package org.footbridge.platform;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Turns on the small clocks inside the process; work that must not be lost is a db-scheduler task instead. */
@Configuration
@EnableScheduling
class Running {}
