package org.parley.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.it.architecture.ParleyClasses.EJB;
import static org.parley.it.architecture.ParleyClasses.PERSISTENCE;
import static org.parley.it.architecture.ParleyClasses.WEB;
import static org.parley.it.architecture.ParleyClasses.in;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of CONTRIBUTING.md, section "Where things go", held against the compiled code. */
class ArchitectureTest {
    private static final JavaClasses APPLICATION = ParleyClasses.ofApplication();
    private static final JavaClasses ALL = ParleyClasses.ofAll();

    private static final Pattern VAGUE =
            Pattern.compile(".*\\.(util|utils|common|helper|helpers|impl|manager|managers|misc)(\\..*)?");

    /** Opens the connections that the adapters to PostgreSQL share. */
    private static final String DATABASE = "org.parley.database..";

    /** Puts the parts together, and so has to know them. */
    private static final String START_UP = "org.parley.startup..";

    private static final String[] ADAPTERS = {
        "org.parley..jpa..", "org.parley..mongo..", "org.parley..postgres..", "org.parley..redis..", "org.parley..jms.."
    };

    @Test
    void dependenciesShouldPointFromWebToEjbToPersistence() {
        noClasses()
                .that(in(PERSISTENCE))
                .should()
                .dependOnClassesThat(in(EJB, WEB))
                .check(APPLICATION);
        noClasses().that(in(EJB)).should().dependOnClassesThat(in(WEB)).check(APPLICATION);
    }

    @Test
    void aPackageShouldLiveInOneModule() {
        Map<String, Set<String>> modules =
                ALL.stream().collect(groupingBy(JavaClass::getPackageName, mapping(ParleyClasses::module, toSet())));
        modules.values().removeIf(found -> found.size() == 1);

        assertThat(modules).isEmpty();
    }

    @Test
    void webTechnologyShouldStayInWebPackages() {
        onlyIn("org.parley..web..", "jakarta.websocket..", "jakarta.ws.rs..", "jakarta.servlet..", "org.glassfish..");
    }

    @Test
    void driversShouldStayInTheirAdapters() {
        onlyIn("org.parley..redis..", "redis.clients..");
        onlyIn("org.parley..mongo..", "com.mongodb..", "org.bson..");
        onlyIn(List.of("org.parley..jms..", START_UP), "jakarta.jms..", "org.apache.activemq..");
        onlyIn(List.of("org.parley..jpa..", DATABASE, START_UP), "jakarta.persistence..", "org.hibernate..");
        onlyIn(
                List.of("org.parley..jpa..", "org.parley..postgres..", DATABASE),
                "java.sql..",
                "org.postgresql..",
                "org.flywaydb..");
    }

    @Test
    void portsAndVocabularyShouldNotKnowTheirAdapters() {
        noClasses()
                .that(in(PERSISTENCE))
                .and(not(resideInAnyPackage(ADAPTERS)))
                .and(not(resideInAPackage(DATABASE)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(ADAPTERS))
                .check(APPLICATION);
    }

    /** Only a producer chooses an adapter. */
    @Test
    void servicesShouldUsePortsAndNotAdapters() {
        noClasses()
                .that(in(EJB, WEB))
                .and(not(resideInAnyPackage(ADAPTERS)))
                .and(not(resideInAPackage(START_UP)))
                .and(not(nameEndingWith("Producer")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(ADAPTERS))
                .check(APPLICATION);
    }

    @Test
    void packagesShouldNotDependOnEachOtherInACircle() {
        slices().matching("org.parley.(**)").should().beFreeOfCycles().check(APPLICATION);
    }

    @Test
    void vocabularyOfFeaturesShouldNotDependOnEachOtherInACircle() {
        slices().matching("org.parley.(*)..").should().beFreeOfCycles().check(ParleyClasses.of(List.of(PERSISTENCE)));
    }

    @Test
    void everyPackageShouldSayThatItsTypesAreNotNull() {
        Set<String> marked = ALL.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(toSet());

        assertThat(ParleyClasses.packages(ALL))
                .allSatisfy(name -> assertThat(marked).contains(name));
    }

    @Test
    void noPackageShouldHaveANameThatFitsAnything() {
        assertThat(ParleyClasses.packages(ALL))
                .noneMatch(name -> VAGUE.matcher(name).matches());
    }

    @Test
    void nothingInTheApplicationShouldWriteToTheConsole() {
        noClasses().should().accessField(System.class, "out").check(APPLICATION);
        noClasses().should().accessField(System.class, "err").check(APPLICATION);
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(APPLICATION);
    }

    @Test
    void everythingShouldBeImported() {
        Set<String> modules = APPLICATION.stream().map(ParleyClasses::module).collect(toSet());
        assertThat(modules).containsExactlyInAnyOrderElementsOf(ParleyClasses.APPLICATION);
        classes().should().resideInAPackage("org.parley..").check(ALL);
    }

    private static void onlyIn(String place, String... technology) {
        onlyIn(List.of(place), technology);
    }

    private static void onlyIn(List<String> places, String... technology) {
        DescribedPredicate<JavaClass> elsewhere = not(resideInAnyPackage(places.toArray(String[]::new)));
        noClasses()
                .that(elsewhere)
                .should()
                .dependOnClassesThat(resideInAnyPackage(technology))
                .check(APPLICATION);
    }
}
