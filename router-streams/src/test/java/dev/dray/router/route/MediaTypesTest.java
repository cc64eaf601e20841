package dev.dray.router.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {
    @ParameterizedTest
    @CsvSource({
        "image/png, image/*, true",
        "IMAGE/PNG, image/png, true",
        "text/plain; charset=utf-8, text/plain, true",
        "video/mp4, */*, true",
        "video/mp4, image/*, false",
        "image, image/*, false",
        "imagery/png, image/*, false",
    })
    void aTypeFitsItsFamily(String type, String family, boolean fits) {
        assertThat(MediaTypes.fits(type, family)).isEqualTo(fits);
    }
}
