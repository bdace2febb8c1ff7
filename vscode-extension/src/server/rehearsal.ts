/** A message of the protocol. */
export interface Message {
  readonly jsonrpc: '2.0';
  readonly id?: number;
  readonly method: string;
  readonly params: unknown;
}

const URI = 'untitled:rehearsal.cascade';
const TEXT = `/// An amount of money.
type Amount = Int where value > 0

distributed space Account {
    state owner: String
    state balance: Int = 0

    transaction deposit(amount: Amount) -> Int {
        balance := balance + amount
        balance
    }

    transaction withdraw(amount: Amount) -> Result<Int, String> {
        if balance < amount { Err("$(owner) has not enough") } else { balance := balance - amount; Ok(balance) }
    }
}

const squares(n: Int) -> Array<Int> = (0..n).map(i => i * i)

let ann = Account.new(owner: "Ann", balance: 50)
println("$(ann.owner): $(ann.withdraw(30)), $(squares(4))")

test "squares" { assert_equal(squares(3), [0, 1, 4]) }
`;

/** A short session of an editor, in which the server does a little of everything. */
export function rehearsal(): Message[] {
  const textDocument = { uri: URI };
  const at = (line: number, character: number) => ({ textDocument, position: { line, character } });
  const asked: [string, unknown][] = [
    ['textDocument/hover', at(7, 18)],
    ['textDocument/completion', at(19, 16)],
    ['textDocument/documentSymbol', { textDocument }],
    ['textDocument/semanticTokens/full', { textDocument }],
    ['textDocument/inlayHint', { textDocument, range: whole() }],
    ['textDocument/codeLens', { textDocument }],
    ['textDocument/definition', at(18, 12)],
    ['textDocument/formatting', { textDocument, options: { tabSize: 4, insertSpaces: true } }],
    ['shutdown', null],
  ];
  return [
    request(1, 'initialize', { processId: null, rootUri: null, capabilities: {} }),
    told('initialized', {}),
    told('textDocument/didOpen', {
      textDocument: { uri: URI, languageId: 'cascade', version: 1, text: TEXT },
    }),
    ...asked.map(([method, params], index) => request(index + 2, method, params)),
    told('exit', null),
  ];
}

/** What is to be heard before the next message makes sense: an answer, or that the text was checked. */
export function answerTo({ id, method }: Message): string {
  return id === undefined
    ? method === 'textDocument/didOpen'
      ? 'textDocument/publishDiagnostics'
      : ''
    : `"id":${id},`;
}

/** Waits for words in what a server says. */
export class Heard {
  private text = '';
  private listener: () => void = () => undefined;

  constructor(stream: NodeJS.ReadableStream) {
    stream.on('data', (piece: Buffer | string) => {
      this.text += piece.toString();
      this.listener();
    });
  }

  /** Goes on when the words were heard, and after a while in any case. */
  async wait(words: string, atMost: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, atMost);
      this.listener = () => {
        const at = this.text.indexOf(words);
        if (at >= 0) {
          this.text = this.text.slice(at + words.length);
          resolve();
        }
      };
      this.listener();
    });
    clearTimeout(timer);
  }
}

/** A message as it goes over the wire. */
export function frame(message: Message): string {
  const body = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function whole() {
  return { start: { line: 0, character: 0 }, end: { line: TEXT.split('\n').length, character: 0 } };
}

function request(id: number, method: string, params: unknown): Message {
  return { jsonrpc: '2.0', id, method, params };
}

function told(method: string, params: unknown): Message {
  return { jsonrpc: '2.0', method, params };
}
