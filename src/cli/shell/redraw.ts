/**
 * How a line being edited is put on a terminal again after each key: control sequences of ANSI,
 * wrapped lines and wide characters counted.
 */

/** A prompt and the line after it, in which the cursor stands at a place. */
export interface Drawn {
  readonly prompt: string;
  /** The prompt in colours; as long on the screen as `prompt`. */
  readonly shownPrompt?: string;
  readonly text: string;
  readonly cursor: number;
}

/** Where on the screen something ends, counted from the first cell of the prompt. */
interface Cell {
  readonly row: number;
  readonly column: number;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const COMBINING = /\p{M}/u;

/** The sequences that draw a line from the beginning of an empty row on. */
export function redraw(drawn: Drawn, columns: number): string {
  const { prompt, text } = drawn;
  const end = cellAfter(prompt + text, '', columns);
  const place = cursorCell(drawn, columns);
  const body = (drawn.shownPrompt ?? prompt) + text.replaceAll('\n', '\r\n');
  const back = `${up(end.row - place.row)}\r${place.column > 0 ? `\x1b[${place.column}C` : ''}`;
  return `${body}${rowEnd(drawn, columns)}${back}`;
}

/**
 * The sequences that make one drawing of another: only what is new, where a character was added or
 * taken away at the end or the cursor alone has moved. A screen reader then says that, and not the
 * whole line again.
 */
export function update(before: Drawn, drawn: Drawn, columns: number): string {
  const isSame = before.prompt === drawn.prompt;
  const { text } = drawn;
  const atEnd = before.cursor === before.text.length && drawn.cursor === text.length;
  if (isSame && before.text === text) return goTo(cursorCell(before, columns), drawn, columns);
  if (isSame && atEnd && text.startsWith(before.text)) {
    const added = text.slice(before.text.length).replaceAll('\n', '\r\n');
    return added + rowEnd(drawn, columns);
  }
  const [from, to] = [cursorCell(before, columns), cursorCell(drawn, columns)];
  if (isSame && atEnd && before.text.startsWith(text) && from.row === to.row) {
    return `\x1b[${from.column - to.column}D\x1b[J`;
  }
  return erase(before, columns) + redraw(drawn, columns);
}

function goTo(from: Cell, drawn: Drawn, columns: number): string {
  const to = cursorCell(drawn, columns);
  const down = to.row > from.row ? `\x1b[${to.row - from.row}B` : up(from.row - to.row);
  return `${down}\r${to.column > 0 ? `\x1b[${to.column}C` : ''}`;
}

/** A full row leaves the cursor on its last cell: a line end takes it to where the count has it. */
function rowEnd({ prompt, text }: Drawn, columns: number): string {
  const end = cellAfter(prompt + text, '', columns);
  return end.column === 0 && end.row > 0 && !text.endsWith('\n') ? '\r\n' : '';
}

/** The sequences that take away what was drawn, and leave the cursor where it began. */
export function erase(drawn: Drawn | null, columns: number): string {
  return `${up(drawn ? cursorCell(drawn, columns).row : 0)}\r\x1b[J`;
}

/** The sequences that leave what was drawn standing, and begin a row below it. */
export function leave(drawn: Drawn, columns: number): string {
  const end = cellAfter(drawn.prompt + drawn.text, '', columns);
  const rows = end.row - cursorCell(drawn, columns).row;
  // Where the last row is full, the cursor's row is the one below already.
  return `${rows > 0 ? `\x1b[${rows}B` : ''}\r${rowEnd(drawn, columns) === '' ? '\n' : ''}`;
}

const up = (rows: number): string => (rows > 0 ? `\x1b[${rows}A` : '');

function cursorCell({ prompt, text, cursor }: Drawn, columns: number): Cell {
  return cellAfter(prompt + text.slice(0, cursor), text.slice(cursor), columns);
}

/** The cell after a text, which `rest` follows. */
function cellAfter(text: string, rest: string, columns: number): Cell {
  let row = 0;
  let column = 0;
  for (const sign of text) {
    if (sign === '\n') {
      row += 1;
      column = 0;
      continue;
    }
    const width = cellsOf(sign);
    // A row that is full goes on in the next one with the next character.
    if (column + width > columns) {
      row += 1;
      column = 0;
    }
    column += width;
  }
  if (column < columns) return { row, column };
  return rest.startsWith('\n') ? { row, column: columns - 1 } : { row: row + 1, column: 0 };
}

function cellsOf(sign: string): number {
  if (COMBINING.test(sign)) return 0;
  return WIDE.test(sign) ? 2 : 1;
}
