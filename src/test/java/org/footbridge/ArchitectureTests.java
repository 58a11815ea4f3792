package org.footbridge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.stereotype.Controller;

/** The rules of STYLE 4 and 5. Each is also run over planted violations: a rule that finds none of them proves nothing. */
class ArchitectureTests {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.footbridge");

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("org.footbridge.planted");

    private static final Pattern ROOT = Pattern.compile("org\\.footbridge(\\.planted)?\\.[a-z]+");
    private static final Pattern EDGE = Pattern.compile("org\\.footbridge(\\.planted)?\\.[a-z]+\\.(web|fhir)");

    enum Rule {
        A_ROOT_DOES_NOT_KNOW_ITS_EDGES(
                noClasses().that(inPackage(ROOT)).should().dependOnClassesThat(inPackage(EDGE))),
        PAGES_DO_NOT_KNOW_FHIR(noClasses()
                .that(resideInAPackage("org.footbridge..web"))
                .should()
                .dependOnClassesThat(inPackage(Pattern.compile("org\\.footbridge(\\.planted)?\\.[a-z]+\\.fhir")))),
        FHIR_DOES_NOT_KNOW_PAGES(
                noClasses()
                        .that(inPackage(Pattern.compile("org\\.footbridge(\\.planted)?\\.[a-z]+\\.fhir")))
                        .should()
                        .dependOnClassesThat(resideInAPackage("org.footbridge..web")),
                false),
        THE_ONLY_SUB_PACKAGES_ARE_WEB_FHIR_AND_PLANNING(classes()
                .should()
                .resideInAPackage("org.footbridge")
                .orShould(new ArchCondition<>("reside in a module's root, web, fhir or planning") {
                    @Override
                    public void check(JavaClass one, ConditionEvents events) {
                        boolean right = one.getPackageName()
                                .matches("org\\.footbridge(\\.planted)?(\\.[a-z]+(\\.(web|fhir|planning))?)?");
                        events.add(new SimpleConditionEvent(one, right, one.getName()));
                    }
                })),
        NAMES_SAY_SOMETHING(noClasses()
                .should()
                .haveNameMatching(
                        ".*\\.(Abstract[A-Z]\\w*|I[A-Z][a-z]\\w*|\\w*(Util|Utils|Helper|Helpers|Manager|Impl|Dto|DTO|Mapper|VO|Misc|Common|Service))")
                .orShould(new ArchCondition<>("reside in a package named for a layer") {
                    @Override
                    public void check(JavaClass one, ConditionEvents events) {
                        boolean layer = one.getPackageName()
                                .matches(".*\\.(util|utils|helper|helpers|common|misc|impl|dto|service|services)");
                        events.add(new SimpleConditionEvent(one, layer, one.getName()));
                    }
                })),
        CONTROLLERS_ARE_NOT_PUBLIC(
                classes().that().areAnnotatedWith(Controller.class).should().notBePublic()),
        TIME_COMES_FROM_THE_CLOCK(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.footbridge.platform.Time$Movable")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")),
        PACKAGES_SAY_WHERE_NULL_MAY_BE(classes().should(new ArchCondition<>("reside in a package that is @NullMarked") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                boolean marked = one.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(one, marked, one.getName()));
            }
        }));

        private final ArchRule rule;
        private final boolean planted;

        Rule(ArchRule rule) {
            this(rule, true);
        }

        Rule(ArchRule rule, boolean planted) {
            this.rule = rule.allowEmptyShould(true);
            this.planted = planted;
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_house_keeps_the_rule(Rule rule) {
        rule.rule.check(OURS);
    }

    @ParameterizedTest
    @EnumSource
    void a_planted_violation_is_found(Rule rule) {
        if (rule.planted) {
            assertThatThrownBy(() -> rule.rule.check(PLANTED)).isInstanceOf(AssertionError.class);
        }
    }

    /** A module's SQL names its own tables and others' published views. */
    @Test
    void a_module_reads_others_through_their_views_only() {
        assertThat(sqlOfOthers(Path.of("src/main/java/org/footbridge"))).isEmpty();
    }

    @Test
    void sql_that_reads_anothers_table_is_found() {
        assertThat(sqlOfOthers(Path.of("src/test/java/org/footbridge/planted")))
                .singleElement()
                .asString()
                .contains("people.participant");
    }

    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("\"((?:select|insert|update|delete|with) [^\"\n]*)\"");
    private static final Pattern SQL = Pattern.compile("\\b(select|insert into|update|delete from)\\b");

    private static List<String> sqlOfOthers(Path root) {
        Set<String> tables = tables();
        var named = Pattern.compile("\\b([a-z]+)\\.([a-z_]+)\\b");
        List<String> wrong = new ArrayList<>();
        for (Path file : sources(root)) {
            String module = root.relativize(file).getName(0).toString();
            String source = read(file);
            Stream.concat(
                            TEXT_BLOCK.matcher(source).results(),
                            STRING.matcher(source).results())
                    .map(block -> block.group(1))
                    .filter(text -> SQL.matcher(text).find())
                    .forEach(text -> named.matcher(text)
                            .results()
                            .filter(name -> !name.group(1).equals(module))
                            .filter(name -> tables.contains(name.group()))
                            .forEach(name -> wrong.add(file.getFileName() + " names " + name.group())));
        }
        return wrong;
    }

    private static Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        var create = Pattern.compile("create table (\\w+\\.\\w+)");
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/db/migration"))) {
            files.filter(file -> file.toString().endsWith(".sql"))
                    .forEach(file -> create.matcher(read(file)).results().forEach(found -> tables.add(found.group(1))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return tables;
    }

    private static List<Path> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static DescribedPredicate<JavaClass> inPackage(Pattern name) {
        return DescribedPredicate.describe(
                "reside in " + name, one -> name.matcher(one.getPackageName()).matches());
    }
}
