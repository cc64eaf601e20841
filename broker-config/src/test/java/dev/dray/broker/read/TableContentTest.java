package dev.dray.broker.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TableContentTest {
    private final TableContent<String> content =
            new TableContent<>(new Keep<>(value -> value.startsWith("running"), 3, 2));

    @Test
    void theLastValueOfAKeyCounts() {
        content.put("a", "running 1", 1);
        content.put("a", "running 2", 2);
        assertThat(content.copy()).containsOnly(Map.entry("a", "running 2"));
    }

    @Test
    void whatMattersStaysHoweverOld() {
        content.put("old", "running", 1);
        content.put("a", "done", 2);
        content.put("b", "done", 3);
        content.put("c", "done", 4);
        assertThat(content.copy()).containsOnlyKeys("old", "b", "c");
    }

    @Test
    void theNewestByTimeStayInWhateverOrderTheyCome() {
        content.put("newest", "done", 9);
        content.put("new", "done", 8);
        content.put("old", "done", 1);
        assertThat(content.copy()).containsOnlyKeys("newest", "new");
    }

    @Test
    void whatNeedNotStayAnyLongerCountsAmongTheOthers() {
        content.put("a", "running", 1);
        content.put("b", "done", 2);
        content.put("c", "done", 3);
        content.put("a", "done", 4);
        assertThat(content.copy()).containsOnlyKeys("a", "c");
    }

    @Test
    void aRemovedKeyMakesRoom() {
        content.put("a", "done", 1);
        content.put("b", "done", 2);
        content.remove("b");
        content.put("c", "done", 3);
        assertThat(content.copy()).containsOnlyKeys("a", "c");
    }

    @Test
    void aKeyThatIsUpdatedOftenTakesOnePlace() {
        content.put("a", "done", 1);
        for (int time = 2; time < 10; time++) {
            content.put("b", "done", time);
        }
        assertThat(content.copy()).containsOnlyKeys("a", "b");
        assertThat(content.size()).isEqualTo(2);
    }

    @Test
    void ofTooManyThatMatterTheNewestStayAndTheTableSaysSo() {
        content.put("a", "running", 1);
        content.put("b", "running", 2);
        assertThat(content.isFull()).isFalse();
        content.put("c", "running", 3);
        assertThat(content.isFull()).isTrue();

        content.put("d", "running", 4);

        assertThat(content.copy()).containsOnlyKeys("b", "c", "d");
        assertThat(content.isFull()).isTrue();
    }

    @Test
    void aTableIsNoLongerFullWhenSomethingThatMattersEnds() {
        content.put("a", "running", 1);
        content.put("b", "running", 2);
        content.put("c", "running", 3);

        content.put("a", "done", 4);
        assertThat(content.isFull()).isFalse();

        content.put("d", "running", 5);
        content.remove("d");
        assertThat(content.isFull()).isFalse();
    }

    @Test
    void aNegativeBoundIsRefused() {
        assertThatThrownBy(() -> new Keep<>(_ -> true, 1, -1)).hasMessage("others: -1 is negative");
        assertThatThrownBy(() -> new Keep<>(_ -> true, -1, 1)).hasMessage("most: -1 is negative");
    }
}
