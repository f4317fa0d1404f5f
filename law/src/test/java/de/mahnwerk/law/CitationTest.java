package de.mahnwerk.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** A lawyer reads the module beside the statute: whatever others can call says which paragraph it follows. */
class CitationTest {

    private static final Path SOURCES = Path.of("src/main/java");

    /** Money, words and tables in themselves, of which no statute speaks. */
    private static final Set<String> TOOLS = Set.of("Explained", "Money", "Table", "UnknownLaw", "Wording");

    private static final Pattern CITATION =
            Pattern.compile("§|\\bVV\\b|\\bKV\\b|Vorbem\\.|ISO \\d|EPC069-12|Art\\. \\d|BGH \\d");

    @Test
    void every_public_type_and_method_cites_its_paragraph() throws IOException {
        List<String> silent = new ArrayList<>();
        int[] seen = new int[1];
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(SOURCES)) {
            List<Path> read = sources.filter(path -> path.toString().endsWith(".java"))
                    .filter(path ->
                            !TOOLS.contains(path.getFileName().toString().replace(".java", "")))
                    .toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(read));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                Object _ = new TreePathScanner<Object, Object>() {

                    @Override
                    public Object visitClass(ClassTree type, Object nothing) {
                        look(type.getModifiers(), type.getSimpleName().toString());
                        return super.visitClass(type, nothing);
                    }

                    @Override
                    public Object visitMethod(MethodTree method, Object nothing) {
                        boolean constructor = method.getReturnType() == null;
                        if (!constructor) {
                            look(method.getModifiers(), method.getName().toString());
                        }
                        return super.visitMethod(method, nothing);
                    }

                    private boolean ofInterface(ModifiersTree modifiers) {
                        return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree around
                                && around.getKind() == Tree.Kind.INTERFACE
                                && around.getModifiers().getFlags().contains(Modifier.PUBLIC)
                                && !modifiers.getFlags().contains(Modifier.PRIVATE);
                    }

                    private void look(ModifiersTree modifiers, String name) {
                        boolean inherited = modifiers.getAnnotations().stream()
                                .anyMatch(one ->
                                        one.getAnnotationType().toString().equals("Override"));
                        boolean callable = modifiers.getFlags().contains(Modifier.PUBLIC) || ofInterface(modifiers);
                        if (inherited || !callable) {
                            return;
                        }
                        seen[0]++;
                        String comment = docs.getDocComment(getCurrentPath());
                        if (comment == null || !CITATION.matcher(comment).find()) {
                            silent.add(unit.getSourceFile().getName().replaceFirst(".*/law/", "") + " " + name);
                        }
                    }
                }.scan(unit, null);
            }
        }
        assertThat(seen[0]).as("public types and methods read").isGreaterThan(150);
        assertThat(silent).isEmpty();
    }
}
