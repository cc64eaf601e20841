package dev.dray.runtime.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

class KeptStatementsTest {
    private static final String INSERT = "INSERT INTO note (text) VALUES (?)";

    @TempDir
    private Path directory;

    private Connection real;
    private Connection kept;

    @BeforeEach
    void open() throws SQLException {
        real = new Connections(directory.resolve("x.db"), Duration.ofSeconds(10)).open();
        kept = KeptStatements.of(real);
        try (var create = kept.prepareStatement(TestingDatabase.MIGRATIONS.getFirst())) {
            create.execute();
        }
    }

    @AfterEach
    void close() throws SQLException {
        real.close();
    }

    @Test
    void theSameSqlIsPreparedOnce() throws SQLException {
        JDBC4PreparedStatement first;
        try (var statement = kept.prepareStatement(INSERT)) {
            first = statement.unwrap(JDBC4PreparedStatement.class);
        }
        try (var statement = kept.prepareStatement(INSERT)) {
            assertThat(statement.unwrap(JDBC4PreparedStatement.class)).isSameAs(first);
        }
        try (var statement = kept.prepareStatement("SELECT 1")) {
            assertThat(statement.unwrap(JDBC4PreparedStatement.class)).isNotSameAs(first);
        }
    }

    @Test
    void aStatementInUseIsNotLentTwice() throws SQLException {
        try (var one = kept.prepareStatement("SELECT id FROM note WHERE id = ?");
                var other = kept.prepareStatement("SELECT id FROM note WHERE id = ?")) {
            assertThat(one.unwrap(JDBC4PreparedStatement.class))
                    .isNotSameAs(other.unwrap(JDBC4PreparedStatement.class));
        }
    }

    @Test
    void parametersOfTheLastUseAreForgotten() throws SQLException {
        insert("a");

        try (var statement = kept.prepareStatement(INSERT)) {
            assertThatThrownBy(statement::executeUpdate)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("NOT NULL");
        }
    }

    @Test
    void aStatementThatFailedIsPreparedAnew() throws SQLException {
        insert("a");
        JDBC4PreparedStatement failed;
        try (var statement = kept.prepareStatement(INSERT)) {
            failed = statement.unwrap(JDBC4PreparedStatement.class);
            statement.setString(1, "a");
            assertThatThrownBy(statement::executeUpdate).hasMessageContaining("UNIQUE");
        }

        insert("b");

        try (var statement = kept.prepareStatement(INSERT)) {
            assertThat(statement.unwrap(JDBC4PreparedStatement.class)).isNotSameAs(failed);
        }
        assertThat(TestingDatabase.number(kept, "SELECT count(*) FROM note")).isEqualTo(2);
    }

    @Test
    void aStatementHandedBackIsOfNoUseToWhoHadIt() throws SQLException {
        PreparedStatement statement = kept.prepareStatement(INSERT);
        statement.close();
        statement.close();

        assertThatThrownBy(() -> statement.setString(1, "a")).hasMessageContaining("the statement is closed");
    }

    private void insert(String text) throws SQLException {
        try (var statement = kept.prepareStatement(INSERT)) {
            statement.setString(1, text);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
