package org.cascade.lang.ide.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cascade.lang.compiler.SourceFiles;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.ide.classpath.ClassPaths;
import org.cascade.lang.ide.classpath.LocalRepository;
import org.cascade.lang.ide.text.Document;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Source;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * The open folders, their projects, and the texts that are open. Its methods that change something
 * are called in the order of the editor's messages, by one thread.
 */
public final class Workspace {
  /** How long an answer waits for the first that is known of a file. */
  private static final long FIRST_MILLIS = 3_000;

  private final Texts texts = new Texts();
  private final ClassPaths classPaths = new ClassPaths(LocalRepository.ofUser());
  private final List<Path> folders = new CopyOnWriteArrayList<>();
  private final Map<Path, Project> byRoot = new HashMap<>();
  private final Map<Path, Project> byFile = new HashMap<>();

  /** Where modules begin, by the files that say so. */
  private final Map<Path, Path> named = new HashMap<>();

  /** Which Java the programs may use. */
  public ClassPaths classPaths() {
    return classPaths;
  }

  public Texts texts() {
    return texts;
  }

  public List<Path> folders() {
    return List.copyOf(folders);
  }

  // ---- folders ----

  /**
   * Takes in a folder with all its files.
   *
   * @return the projects that have changed
   */
  public Set<Project> addFolder(Path folder) throws IOException {
    folders.add(folder);
    Set<Project> changed = new LinkedHashSet<>();
    if (Files.isDirectory(folder)) {
      for (Path file : SourceFiles.below(folder)) {
        changed.addAll(refresh(file));
      }
    }
    return changed;
  }

  /** Lets go of a folder; its open files stay, each with its program. */
  public synchronized Set<Project> removeFolder(Path folder) {
    folders.remove(folder);
    Set<Project> changed = new LinkedHashSet<>();
    for (Path file : new ArrayList<>(byFile.keySet())) {
      if (file.startsWith(folder)) {
        changed.addAll(refresh(file));
      }
    }
    return changed;
  }

  // ---- texts ----

  public synchronized Set<Project> open(String uri, int version, String text) {
    if (VirtualDocuments.isVirtual(uri)) {
      return Set.of(); // what it holds is known better here
    }
    Path file = fileOf(uri);
    Optional<Source> same =
        texts.saved(file).filter(s -> s.text().equals(text) && byFile.containsKey(file));
    Source source = same.orElseGet(() -> new Source(file.toString(), text));
    texts.open(file, new Document(uri, version, source));
    return same.isPresent() ? Set.of() : refresh(file);
  }

  public synchronized Set<Project> change(
      String uri, int version, List<TextDocumentContentChangeEvent> changes) {
    Path file = fileOf(uri);
    Optional<Document> document = texts.document(file);
    if (document.isEmpty()) {
      return Set.of();
    }
    texts.open(file, document.get().changed(version, changes));
    return refresh(file);
  }

  public synchronized Set<Project> close(String uri) {
    Path file = fileOf(uri);
    return texts.close(file) || !inFolder(file) ? refresh(file) : Set.of();
  }

  /**
   * Looks again at a file that was made, changed or deleted outside the editor. Where it is no
   * source, it says what sources may use: then all of its folder's projects have changed.
   */
  public synchronized Set<Project> changedOnDisk(Path file) {
    if (!file.toString().endsWith(SourceFiles.EXTENSION)) {
      Set<Project> near = new LinkedHashSet<>();
      byRoot.values().stream().filter(p -> isAround(file, p.root())).forEach(near::add);
      near.forEach(Project::changed);
      return near;
    }
    texts.changedOnDisk(file);
    return refresh(file);
  }

  private static boolean isAround(Path file, Path root) {
    Path folder = file.getParent();
    return folder != null && root.startsWith(folder);
  }

  public Optional<Document> document(String uri) {
    return texts.document(fileOf(uri));
  }

  /** The name under which the text of a URI is compiled: its path, or a name of its own. */
  public static Path fileOf(String uri) {
    return Uris.path(uri).orElseGet(() -> Path.of("/untitled/" + uri.replaceAll("\\W+", "_")));
  }

  /** The URI that an editor knows a source by. */
  public String uriOf(Source source) {
    Path file = Path.of(source.path());
    if (!file.isAbsolute()) {
      return VirtualDocuments.ofLibrary(source.path());
    }
    return uriOf(file);
  }

