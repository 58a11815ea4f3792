package org.footbridge.episodes;

import org.springframework.stereotype.Component;

/** Lets a stay begin once nothing is missing. */
@Component
public class Admissions {}
