package de.mahnwerk.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.zip.CRC32;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Style, script and icons from our own jar and from WebJars; no other host is ever asked. Their addresses carry a
 * version, so browsers may keep them for a year.
 */
@Configuration
class StaticFiles implements WebMvcConfigurer {

    /** Changes with the content of our own files. */
    static final String VERSION = version("mahnwerk.css", "mahnwerk.js");

    private static final CacheControl A_YEAR =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/static/**")
                .addResourceLocations("classpath:/platform/static/")
                .setCacheControl(A_YEAR);
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(A_YEAR);
    }

    private static String version(String... files) {
        CRC32 sum = new CRC32();
        for (String file : files) {
            try (var in = StaticFiles.class.getResourceAsStream("/platform/static/" + file)) {
                if (in == null) {
                    throw new IllegalStateException("missing " + file);
                }
                sum.update(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            }
        }
        return Long.toHexString(sum.getValue());
    }
}
