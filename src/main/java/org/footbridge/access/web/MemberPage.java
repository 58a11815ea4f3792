package org.footbridge.access.web;

import java.util.List;
import java.util.UUID;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/**
 * @param family whether this is somebody near a participant
 * @param signIns how many are open now
 * @param secret a link or code just made; shown once
 */
public record MemberPage(
        UUID membership,
        String name,
        String signInName,
        boolean staff,
        boolean family,
        List<Choice> choices,
        List<String> roles,
        boolean ended,
        int signIns,
        boolean secondFactor,
        boolean own,
        @Nullable String secret) {}
