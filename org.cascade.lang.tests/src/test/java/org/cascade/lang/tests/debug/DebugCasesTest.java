package org.cascade.lang.tests.debug;

import java.util.stream.Stream;
import org.cascade.lang.tests.cases.Cases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** {@code cases/debug}: programs that are debugged as a script at their top says. */
@Tag("slow")
class DebugCasesTest {
  @TestFactory
  Stream<DynamicTest> programsAreDebugged() {
    return Cases.walk(
        "debug",
        program -> Cases.assertGolden(Cases.golden(program, ".expected"), Script.run(program)));
  }
}
