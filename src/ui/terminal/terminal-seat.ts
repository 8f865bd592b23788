import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import { Shell } from '../../cli/shell/shell';
import { FONT, type Theme } from '../../drawing/tokens';
import { noteLine } from '../../state/given';
import type { ViewStore } from '../../state/view-store';
import type { SandboxParts } from '../sandbox-context';
import { takeTypedAhead } from '../shell/typed-ahead';
import { type AllowedStyles, allowedStyles } from './allowed-styles';
import { attachedFiles } from './attached-files';
import { leaveBrowserItsKeys } from './browser-keys';
import { divideSandboxes } from './divide-sandboxes';
import { exampleFiles } from './example-files';
import { FirstStart } from './first-start';
import { gestureLines } from './gesture-echo';
import { type Landing, landing } from './landing';
import { pageClock } from './page-clock';
import { xtermTheme } from './xterm-theme';

const FONT_SIZE = 12.5;
/** Rows that can be scrolled back to. */
const SCROLLBACK = 5000;

/** A terminal with its shell. It lives as long as the page, whichever tab of the dock is open. */
export interface TerminalSeat {
  /** Puts it into a part of the page; answers how to take it out again. */
  mount: (place: HTMLElement) => () => void;
  focus: () => void;
  /** Puts a command at the prompt. */
  offer: (command: string) => void;
  setTheme: (theme: Theme) => void;
  /** Rows under those that are shown; 0 at the prompt. */
  rowsBelow: () => number;
  /** Told when that may be another number; answers how to end it. */
  onScroll: (listener: () => void) => () => void;
  toPrompt: () => void;
}

const seats = new WeakMap<SandboxParts, TerminalSeat>();

/** The terminal of a sandbox app, made when it is first asked for. */
export function terminalSeat(parts: SandboxParts, onLeave: () => void): TerminalSeat {
  const seat = seats.get(parts) ?? makeSeat(parts, onLeave);
  seats.set(parts, seat);
  return seat;
}

