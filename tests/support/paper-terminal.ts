/** A terminal on paper: the sequences of ANSI that the shell writes, drawn into rows of cells. */

export class PaperTerminal {
  private readonly rows: string[][] = [[]];
  private row = 0;
  private column = 0;

  constructor(private readonly width = 80) {}

  readonly columns = (): number => this.width;

  readonly write = (data: string): void => {
    const [start = '', ...sequences] = data.split('\x1b[');
    for (const sign of start) this.put(sign);
    for (const sequence of sequences) {
      const [whole, count = '', letter = ''] = /^(\d*)([A-Za-z])/.exec(sequence) ?? [''];
      this.steer(letter, count);
      for (const sign of sequence.slice(whole.length)) this.put(sign);
    }
  };

  /** What stands on it, without blanks at the ends of rows and empty rows at the end. */
  get text(): string {
    return this.rows
      .map((row) =>
        Array.from(row, (cell) => cell ?? ' ')
          .join('')
          .trimEnd(),
      )
      .join('\n')
      .trimEnd();
  }

  /** The last row that is not empty. */
  get last(): string {
    return this.text.split('\n').at(-1) ?? '';
  }

  /** Where the cursor is: row, column. */
  get cursor(): [number, number] {
    return [this.row, Math.min(this.column, this.width - 1)];
  }

  private steer(letter: string, count: string): void {
    const by = Number(count || '1');
    if (letter === 'A') this.go(this.row - by, Math.min(this.column, this.width - 1));
    else if (letter === 'B') this.go(this.row + by, Math.min(this.column, this.width - 1));
    else if (letter === 'C') this.go(this.row, Math.min(this.column + by, this.width - 1));
    else if (letter === 'D') this.go(this.row, Math.max(0, this.column - by));
    else if (letter === 'H') this.go(0, 0);
    else if (letter === 'J' && count === '2') this.rows.splice(0, Infinity, []);
    else if (letter === 'J') {
      this.rows.length = this.row + 1;
      this.rows[this.row]!.length = Math.min(this.column, this.rows[this.row]!.length);
    } else if (letter !== 'm') throw new Error(`the paper knows no sequence ${letter}`);
  }

  private go(row: number, column: number): void {
    this.row = Math.max(0, row);
    this.column = column;
    while (this.rows.length <= this.row) this.rows.push([]);
  }

  private put(sign: string): void {
    if (sign === '\r') this.column = 0;
    else if (sign === '\n') this.go(this.row + 1, Math.min(this.column, this.width - 1));
    else {
      const cells = /[\u1100-\uffe6]/.test(sign) && !/[\u2000-\u2bff]/.test(sign) ? 2 : 1;
      if (this.column + cells > this.width) this.go(this.row + 1, 0);
      this.rows[this.row]![this.column] = sign;
      if (cells === 2) this.rows[this.row]![this.column + 1] = '';
      this.column += cells;
    }
  }
}