  /** The URI that an editor knows a file by. */
  public String uriOf(Path file) {
    return texts.document(file).map(Document::uri).orElseGet(() -> Uris.of(file));
  }

  // ---- projects ----

  public synchronized Optional<Project> projectOf(Path file) {
    return Optional.ofNullable(byFile.get(file));
  }

  public synchronized List<Project> projects() {
    return List.copyOf(byRoot.values());
  }

  /** Puts a file into the project it belongs to now, and others that go by what it says. */
  private synchronized Set<Project> refresh(Path file) {
    Set<Path> before = Set.copyOf(named.values());
    Set<Project> changed = new LinkedHashSet<>(place(file));
    Set<Path> other = new LinkedHashSet<>(named.values());
    other.addAll(before);
    other.removeIf(root -> before.contains(root) && named.containsValue(root));
    for (Path near : other.isEmpty() ? List.<Path>of() : List.copyOf(byFile.keySet())) {
      boolean follows = !named.containsKey(near) && !near.equals(file);
      if (follows && other.stream().anyMatch(near::startsWith)) {
        changed.addAll(place(near));
      }
    }
    return changed;
  }

  private Set<Project> place(Path file) {
    Set<Project> changed = new LinkedHashSet<>();
    Project before = byFile.get(file);
    Optional<Source> source = wanted(file);
    named.remove(file);
    if (source.isEmpty()) {
      if (before != null) {
        before.include(file, false);
        byFile.remove(file);
        changed.add(before);
      }
      return changed;
    }
    String text = source.get().text();
    SourceRoots.byHeader(file, text).ifPresent(root -> named.put(file, root));
    Path root = SourceRoots.of(file, text, folders, named.values());
    Project now = byRoot.computeIfAbsent(root, r -> new Project(r, classPaths));
    if (before != null && before != now) {
      before.include(file, false);
      changed.add(before);
    }
    byFile.put(file, now);
    now.include(file, true);
    now.changed(file);
    changed.add(now);
    return changed;
  }

  private Optional<Source> wanted(Path file) {
    return texts.exists(file) && (isOpen(file) || inFolder(file))
        ? texts.read(file, "", new Reporter())
        : Optional.empty();
  }

  private boolean isOpen(Path file) {
    return texts.document(file).isPresent();
  }

  private boolean inFolder(Path file) {
    return SourceRoots.folderOf(file, folders).isPresent();
  }

  // ---- reading ----

  /** Is done when there is something to answer requests about a text with, if ever. */
  public CompletableFuture<Boolean> whenKnown(String uri) {
    return projectOf(fileOf(uri))
        .map(Project::whenKnown)
        .orElseGet(() -> CompletableFuture.completedFuture(false));
  }

  /**
   * What is known of a text, to answer requests with.
   *
   * @param goOn throws if nobody waits for the answer any more
   * @return absent if it is no text of a project, or nothing is known yet
   */
  public Optional<Snapshot> snapshot(String uri, long patienceMillis, Runnable goOn)
      throws InterruptedException {
    Optional<String> library = VirtualDocuments.libraryPath(uri);
    if (library.isPresent()) {
      return librarySnapshot(uri, library.get(), goOn);
    }
    Path file = fileOf(uri);
    Optional<Project> project = projectOf(file);
    if (project.isEmpty()) {
      return Optional.empty();
    }
    Optional<Analysis> known = project.get().analysis(patienceMillis, goOn);
    // A file that has only just come has no earlier answer.
    Optional<Analysis> analysis =
        known.isPresent() && known.get().unit(file.toString()).isEmpty()
            ? project.get().analysis(FIRST_MILLIS, goOn)
            : known;
    return analysis
        .flatMap(a -> a.unit(file.toString()))
        .map(unit -> {
          Document document =
              texts.document(file).orElseGet(() -> new Document(uri, 0, unit.source()));
          return new Snapshot(this, project.get(), document, analysis.get(), unit, goOn);
        });
  }

  /** A module of the library, as a program has it that uses it. */
  private Optional<Snapshot> librarySnapshot(String uri, String path, Runnable goOn)
      throws InterruptedException {
    for (Project project : projects()) {
      Optional<Analysis> analysis = project.analysis(0);
      Optional<ModuleUnit> unit = analysis.flatMap(a -> a.unit(path));
      if (unit.isPresent()) {
        Document document = new Document(uri, 0, unit.get().source());
        return Optional.of(new Snapshot(this, project, document, analysis.get(), unit.get(), goOn));
      }
    }
    return Optional.empty();
  }
}
