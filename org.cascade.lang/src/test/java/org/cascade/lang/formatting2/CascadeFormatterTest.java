package org.cascade.lang.formatting2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.inject.Injector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.cascade.lang.CascadeStandaloneSetup;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.formatting2.FormatterRequest;
import org.eclipse.xtext.formatting2.IFormatter2;
import org.eclipse.xtext.formatting2.regionaccess.ITextRegionAccess;
import org.eclipse.xtext.formatting2.regionaccess.ITextReplacement;
import org.eclipse.xtext.formatting2.regionaccess.TextRegionAccessBuilder;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.junit.jupiter.api.Test;

/** Xtext's formatter lays out as {@code cascade fmt} does. */
class CascadeFormatterTest {
  private static final Injector XTEXT =
      new CascadeStandaloneSetup().createInjectorAndDoEMFRegistration();

  private static ITextRegionAccess access(String text) throws IOException {
    XtextResourceSet set = XTEXT.getInstance(XtextResourceSet.class);
    XtextResource resource = (XtextResource) set.createResource(URI.createURI("a.cascade"));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    resource.load(new ByteArrayInputStream(bytes), Map.of(XtextResource.OPTION_ENCODING, "UTF-8"));
    return XTEXT.getInstance(TextRegionAccessBuilder.class).forNodeModel(resource).create();
  }

  private static List<ITextReplacement> replacements(ITextRegionAccess access) {
    FormatterRequest request = new FormatterRequest().setTextRegionAccess(access);
    return XTEXT.getInstance(IFormatter2.class).format(request);
  }

  private static String formatted(String text) throws IOException {
    ITextRegionAccess access = access(text);
    return access.getRewriter().renderToString(replacements(access));
  }

  @Test
  void textIsLaidOut() throws IOException {
    assertEquals("let a = 1\nlet b = 2\n", formatted("let a=1\nlet b   =2\n"));
    assertEquals("let a = 1\n", formatted("let a = 1"));
  }

  @Test
  void onlyWhatChangesIsReplaced() throws IOException {
    ITextReplacement only = replacements(access("let a = 1\nlet b=2\nlet c = 3\n")).getFirst();
    assertEquals("let a = 1\nlet b".length(), only.getOffset());
    assertEquals(1, only.getLength());
    assertEquals(" = ", only.getReplacementText());
  }

  @Test
  void whatIsWellOrWrongStays() throws IOException {
    assertEquals(List.of(), replacements(access("let a = 1\n")));
    assertEquals(List.of(), replacements(access("let a=(1\n")));
  }
}
