package de.mahnwerk.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Notes every SQL text that a side prepares during the tests, in {@code target/statements} of the module, one a line: a
 * test at the end of the build looks whether each statement of the program was among them. Found by Spring through
 * META-INF/spring.factories, so it is there in each side that a test starts, in a process of its own too.
 */
public final class StatementNotes implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path FILE = Path.of(
                    "target", "statements", ProcessHandle.current().pid() + ".txt")
            .toAbsolutePath();

    private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? noting(source) : bean;
            }
        });
    }

    private static DataSource noting(DataSource source) {
        return proxy(
                DataSource.class,
                source,
                (method, arguments, result) -> result instanceof Connection connection ? noting(connection) : result);
    }

    private static Connection noting(Connection connection) {
        return proxy(Connection.class, connection, (method, arguments, result) -> {
            if (method.startsWith("prepare") && arguments[0] instanceof String sql) {
                note(sql);
            }
            return result;
        });
    }

    /** White space says nothing in SQL, and a statement is one line of the file. */
    private static void note(String sql) {
        if (NOTED.add(sql)) {
            try {
                Path _ = Files.createDirectories(FILE.getParent());
                Path _ = Files.writeString(
                        FILE,
                        sql.replaceAll("\\s+", " ").strip() + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private interface Look {
        Object at(String method, Object[] arguments, Object result);
    }

    private static <T> T proxy(Class<T> type, T target, Look look) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(target, arguments);
                        return look.at(method.getName(), arguments, result);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
