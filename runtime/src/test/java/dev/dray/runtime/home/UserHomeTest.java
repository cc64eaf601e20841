package dev.dray.runtime.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserHomeTest {

    @Test
    void isWhereTheShellSaysItIs() {
        assertThat(UserHome.in(Map.of("HOME", "/home/ada")).path()).isEqualTo(Path.of("/home/ada"));
    }

    @Test
    void isWhereTheSystemSaysItIsWithoutAShell() {
        assertThat(UserHome.in(Map.of()).path()).isEqualTo(Path.of(System.getProperty("user.home")));
    }

    @Test
    void expandsATildeThatStandsForIt() {
        var home = new UserHome(Path.of("/home/ada"));
        assertThat(home.expand("~")).isEqualTo(Path.of("/home/ada"));
        assertThat(home.expand("~/x")).isEqualTo(Path.of("/home/ada/x"));
        assertThat(home.expand("~x")).isEqualTo(Path.of("~x"));
        assertThat(home.expand("/a/~/x")).isEqualTo(Path.of("/a/~/x"));
    }
}
