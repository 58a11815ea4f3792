package org.footbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.footbridge.ui.Frame.Place;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.validation.BeanPropertyBindingResult;

class FrameTests {

    @Test
    void each_place_has_a_letter_of_its_own() {
        assertThat(Examples.staff().navKeys()).containsExactly("t", "p", "g", "i", "r");
    }

    @Test
    void the_tab_of_a_participant_says_nothing() {
        var page = Jsoup.parse(Examples.render("example/participantHome", Examples.participant(english())));

        assertThat(page.title()).isEqualTo("My day");
    }

    @ParameterizedTest
    @EnumSource(
            value = Place.class,
            names = {"PARTICIPANT", "PUBLIC", "PLAIN"})
    void help_and_the_way_out_are_in_the_page_itself(Place place) {
        var page = Jsoup.parse(
                switch (place) {
                    case PARTICIPANT -> Examples.render("example/participantHome", Examples.participant(english()));
                    case PUBLIC ->
                        Examples.render(
                                "example/publicHome", Map.of("frame", Examples.publicPage(), "days", List.of()));
                    default -> Examples.render("example/signIn", Examples.plain(null));
                });

        assertThat(page.select("#help a").eachAttr("href"))
                .startsWith(Frame.HELP_PATH)
                .contains("tel:988", "sms:988", "tel:911", "tel:5055550142");
        assertThat(page.select("button.help-button[popovertarget=help]")).hasSize(1);
        assertThat(page.select("a[data-leave]").attr("href")).isEqualTo(Frame.LEAVE_PATH);
    }

    @Test
    void a_form_carries_both_tokens_and_no_two_forms_the_same() {
        var first = Jsoup.parse(Examples.render("example/signIn", Examples.plain(null)));
        var second = Jsoup.parse(Examples.render("example/signIn", Examples.plain(null)));

        assertThat(first.select("form input[name=_csrf]").val()).isEqualTo("token");
        assertThat(first.select("form input[name=formToken]").val())
                .isNotBlank()
                .isNotEqualTo(second.select("form input[name=formToken]").val());
    }

    @Test
    void nobody_is_searched_for_by_an_address() {
        var page = Jsoup.parse(Examples.render("example/staffToday", Examples.staff()));

        assertThat(page.select("form.find").attr("method")).isEqualTo("post");
    }

    @Test
    void what_stops_a_form_leads_to_its_field() {
        var errors = new BeanPropertyBindingResult(new Object(), "form");
        errors.reject("x", "ui.problem.unreadable");
        var problems = Problems.from(errors, english()).and("phone", "This is not a phone number.");

        assertThat(problems.list().getFirst().sentence()).startsWith("We could not read this");
        assertThat(problems.of("phone")).isEqualTo("This is not a phone number.");
        assertThat(problems.of("name")).isNull();
        assertThat(Problems.none().any()).isFalse();
    }

    @Test
    void a_phone_number_is_dialled_by_its_digits() {
        assertThat(Phone.dial("(505) 555-0142")).isEqualTo("tel:5055550142");
        assertThat(Phone.dial("+1 505 555 0142")).isEqualTo("tel:+15055550142");
    }

    private static Words english() {
        return Examples.WORDS.of(WordsOf.ENGLISH);
    }
}
