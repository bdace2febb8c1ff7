package org.cascade.bench;

import bench.loop.LoopModule;
import bench.pipeline.PipelineModule;
import bench.pipeline.Sale;
import bench.tree.Expr;
import bench.tree.TreeModule;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Ints;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the compiler makes of {@code bench/programs}, beside the same written by hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
public class GeneratedCodeBenchmark {
  private static final int COUNT = 10_000;

  private long limit = 20_000;
  private final Expr tree = TreeModule.grow(12, 9);
  private final HandWritten.Expr handTree = HandWritten.grow(12, 9);
  private final Array<Long> numbers = Ints.range(0, COUNT);
  private final List<Long> boxed = LongStream.range(0, COUNT).boxed().toList();
  private final long[] plain = LongStream.range(0, COUNT).toArray();
  private final Array<Sale> sales = PipelineModule.sales(COUNT);
  private final List<HandWritten.Sale> handSales = HandWritten.sales(COUNT);

  @Benchmark
  public long loopDigitsCascade() {
    return LoopModule.digits(limit);
  }

  @Benchmark
  public long loopDigitsJava() {
    return HandWritten.digits(limit);
  }

  @Benchmark
  public long loopDigitsJavaChecked() {
    return HandWritten.digitsChecked(limit);
  }

  @Benchmark
  public long loopCollatzCascade() {
    return LoopModule.collatz(limit / 10);
  }

  @Benchmark
  public long loopCollatzJava() {
    return HandWritten.collatz(limit / 10);
  }

  @Benchmark
  public long matchTreeCascade() {
    return TreeModule.value(tree, 3, 5);
  }

  @Benchmark
  public long matchTreeJava() {
    return HandWritten.value(handTree, 3, 5);
  }

  @Benchmark
  public long pipelineNumbersCascade() {
    return PipelineModule.numbers(numbers);
  }

  @Benchmark
  public long pipelineNumbersJavaStream() {
    return HandWritten.numbersStream(boxed);
  }

  @Benchmark
  public long pipelineNumbersJavaLists() {
    return HandWritten.numbersLists(boxed);
  }

  @Benchmark
  public long pipelineNumbersJavaLoop() {
    return HandWritten.numbersLoop(plain);
  }

  @Benchmark
  public long pipelineRecordsCascade() {
    return PipelineModule.revenue(sales);
  }

  @Benchmark
  public long pipelineRecordsJavaStream() {
    return HandWritten.revenue(handSales);
  }

  @Benchmark
  public long pipelineRecordsJavaLists() {
    return HandWritten.revenueLists(handSales);
  }

  @Benchmark
  public long pipelineGroupsCascade() {
    return PipelineModule.bestRegion(sales);
  }

  @Benchmark
  public long pipelineGroupsJava() {
    return HandWritten.bestRegion(handSales);
  }
}