function makeSeat(parts: SandboxParts, onLeave: () => void): TerminalSeat {
  const styles = allowedStyles(document);
  const terminal = new Terminal({
    documentOverride: styles.document,
    fontFamily: FONT.mono,
    fontSize: FONT_SIZE,
    lineHeight: 1.25,
    scrollback: SCROLLBACK,
    cursorBlink: false,
    // How wide its scroll bar is, px.
    overviewRuler: { width: 10 },
    // What is shown is told to screen readers too, row by row.
    screenReaderMode: true,
    // The page's colours have the contrast they need; faint text would lose it.
    minimumContrastRatio: 4.5,
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  const landed = landing(terminal);
  const shell = openShell(parts, terminal, landed, onLeave);
  terminal.onData((data) => shell.feed(data));
  terminal.onResize(() => shell.resized());
  const { element, open, whenOpen } = unopened(terminal, styles);
  leaveBrowserItsKeys(terminal);
  // Lines that are pasted come in one piece, with marks around it.
  terminal.write('\x1b[?2004h');
  void whenOpen.then(() => {
    void shell.start();
    divideLines(parts, shell, landed);
    echoGestures(parts.view, shell, landed);
  });
  return {
    mount: (place) => {
      place.append(element);
      const watch = new ResizeObserver(() => {
        if (element.clientHeight > 0) fit.fit();
      });
      watch.observe(place);
      open();
      void whenOpen.then(() => fit.fit());
      return () => {
        watch.disconnect();
        element.remove();
      };
    },
    focus: () =>
      void whenOpen.then(() => {
        terminal.focus();
        const typed = takeTypedAhead(parts.view);
        if (typed !== '') shell.offer(typed);
      }),
    offer: (command) =>
      void whenOpen.then(() => {
        landed.awaitRun();
        shell.offer(command);
      }),
    rowsBelow: () => terminal.buffer.active.baseY - terminal.buffer.active.viewportY,
    onScroll: (listener) => {
      const told = [terminal.onScroll(listener), terminal.onRender(listener)];
      return () => told.forEach((one) => one.dispose());
    },
    toPrompt: () => {
      terminal.scrollToBottom();
      terminal.focus();
    },
    setTheme: (theme) => {
      terminal.options.theme = xtermTheme(theme);
    },
  };
}

/**
 * An element of its own that the terminal stays in. It is drawn once it is on the page and its font
 * is there: cells are as wide as that font's letters.
 */
function unopened(terminal: Terminal, styles: AllowedStyles) {
  const element = document.createElement('div');
  element.style.height = '100%';
  let isOpen = () => {};
  const whenOpen = new Promise<void>((resolve) => {
    isOpen = resolve;
  });
  const open = () => {
    const drawn = () => {
      if (terminal.element || !element.isConnected) return;
      styles.during(() => terminal.open(element));
      isOpen();
    };
    // A font that does not come is no reason to have no terminal.
    void Promise.resolve(document.fonts?.load(`${FONT_SIZE}px ${FONT.mono}`)).then(drawn, drawn);
  };
  return { element, open, whenOpen };
}

function openShell(
  parts: SandboxParts,
  terminal: Terminal,
  landed: Landing,
  onLeave: () => void,
): Shell {
  const { commands, mirror, view } = parts;
  const start = new FirstStart(commands);
  let examples: ReadonlyMap<string, string> = new Map();
  void exampleFiles().then((files) => (examples = files));
  const clock = pageClock(mirror, () => shell.clockIsHeld());
  const shell = new Shell({
    screen: { write: (data) => terminal.write(data), columns: () => terminal.cols },
    live: {
      now: clock.now,
      until: (moment, signal) => {
        start.begin();
        landed.follow();
        return clock.until(moment, signal);
      },
    },
    send: async (target, input, signal) => {
      const result = await commands.send(target, input, signal);
      if (result.ok) start.note(target);
      return result;
    },
    readFile: (path) => attachedFiles(view).get(path) ?? examples.get(path),
    files: () => [...attachedFiles(view).keys(), ...examples.keys()],
    clicks: () => view.getState().recentOutcomes.flatMap((one) => gestureLines(one, true)),
    typed: (line) => view.setState(({ typedLines }) => ({ typedLines: [...typedLines, line] })),
    ran: (line) => noteLine(parts, line),
    busy: (isBusy) => {
      if (isBusy) start.watch();
      else start.begin();
      if (isBusy) landed.begin();
      else landed.end();
    },
    play: () => commands.control({ type: 'play' }),
    clear: () => terminal.clear(),
    leave: onLeave,
  });
  learnNames(view, shell);
  return shell;
}

/** `$TG` of the template or lesson that was run stands for the same here. */
function learnNames(view: ViewStore, shell: Shell): void {
  const learn = () => shell.learn(view.getState().ranTemplate?.variables ?? new Map());
  learn();
  view.subscribe(({ ranTemplate }, before) => {
    if (ranTemplate !== before.ranTemplate) learn();
  });
}

/** Another sandbox is opened: its lines stand below a divider, at an empty prompt. */
function divideLines({ workspace }: SandboxParts, shell: Shell, landed: Landing): void {
  divideSandboxes(workspace, {
    note: (lines) =>
      landed.echo(() => {
        // A line that was not run yet was meant for the sandbox before.
        shell.dropLine();
        shell.note(lines);
      }),
  });
}

/** Shows what is done on the page: what was done before the terminal was there, and what comes. */
function echoGestures(view: ViewStore, shell: Shell, landed: Landing): void {
  const { echoesGestures, recentOutcomes } = view.getState();
  if (echoesGestures) shell.note(recentOutcomes.flatMap((one) => gestureLines(one)));
  view.subscribe((state, before) => {
    const { lastOutcome } = state;
    if (!state.echoesGestures || !lastOutcome || lastOutcome === before.lastOutcome) return;
    landed.echo(() => shell.note(gestureLines(lastOutcome)));
  });
}
