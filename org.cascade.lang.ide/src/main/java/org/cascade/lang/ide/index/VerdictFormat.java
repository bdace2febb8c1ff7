package org.cascade.lang.ide.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;

/**
 * Verdicts as bytes: a mark of the format, the fingerprint of the program, diagnostics with places
 * by path and offset, and a checksum of all that.
 */
final class VerdictFormat {
  private static final int MARK = 0xCA5D0001;
  private static final int CHECKSUM_BYTES = Long.BYTES;

  /** More of anything is no verdict of ours. */
  private static final int MOST = 1 << 20;

  private final Function<String, Optional<Source>> sources;

  /**
   * @param sources finds the texts of a program by their paths, the library's too
   */
  VerdictFormat(Function<String, Optional<Source>> sources) {
    this.sources = sources;
  }

  /** Why bytes are not a verdict. */
  static final class DamagedException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
      super(message);
    }
  }

  // ---- writing ----

  /** Absent if it has places that will not be found again. */
  Optional<byte[]> write(String fingerprint, Verdict verdict) {
    boolean lasting = verdict.all().stream().allMatch(this::lasts);
    if (!lasting) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MARK);
      text(out, fingerprint);
      all(out, verdict.claims());
      all(out, verdict.others());
      out.flush();
      out.writeLong(checksum(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(bytes.toByteArray());
  }

  private boolean lasts(Diagnostic d) {
    return lasts(d.span())
        && d.related().stream().allMatch(r -> lasts(r.span()))
        && d.fixes().stream().flatMap(f -> f.edits().stream()).allMatch(e -> lasts(e.span()));
  }

  private boolean lasts(Span span) {
    return sources.apply(span.source().path()).filter(s -> s == span.source()).isPresent();
  }

  private static long checksum(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    return checksum.getValue();
  }

  private static void all(DataOutputStream out, List<Diagnostic> diagnostics) throws IOException {
    out.writeInt(diagnostics.size());
    for (Diagnostic d : diagnostics) {
      text(out, d.code().name());
      place(out, d.span());
      text(out, d.message());
      out.writeInt(d.related().size());
      for (Diagnostic.Related related : d.related()) {
        place(out, related.span());
        text(out, related.message());
      }
      out.writeInt(d.fixes().size());
      for (Diagnostic.Fix fix : d.fixes()) {
        text(out, fix.title());
        out.writeInt(fix.edits().size());
        for (Diagnostic.Edit edit : fix.edits()) {
          place(out, edit.span());
          text(out, edit.text());
        }
      }
    }
  }

  private static void place(DataOutputStream out, Span span) throws IOException {
    text(out, span.source().path());
    out.writeInt(span.offset());
    out.writeInt(span.length());
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  // ---- reading ----

  /** Absent if it is of another program, compiler or version of a text. */
  Optional<Verdict> read(byte[] bytes, String fingerprint) throws DamagedException {
    int body = bytes.length - CHECKSUM_BYTES;
    if (body < 0 || ByteBuffer.wrap(bytes).getLong(body) != checksum(Arrays.copyOf(bytes, body))) {
      throw new DamagedException("its checksum does not fit");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, body))) {
      if (in.readInt() != MARK) {
        throw new DamagedException("it is of another format");
      }
      if (!text(in).equals(fingerprint)) {
        return Optional.empty();
      }
      return Optional.of(new Verdict(all(in), all(in)));
    } catch (IOException | IllegalArgumentException e) {
      throw new DamagedException("it ends too early or has unknown parts");
    }
  }

  private static int count(DataInputStream in) throws IOException, DamagedException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new DamagedException("it has %d of something".formatted(count));
    }
    return count;
  }

  private List<Diagnostic> all(DataInputStream in) throws IOException, DamagedException {
    List<Diagnostic> all = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      RuleCode code = RuleCode.valueOf(text(in));
      all.add(new Diagnostic(code, place(in), text(in), related(in), fixes(in)));
    }
    return all;
  }

  private List<Diagnostic.Related> related(DataInputStream in)
      throws IOException, DamagedException {
    List<Diagnostic.Related> all = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      all.add(new Diagnostic.Related(place(in), text(in)));
    }
    return all;
  }

  private List<Diagnostic.Fix> fixes(DataInputStream in) throws IOException, DamagedException {
    List<Diagnostic.Fix> all = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      String title = text(in);
      List<Diagnostic.Edit> edits = new ArrayList<>();
      for (int more = count(in); more > 0; more--) {
        edits.add(new Diagnostic.Edit(place(in), text(in)));
      }
      all.add(new Diagnostic.Fix(title, edits));
    }
    return all;
  }

  private Span place(DataInputStream in) throws IOException, DamagedException {
    String path = text(in);
    int offset = in.readInt();
    int length = in.readInt();
    Optional<Source> source = sources.apply(path);
    if (source.isEmpty()
        || offset < 0
        || length < 0
        || offset + length > source.get().text().length()) {
      throw new DamagedException("it names a place in `%s` that is not there".formatted(path));
    }
    return new Span(source.get(), offset, length);
  }

  private static String text(DataInputStream in) throws IOException, DamagedException {
    return new String(in.readNBytes(count(in)), StandardCharsets.UTF_8);
  }
}
