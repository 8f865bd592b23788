import type { IMarker, Terminal } from '@xterm/xterm';

/** With so few rows out of sight the end, and the prompt below it, is the better place to be. */
const A_FEW = 3;

/** Where a command's output has its beginning, so that whoever reads it lands there. */
export interface Landing {
  /** A command is run from here on. */
  begin: () => void;
  /** What comes now comes in its own time and is followed as it comes. */
  follow: () => void;
  /** A line waits at the prompt to be run: it stays in sight, whatever is told before that. */
  awaitRun: () => void;
  /** It has ended: output longer than the screen is shown from its first line on. */
  end: () => void;
  /** What `print` writes comes from elsewhere on the page, and is gone to like a command's. */
  echo: (print: () => void) => void;
}

/** Of a terminal. Its next key brings the prompt back into sight, as any scrolled terminal does. */
export function landing(terminal: Terminal): Landing {
  let start: IMarker | undefined;
  let runs = 0;
  let isRunning = false;
  let isFollowed = false;
  let isAwaited = false;
  // What is written is shown a little later: marks are set when all before them is.
  const whenShown = (then: () => void) => terminal.write('', then);
  const row = () => terminal.buffer.active.baseY + terminal.buffer.active.cursorY;
  const mark = () => {
    runs += 1;
    isFollowed = false;
    whenShown(() => {
      // Who still looks at what came before sees the new.
      terminal.scrollToBottom();
      start?.dispose();
      start = terminal.registerMarker();
    });
  };
  const land = () => {
    const run = runs;
    whenShown(() => {
      // Pasted lines run on: the last one's output counts.
      if (run !== runs || isFollowed || isAwaited || !start || start.line < 0) return;
      if (row() - start.line >= terminal.rows + A_FEW) terminal.scrollToLine(start.line);
    });
  };
  return {
    begin: () => {
      isRunning = true;
      isAwaited = false;
      mark();
    },
    follow: () => {
      isFollowed = true;
    },
    awaitRun: () => {
      isAwaited = true;
      terminal.scrollToBottom();
    },
    end: () => {
      isRunning = false;
      land();
    },
    echo: (print) => {
      // The output of a command that runs is what is landed on.
      if (!isRunning) mark();
      print();
      if (!isRunning) land();
    },
  };
}
