// ---- shapes/Point.java
package shapes;

import org.cascade.runtime.codec.Codec;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.Output;
import org.cascade.runtime.value.Ints;
import org.cascade.runtime.value.Show;
import org.cascade.runtime.value.Shown;

/**
 * A point of the plane.
 *
 * @param x Across.
 */
public record Point(long x, long y) implements Shown, Comparable<Point> {
  /** How values are stored. */
  public static final Codec<Point> CODEC =
      Codecs.named(
          "shapes.Point",
          Point.class,
          new Codec<Point>() {
            @Override
            public void write(Point value, Output out) {
              Codecs.INT.write(value.x(), out);
              Codecs.INT.write(value.y(), out);
            }

            @Override
            public Point read(Input in) {
              return new Point(Codecs.INT.read(in), Codecs.INT.read(in));
            }

            @Override
            public String schema() {
              return "shapes.Point{x: Int, y: Int}";
            }
          });

  public long norm1() {
    return Ints.add(Ints.abs(x), Ints.abs(y));
  }

  @Override
  public int compareTo(Point other) {
    int order = Long.compare(x, other.x());
    if (order != 0) {
      return order;
    }
    return Long.compare(y, other.y());
  }

  @Override
  public void show(StringBuilder out) {
    out.append("Point { x: ");
    Show.nested(out, x);
    out.append(", y: ");
    Show.nested(out, y);
    out.append(" }");
  }

  @Override
  public String toString() {
    return Show.show(this);
  }
}
// ---- shapes/Shape.java
package shapes;

import org.cascade.runtime.codec.Codec;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.codec.Output;
import org.cascade.runtime.value.Show;
import org.cascade.runtime.value.Shown;

public sealed interface Shape extends Shown, Comparable<Shape> {
  /** How values are stored. */
  public static final Codec<Shape> CODEC =
      Codecs.named(
          "shapes.Shape",
          Shape.class,
          new Codec<Shape>() {
            @Override
            public void write(Shape value, Output out) {
              switch (value) {
                case Circle it -> {
                  out.writeUnsigned(0);
                  Codecs.REAL.write(it.value(), out);
                }
                case Rect it -> {
                  out.writeUnsigned(1);
                  Codecs.REAL.write(it.w(), out);
                  Codecs.REAL.write(it.h(), out);
                }
              }
            }

            @Override
            public Shape read(Input in) {
              int tag = (int) in.readUnsigned();
              return switch (tag) {
                case 0 -> new Circle(Codecs.REAL.read(in));
                case 1 -> new Rect(Codecs.REAL.read(in), Codecs.REAL.read(in));
                default -> throw new MalformedInput("Shape has no case " + tag);
              };
            }

            @Override
            public String schema() {
              return "shapes.Shape = Circle{value: Real} | Rect{w: Real, h: Real}";
            }
          });

  record Circle(double value) implements Shape {
    @Override
    public void show(StringBuilder out) {
      out.append("Circle(");
      Show.nested(out, value);
      out.append(')');
    }

    @Override
    public String toString() {
      return Show.show(this);
    }
  }

  record Rect(double w, double h) implements Shape {
    @Override
    public void show(StringBuilder out) {
      out.append("Rect { w: ");
      Show.nested(out, w);
      out.append(", h: ");
      Show.nested(out, h);
      out.append(" }");
    }

    @Override
    public String toString() {
      return Show.show(this);
    }
  }

  private static int rank(Shape value) {
    return switch (value) {
      case Circle ignored -> 0;
      case Rect ignored -> 1;
    };
  }

  @Override
  default int compareTo(Shape other) {
    if (this instanceof Circle a && other instanceof Circle b) {
      return Double.compare(a.value(), b.value());
    }
    if (this instanceof Rect a && other instanceof Rect b) {
      int order = Double.compare(a.w(), b.w());
      if (order != 0) {
        return order;
      }
      return Double.compare(a.h(), b.h());
    }
    return Integer.compare(rank(this), rank(other));
  }
}
// ---- shapes/ShapesModule.java
package shapes;

import org.cascade.runtime.api.Program;
import org.cascade.runtime.api.ProgramOptions;
import org.cascade.runtime.api.ProgramTypes;
import org.cascade.runtime.value.Ints;
import org.cascade.runtime.value.Reals;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Show;

/** The functions and values of module <code>shapes</code>. */
public final class ShapesModule {
  private static boolean moduleStarted;

  private ShapesModule() {}

  /** Runs the module's statements, once, after those of what it imports. */
  public static void run() {
    if (moduleStarted) {
      return;
    }
    moduleStarted = true;
  }

  /** The program that starts with this module. */
  public static Program program() {
    return Program.of("shapes", ShapesModule::declare, ShapesModule::run);
  }

  /** Tells what this module, and those that it imports, may store. */
  public static void declare(ProgramTypes types) {
    if (types.begin("shapes")) {
      types.value(Point.CODEC);
      types.value(Shape.CODEC);
    }
  }

  /** Runs the program: <code>[--data DIRECTORY] [--trace] arguments</code>. */
  public static void main(String[] args) {
    System.exit(program().run(ProgramOptions.parse(args)));
  }

  /** The area of a shape. */
  public static double area(Shape s) {
    return switch (s) {
      case Shape.Circle(double r) -> 3.0 * Reals.pow(r, 2.0);
      case Shape.Rect(double w, double h) -> w * h;
    };
  }

  public static Result<Long, String> half(long n) {
    return n % 2L == 0L ? Result.ok(n / 2L) : Result.err(Show.show(n) + " is odd");
  }

  public static Result<Long, String> quarter(long n) {
    long value;
    switch (half(n)) {
      case Result.Ok(Long value2) -> {
        value = value2;
      }
      case Result.Err(String error) -> {
        return Result.err(error);
      }
    }
    return half(value);
  }

  public static long sumTo(long n) {
    long total = 0L;
    for (long i = 0L; i < n; i++) {
      total = Ints.add(total, i);
    }
    return total;
  }
}
