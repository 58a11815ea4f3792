package org.footbridge.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.footbridge.community.ContactDetails.Found;
import org.footbridge.community.ContactDetails.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is held back because it would let somebody be reached outside, and what never is. */
class ContactDetailsTests {

    private static final String[] ENGLISH = "zero one two three four five six seven eight nine".split(" ");
    private static final String[] SPANISH = "cero uno dos tres cuatro cinco seis siete ocho nueve".split(" ");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Call me: 617-555-0132",
                "(617) 555 0132",
                "+1 617.555.0132",
                "6175550132",
                "555-0132 most evenings",
                "6 1 7 5 5 5 0 1 3 2",
                "6.1.7.5.5.5.0.1.3.2",
                "6, 1, 7, 5, 5, 5, 0, 1, 3, 2",
                "six one seven, five five five, oh one three two",
                "Six-one-seven. Five-five-five. Zero-one-three-two!",
                "six one seven then triple five then o one thirty two",
                "sixseven is not it, but six one 7 five 5 five zero 1 three 2 is",
                "seis uno siete cinco cinco cinco cero uno tres dos",
                "seis diecisiete, cincuenta y cinco, cincuenta, trece, dos",
                "area code six one seven and then double five five oh one thirty-two",
                "six hundred seventeen five five five oh one three two",
                "617 five five five cero uno tres dos",
                "6l7-555-O132",
                "６１７５５５０１３２",
                "6️⃣1️⃣7️⃣5️⃣5️⃣5️⃣0️⃣1️⃣3️⃣2️⃣",
                "6\u200B1\u200B7\u200B555\u200B0132",
                "6\n1\n7\n5\n5\n5\n0\n1\n3\n2",
                "٦١٧٥٥٥٠١٣٢"
            })
    void a_telephone_number_is_found_however_it_is_written(String text) {
        assertThat(ContactDetails.in(text)).as(text).map(Found::kind).contains(Kind.PHONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sunny.day@example.org",
                "Sunny.Day @ Example . org",
                "sunny day at gmail dot com",
                "sunnyday at gmail",
                "sunnyday (at) gmail.com",
                "sunnyday[at]yahoo",
                "sunny arroba gmail punto com",
                "sunny at riverhouse dot net",
                "my email is sunny77",
                "mi correo es sunny77"
            })
    void a_mail_address_is_found_in_signs_and_in_words(String text) {
        assertThat(ContactDetails.in(text)).as(text).map(Found::kind).contains(Kind.EMAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/room",
                "http : //example.org",
                "www.example.org",
                "look at sunnyday.com",
                "sunnyday dot com",
                "sunnyday punto com",
                "t.me/sunny",
                "discord.gg/abc"
            })
    void a_link_is_found(String text) {
        assertThat(ContactDetails.in(text)).as(text).map(Found::kind).contains(Kind.LINK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@sunny_day",
                "I am @sunnyday there",
                "my insta is sunnyday",
                "My Instagram’s sunnyday",
                "my snap: sunny77",
                "mi insta es sunny77",
                "find me on insta, same name",
                "add me on snap",
                "dm me on discord",
                "búscame en facebook",
                "escríbeme por whatsapp",
                "ig: sunnyday",
                "sunny underscore day",
                "I’m sunnyday on tiktok",
                "dm me sunny_day",
                "sunnyday#1234",
                "discord sunny1234",
                "yahoo sunny77",
                "hit me up on the gram, same name",
                "my gamertag is sunny",
                "you can send it to $sunnyday"
            })
    void a_name_in_another_network_is_found(String text) {
        assertThat(ContactDetails.in(text)).as(text).map(Found::kind).contains(Kind.HANDLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Come by, 118 Elm Street", "I live at 12 North Oak Ave.", "vivo en la calle Los Olmos 118"})
    void a_street_with_its_number_is_found(String text) {
        assertThat(ContactDetails.in(text)).as(text).map(Found::kind).contains(Kind.STREET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Today is day 45.",
                "I walked 2 blocks down the street and 3 miles of road",
                "It was a 2 way street, and 12 steps to the road",
                "It cost $20, and I felt $0 better",
                "I am #1 in my own kitchen, day #1234",
                "____ is what I could not say _at all_",
                "snap 24h and then insta 30min a day, discord all night",
                "one long lane of cars for 3 hours, the whole avenue",
                "la calle estaba vacía a las 9",
                "I was there 10 years",
                "If it gets bad call 988, and in danger 911.",
                "988 or 911, and text 741741 works too",
                "Group is at 6:10, I come at 6:35, we end at 9:00",
                "It happened on 06/15/2026 and again on 6/22/26.",
                "2026-06-15 until 2026-06-22",
                "el 15/06/2026",
                "They put me on 100 mg in the morning and 50 mg at night",
                "from 2.5 to 5 to 7.5 to 10 in eight weeks",
                "Breathe in four, hold seven, out eight",
                "5 4 3 2 1 and then I was back in the room",
                "ten nine eight seven six five four three two one",
                "one two three four five six seven eight",
                "uno dos tres cuatro cinco seis siete ocho",
                "I slept 4, 5, 6, 3, 4, 5, 7 hours this week",
                "1998, 2004, 2019: each time in spring",
                "It cost me 1,000,000 nerves",
                "90 in 90, one day at a time, 24/7",
                "one of the two of us, seven or eight times",
                "My mother is 61, my brother 32 and I am 27",
                "I deleted Instagram and it is quiet",
                "my insta is gone and my phone is in a drawer",
                "I was at home at two",
                "meet me at the door at six",
                "I look at my phone at night. com'on",
                "My email is full of bills",
                "I stayed at my sister's. Once. Two nights.",
                "What do you do at 3 am? At 4? At 5?",
                "once more, y uno se cansa",
                ""
            })
    void what_people_say_of_days_doses_and_help_is_never_held(String text) {
        assertThat(ContactDetails.in(text)).as(text).isEmpty();
    }

    @Test
    void what_was_found_is_told_in_the_words_that_were_typed() {
        assertThat(ContactDetails.in("Áquí: Six One Seven, five five five, oh one three two. Thanks"))
                .contains(new Found(Kind.PHONE, "Six One Seven, five five five, oh one three two"));
        assertThat(ContactDetails.in("it is Sunny at GMAIL dot com, yes"))
                .map(Found::words)
                .hasValueSatisfying(words -> assertThat(words).startsWith("Sunny at GMAIL"));
    }

    @Test
    void the_programs_own_number_may_be_given() {
        assertThat(ContactDetails.in("The desk is 518-555-0100", "(518) 555-0100"))
                .isEmpty();
        assertThat(ContactDetails.in("The desk is 1 518 555 0100", "+1 518 555 0100"))
                .isEmpty();
        assertThat(ContactDetails.in("Not the desk: 518-555-0101", "(518) 555-0100"))
                .isPresent();
    }

    @Property(tries = 600)
    void any_number_in_any_mixture_of_writings_is_found(
            @ForAll("numbers") String number, @ForAll("somethingHarmless") String before) {
        var text = before + ": " + number + ". " + before;
        assertThat(ContactDetails.in(text)).as(text).map(Found::kind).contains(Kind.PHONE);
    }

    @Property(tries = 600)
    void harmless_sentences_stay_harmless_together(@ForAll("harmless") List<String> sentences) {
        var text = String.join(" ", sentences);
        assertThat(ContactDetails.in(text)).as(text).isEmpty();
    }

    @Property(tries = 1000)
    void no_text_breaks_it_and_what_is_found_stands_in_the_text(@ForAll String text) {
        ContactDetails.in(text).ifPresent(found -> assertThat(text).contains(found.words()));
    }

    /** Ten figures in which the same two never repeat as counting does, each written in its own way. */
    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<List<Integer>> digits = Arbitraries.integers()
                .between(0, 9)
                .list()
                .ofSize(10)
                .filter(ten -> ten.get(0) > 1 && !ten.get(1).equals(ten.get(0) + ten.get(2)));
        Arbitrary<List<Integer>> ways =
                Arbitraries.integers().between(0, 2).list().ofSize(10);
        Arbitrary<String> between = Arbitraries.of(" ", "-", " - ", ", ", "…", "\n", "*", " dash ", " y ", "; ");
        return Combinators.combine(digits, ways, between)
                .as((ten, how, sign) -> java.util.stream.IntStream.range(0, 10)
                        .mapToObj(i -> switch (how.get(i)) {
                            case 0 -> Integer.toString(ten.get(i));
                            case 1 -> ENGLISH[ten.get(i)];
                            default -> SPANISH[ten.get(i)];
                        })
                        .collect(Collectors.joining(sign)))
                .filter(text -> !text.matches("[0-9]{1,2}-.*") || !text.contains("/"));
    }

    @Provide
    Arbitrary<String> somethingHarmless() {
        return Arbitraries.of("Write me", "I was there 10 years", "day 45", "después de las 9:30", "100 mg", "So");
    }

    @Provide
    Arbitrary<List<String>> harmless() {
        return Arbitraries.of(
                        "Today is day 45.",
                        "I was there 10 years!",
                        "Call 988, or 911.",
                        "We begin at 6:10 pm.",
                        "It was 06/15/2026.",
                        "I take 100 mg.",
                        "Cinco minutos más y me voy.",
                        "Four in, seven hold, eight out.",
                        "My sister is at work at two.",
                        "Snow. Again.",
                        "I made it to Friday!",
                        "Me too.")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
