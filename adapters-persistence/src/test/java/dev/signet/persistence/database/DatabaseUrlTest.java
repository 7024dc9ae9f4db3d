package dev.signet.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://db.example:6432/signet?user=ann&password=s3cret | db.example:6432/signet as ann",
                "jdbc:postgresql://ann:s3cret@db.example:6432/signet | db.example:6432/signet as ann",
                "postgresql://ann:s3cret@db.example:6432/signet | db.example:6432/signet as ann",
                "postgres://ann:s3cret@db.example/signet | db.example:5432/signet as ann",
                "postgresql://ann:s3cret@[::1]:6432/signet | [::1]:6432/signet as ann",
                "postgresql://ann:s3cret@one:1,two:2/signet | one,two:1,2/signet as ann",
                "postgresql://a%40n:s3cret@db/my%20db?sslmode=require&connect_timeout=3 | db:5432/my db as a@n",
            })
    void says_where_and_who_but_never_the_password(String text, String shown) {
        assertThat(DatabaseUrl.parse(text)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://ann:p%40ss%3Aw+rd%2F%25@db/signet | p@ss:w+rd/%",
                "postgresql://ann:a:b@db/signet | a:b",
                "postgresql://ann:a@b@db/signet | a@b",
                "postgresql://db/signet?user=ann&password=a@b | a@b",
                "jdbc:postgresql://db/signet?user=ann&password=p%26q | p&q",
            })
    void understands_every_password(String text, String password) {
        assertThat(DatabaseUrl.parse(text).dataSource().getPassword()).isEqualTo(password);
    }

    @Test
    void hands_parameters_to_the_driver_under_its_names() {
        var source = DatabaseUrl.parse(
                        "postgresql://ann@db/signet?sslmode=verify-full&connect_timeout=7&application_name=mine")
                .dataSource();
        assertThat(source.getSslMode()).isEqualTo("verify-full");
        assertThat(source.getConnectTimeout()).isEqualTo(7);
        assertThat(source.getApplicationName()).isEqualTo("mine");
    }

    @Test
    void calls_itself_signet_unless_told_otherwise() {
        assertThat(DatabaseUrl.parse("postgresql://ann@db/signet").dataSource().getApplicationName())
                .isEqualTo("signet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3cret",
                "mysql://ann:s3cret@db/signet",
                "jdbc:mysql://db/signet?password=s3cret",
                "jdbc:postgresql:signet?password=s3cret",
                "sqlite:///s3cret.db",
                "postgresql://ann:s3cret%zz@db/signet",
                "postgresql://ann:s3cret@db:port/signet",
                "postgresql://ann:s3cret@db/signet?colour=blue",
            })
    void refuses_what_is_no_such_url_without_repeating_it(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(must|has) .*")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void names_the_parameter_that_nobody_knows() {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://ann@db/signet?colour=blue"))
                .hasMessageContaining("colour");
    }
}
