package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogueTest {

    private static final List<Resource> ALL = List.of(
            Catalogue.TENANT,
            Catalogue.CLIENT,
            Catalogue.USER,
            Catalogue.ROLE,
            Catalogue.SCOPE,
            Catalogue.KEY,
            Catalogue.SCIM_TOKEN,
            Catalogue.CREDENTIAL_POLICY);

    /// So that whoever knows the API knows the options, and the other way round.
    @Test
    void an_option_is_called_as_its_member() {
        assertThat(ALL)
                .flatExtracting(Resource::fields)
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.option()).isEqualTo("--" + called(field)));
    }

    /// The last part of the path, with dashes; what is repeated names one of them.
    private static String called(Field field) {
        String member = field.member().substring(field.member().lastIndexOf('.') + 1);
        String words = member.replaceAll("([A-Z])", "-$1").replace('_', '-').toLowerCase(java.util.Locale.ROOT);
        return switch (field.kind()) {
            case LIST, URIS -> words.equals("implies") ? words : words.replaceFirst("s$", "");
            case TEXT, WHOLE_NUMBER, TRUTH, WORDS -> words;
        };
    }
}
