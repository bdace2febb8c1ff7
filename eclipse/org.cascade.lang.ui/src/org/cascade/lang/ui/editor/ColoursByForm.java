package org.cascade.lang.ui.editor;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.text.rules.EndOfLineRule;
import org.eclipse.jface.text.rules.FastPartitioner;
import org.eclipse.jface.text.rules.IPredicateRule;
import org.eclipse.jface.text.rules.MultiLineRule;
import org.eclipse.jface.text.rules.RuleBasedPartitionScanner;
import org.eclipse.jface.text.rules.RuleBasedScanner;
import org.eclipse.jface.text.rules.SingleLineRule;
import org.eclipse.jface.text.rules.Token;

/**
 * Colours by form: remarks, texts and words. They are there at once; those by meaning come from the
 * server.
 */
public final class ColoursByForm extends PresentationReconciler {
  private static final String PARTITIONING = "org.cascade.lang.ui.form";
  private static final String COMMENT = "comment";
  private static final String DOCUMENTATION = "documentation";
  private static final String STRING = "string";

  /** For one viewer. */
  public ColoursByForm() {
    setDocumentPartitioning(PARTITIONING);
    colour(IDocument.DEFAULT_CONTENT_TYPE, new WordsByForm());
    colour(COMMENT, alike(Theme.COMMENT));
    colour(DOCUMENTATION, alike(Theme.DOCUMENTATION));
    colour(STRING, alike(Theme.STRING));
  }

  private void colour(String part, RuleBasedScanner words) {
    DefaultDamagerRepairer repairer = new DefaultDamagerRepairer(words);
    setDamager(repairer, part);
    setRepairer(repairer, part);
  }

  private static RuleBasedScanner alike(Theme look) {
    RuleBasedScanner scanner = new RuleBasedScanner();
    scanner.setDefaultReturnToken(new Token(look.attribute()));
    return scanner;
  }

  @Override
  public void install(ITextViewer viewer) {
    partition(viewer.getDocument());
    viewer.addTextInputListener(
        new org.eclipse.jface.text.ITextInputListener() {
          @Override
          public void inputDocumentAboutToBeChanged(IDocument old, IDocument next) {
            partition(next);
          }

          @Override
          public void inputDocumentChanged(IDocument old, IDocument next) {}
        });
    super.install(viewer);
  }

  private static void partition(IDocument document) {
    if (document instanceof org.eclipse.jface.text.IDocumentExtension3 parts
        && parts.getDocumentPartitioner(PARTITIONING) == null) {
      FastPartitioner partitioner =
          new FastPartitioner(scanner(), new String[] {COMMENT, DOCUMENTATION, STRING});
      parts.setDocumentPartitioner(PARTITIONING, partitioner);
      partitioner.connect(document);
    }
  }

  private static RuleBasedPartitionScanner scanner() {
    RuleBasedPartitionScanner scanner = new RuleBasedPartitionScanner();
    Token comment = new Token(COMMENT);
    Token string = new Token(STRING);
    scanner.setPredicateRules(
        new IPredicateRule[] {
          new EndOfLineRule("///", new Token(DOCUMENTATION)),
          new EndOfLineRule("//", comment),
          new MultiLineRule("/*", "*/", comment, (char) 0, true),
          new MultiLineRule("\"\"\"", "\"\"\"", string, '\\', true),
          new SingleLineRule("\"", "\"", string, '\\', true)
        });
    return scanner;
  }
}
