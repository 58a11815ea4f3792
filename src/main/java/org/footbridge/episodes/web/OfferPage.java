package org.footbridge.episodes.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.footbridge.audit.Shows;
import org.footbridge.episodes.Offers;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/** Offering a place, what the person said, and waiting for one. */
public record OfferPage(
        WayInHead head,
        boolean open,
        String standing,
        boolean letsOffer,
        List<Place> places,
        List<Choice> tracks,
        @Nullable Made made,
        List<Made> earlier,
        @Nullable Waiting waiting,
        List<Choice> staff,
        String self,
        String soon,
        Map<String, String> typed)
        implements Shows {

    public static final List<Choice> REPLIES = Arrays.stream(Offers.Reply.values())
            .map(reply -> new Choice(reply.name(), reply.label()))
            .toList();

    /** What was typed before a refusal; empty otherwise. */
    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** A track, its free places a week from now, and the first day it meets then. */
    public record Place(String track, String free, String meets) {}

    public record Made(
            String id, String track, String startsOn, String made, String answer, String reason, String again) {}

    public record Waiting(String since, String days, String owner, String next, List<Contact> contacts) {}

    public record Contact(String when, String words) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return head.participantsShown();
    }
}
