// The language's features, each asked through VS Code as its own windows ask.
const assert = require('node:assert/strict');
const { vscode, file, until, open, at, having, ask, textOf, place } = require('../driver.cjs');

const EXTENSION = 'cascade.cascade-lang';

suite('language', () => {
  let main;

  suiteSetup(async function () {
    this.timeout(60_000);
    main = await open('main.cascade');
    await until(
      'hover',
      () => ask('vscode.executeHoverProvider', main.uri, at(main, 'twice|(n: Int)')),
      30_000,
    );
  });

  test('the file has the language, and the extension that was installed is active', async () => {
    assert.equal(main.languageId, 'cascade');
    const extension = vscode.extensions.all.find((e) =>
      e.packageJSON.contributes?.languages?.some((l) => l.id === 'cascade'),
    );
    assert.ok(extension, EXTENSION);
    assert.ok(extension.isActive);
    assert.match(extension.extensionPath, /\/extensions\//);
  });

  test('diagnostics have a code, a place, and a page of the documentation; files that are not open have them too', async () => {
    const wrong = file('wrong', 'ages.cascade');
    const [found] = await until('diagnostic', () => vscode.languages.getDiagnostics(wrong));
    const { line, character } = found.range.start;
    assert.deepEqual([found.severity, line, character], [vscode.DiagnosticSeverity.Error, 4, 29]);
    assert.match(String(found.code.value ?? found.code), /^CAS\d{4}$/);
    assert.match(found.message, /`?Age`?/);
    assert.deepEqual(vscode.languages.getDiagnostics(main.uri), []);
  });

  test('a diagnostic offers fixes, and the one that is taken removes it', async () => {
    const wrong = await open('wrong', 'ages.cascade');
    const [found] = await until('diagnostic', () => vscode.languages.getDiagnostics(wrong.uri));
    const actions = await until('fixes', () =>
      ask('vscode.executeCodeActionProvider', wrong.uri, found.range, vscode.CodeActionKind.QuickFix.value),
    );
    const fix = actions.find((a) => /when the program runs/.test(a.title));
    assert.ok(fix, actions.map((a) => a.title).join('; '));
    const before = wrong.getText();
    await having(wrong, before, async () => {
      await vscode.workspace.applyEdit(fix.edit);
      assert.match(wrong.getText(), /= years as Age/);
      await until('end of the diagnostic', () =>
        vscode.languages
          .getDiagnostics(wrong.uri)
          .every((d) => d.severity !== vscode.DiagnosticSeverity.Error),
      );
    });
    await until('diagnostic again', () => vscode.languages.getDiagnostics(wrong.uri));
    await wrong.save();
  });

  test('hover shows signature, effects and documentation', async () => {
    const member = textOf(
      await ask('vscode.executeHoverProvider', main.uri, at(main, 'counter.incre|ment()')),
    );
    assert.match(member, /transform Counter\.increment\(\) -> Int with Read<Counter>, Write<Counter>/);
    const documented = textOf(await ask('vscode.executeHoverProvider', main.uri, at(main, 'ar|ea(Circle')));
    assert.match(documented, /The area of a shape\./);
  });

  test('completion after a dot offers the members', async () => {
    const list = await ask(
      'vscode.executeCompletionItemProvider',
      main.uri,
      at(main, 'counter.|increment()'),
      '.',
    );
    const labels = list.items.map((i) => i.label.label ?? i.label);
    for (const wanted of ['count', 'current', 'increment'])
      assert.ok(labels.includes(wanted), labels.join(' '));
    assert.ok(!labels.includes('println'), 'only members');
  });

  test('completion works in a text that does not parse, and adds an import', async () => {
    await having(main, `${main.getText()}\nlet r: Sh`, async () => {
      const end = main.positionAt(main.getText().length);
      const { items } = await ask('vscode.executeCompletionItemProvider', main.uri, end);
      const item = items.find((i) => (i.label.label ?? i.label) === 'Shape');
      assert.ok(item, items.map((i) => JSON.stringify(i.label)).join(' '));
      assert.match(item.additionalTextEdits?.[0]?.newText ?? '', /Shape/);
    });
  });

  test('signature help marks the parameter', async () => {
    const help = await ask('vscode.executeSignatureHelpProvider', main.uri, at(main, 'twice(|n))'), '(');
    assert.match(help.signatures[0].label, /twice\(n: Int\) -> Int/);
    assert.equal(help.activeParameter, 0);
  });

  test('definition leads to another file, and into the library', async () => {
    const [own] = await ask('vscode.executeDefinitionProvider', main.uri, at(main, 'ar|ea(Circle'));
    assert.equal(place(own), 'shapes.cascade 7:5');
    const [library] = await ask('vscode.executeDefinitionProvider', main.uri, at(main, '].ma|p('));
    const uri = library.targetUri ?? library.uri;
    assert.equal(uri.scheme, 'cascade');
    const shown = await vscode.workspace.openTextDocument(uri);
    assert.equal(shown.languageId, 'cascade');
    const { line } = (library.targetRange ?? library.range).start;
    assert.match(shown.lineAt(line).text, /map/);
  });

  test('type definition and implementations', async () => {
    const [type] = await ask(
      'vscode.executeTypeDefinitionProvider',
      main.uri,
      at(main, 'count|er.increment'),
    );
    assert.equal(place(type), 'main.cascade 5:7');
    const shapes = await open('shapes.cascade');
    const found = await ask('vscode.executeImplementationProvider', shapes.uri, at(shapes, 'type Sha|pe'));
    assert.deepEqual(found.map(place), ['shapes.cascade 4:14', 'shapes.cascade 4:29']);
  });

  test('references and highlights', async () => {
    const found = await ask('vscode.executeReferenceProvider', main.uri, at(main, 'import shapes.{ar|ea'));
    assert.deepEqual(found.map(place).sort(), [
      'main.cascade 28:18',
      'main.cascade 2:16',
      'shapes.cascade 13:18',
      'shapes.cascade 17:18',
      'shapes.cascade 7:5',
    ]);
    const marks = await ask('vscode.executeDocumentHighlights', main.uri, at(main, 'state cou|nt'));
    assert.equal(marks.filter((m) => m.kind === vscode.DocumentHighlightKind.Write).length, 2);
  });

  test('renaming changes all files', async () => {
    const edit = await ask(
      'vscode.executeDocumentRenameProvider',
      main.uri,
      at(main, 'ar|ea(Circle'),
      'surface',
    );
    const changed = edit.entries().map(([uri, edits]) => `${uri.path.split('/').pop()} ${edits.length}`);
    assert.deepEqual(changed.sort(), ['main.cascade 2', 'shapes.cascade 3']);
    await assert.rejects(
      ask('vscode.executeDocumentRenameProvider', main.uri, at(main, '].ma|p('), 'other'),
      /no file of this project/,
    );
  });

  test('symbols of the file and of the workspace', async () => {
    const symbols = await ask('vscode.executeDocumentSymbolProvider', main.uri);
    const space = symbols.find((s) => s.name === 'Counter');
    assert.deepEqual(
      space.children.map((s) => s.name),
      ['count', 'increment', 'current'],
    );
    const all = await ask('vscode.executeWorkspaceSymbolProvider', 'incr');
    assert.ok(
      all.some((s) => s.name === 'increment'),
      all.map((s) => s.name).join(' '),
    );
  });

  test('colours by meaning', async () => {
    const legend = await ask('vscode.provideDocumentSemanticTokensLegend', main.uri);
    const { data } = await until('tokens', async () => {
      const tokens = await ask('vscode.provideDocumentSemanticTokens', main.uri);
      return tokens?.data.length && tokens;
    });
    const kinds = new Map();
    for (let i = 0, line = 0, column = 0; i < data.length; i += 5) {
      column = data[i] ? data[i + 1] : column + data[i + 1];
      line += data[i];
      kinds.set(
        main.getText(new vscode.Range(line, column, line, column + data[i + 2])),
        legend.tokenTypes[data[i + 3]],
      );
    }
    assert.deepEqual(
      ['Counter', 'count', 'increment', 'twice', 'doubled'].map((n) => kinds.get(n)),
      ['class', 'property', 'method', 'function', 'variable'],
    );
  });

  test('hints', async () => {
    const hints = await until('hints', () =>
      ask('vscode.executeInlayHintProvider', main.uri, new vscode.Range(0, 0, main.lineCount, 0)),
    );
    const texts = hints.map((h) =>
      typeof h.label === 'string' ? h.label : h.label.map((p) => p.value).join(''),
    );
    assert.ok(
      texts.some((t) => t.includes('Array<Int>')),
      texts.join(' | '),
    );
  });

  test('lenses: run, run test, references', async () => {
    const here = await until('lenses', async () => {
      const lenses = await ask('vscode.executeCodeLensProvider', main.uri, 50);
      return lenses.every((l) => l.command) && lenses;
    });
    const titles = here.map((l) => l.command.title);
    assert.ok(
      titles.some((t) => /Run$/.test(t)),
      titles.join(' | '),
    );
    assert.ok(
      titles.some((t) => /^\d+ references?$/.test(t)),
      titles.join(' | '),
    );
    const commands = new Set(await vscode.commands.getCommands(true));
    const shapes = await open('shapes.cascade');
    const there = await until('lenses', () => ask('vscode.executeCodeLensProvider', shapes.uri, 50));
    assert.equal(there.filter((l) => /Run test/.test(l.command?.title)).length, 2);
    for (const { command } of [...here, ...there])
      if (command?.command) assert.ok(commands.has(command.command), `no command ${command.command}`);
  });

  test('code actions: extract, and the refactorings have their kinds', async () => {
    const range = new vscode.Range(at(main, 'let result = |n * 2'), at(main, 'n * 2|'));
    const actions = await ask(
      'vscode.executeCodeActionProvider',
      main.uri,
      range,
      vscode.CodeActionKind.Refactor.value,
    );
    const titles = actions.map((a) => a.title);
    assert.ok(titles.includes('Extract into `let`'), titles.join(' | '));
  });

  test('formatting changes form, and nothing else', async () => {
    const neat = main.getText();
    await having(main, neat.replace('let twice(n: Int) -> Int {', 'let   twice( n:Int )->Int{'), async () => {
      const edits = await until('edits', () =>
        ask('vscode.executeFormatDocumentProvider', main.uri, { tabSize: 4, insertSpaces: true }),
      );
      const edit = new vscode.WorkspaceEdit();
      edit.set(main.uri, edits);
      await vscode.workspace.applyEdit(edit);
      assert.equal(main.getText(), neat);
    });
  });

  test('folding and selection', async () => {
    const folds = await ask('vscode.executeFoldingRangeProvider', main.uri);
    assert.ok(
      folds.some((f) => f.start === 4),
      JSON.stringify(folds),
    );
    const [selection] = await ask('vscode.executeSelectionRangeProvider', main.uri, [at(main, 'n| * 2')]);
    const sizes = [];
    for (let s = selection; s; s = s.parent) sizes.push(main.getText(s.range));
    assert.ok(sizes.includes('n * 2') && sizes.length > 2, JSON.stringify(sizes));
  });

  test('call hierarchy', async () => {
    const [item] = await ask('vscode.prepareCallHierarchy', main.uri, at(main, 'let twi|ce'));
    const callers = await ask('vscode.provideIncomingCalls', item);
    assert.deepEqual(
      callers.filter((c) => c.from.name === 'fourfold').map((c) => c.fromRanges.length),
      [2],
    );
    const called = await ask(
      'vscode.provideOutgoingCalls',
      callers.find((c) => c.from.name === 'fourfold').from,
    );
    assert.deepEqual(
      called.map((c) => c.to.name),
      ['twice'],
    );
  });

  test('type hierarchy', async () => {
    const shapes = await open('shapes.cascade');
    const [item] = await ask('vscode.prepareTypeHierarchy', shapes.uri, at(shapes, 'type Sha|pe'));
    const below = await ask('vscode.provideSubtypes', item);
    assert.deepEqual(below.map((b) => b.name).sort(), ['Circle', 'Rect']);
  });

  test('a mistake that is typed is told, and goes when it is taken back', async () => {
    const errors = () =>
      vscode.languages.getDiagnostics(main.uri).filter((d) => d.severity === vscode.DiagnosticSeverity.Error);
    await having(main, `${main.getText()}let bad: Int = "text"\n`, async () => {
      const [found] = await until('error', errors);
      assert.match(found.message, /Int/);
    });
    await until('no error', () => errors().length === 0);
    await main.save();
  });

  test('a file that changes on the disk is read again', async () => {
    const other = file('shapes.cascade');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(other));
    await ask('workbench.action.closeAllEditors');
    main = await open('main.cascade');
    await vscode.workspace.fs.writeFile(
      other,
      new TextEncoder().encode(text.replace('let area(', 'let surface(')),
    );
    try {
      await until('error in the importing file', () => vscode.languages.getDiagnostics(main.uri));
    } finally {
      await vscode.workspace.fs.writeFile(other, new TextEncoder().encode(text));
    }
    await until('no error', () => vscode.languages.getDiagnostics(main.uri).length === 0);
  });
});
