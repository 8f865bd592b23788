import type { ITheme } from '@xterm/xterm';
import { type Theme, TOKENS } from '../../drawing/tokens';

/** The terminal's colours: a tone of the page for each colour of ANSI. */
export function xtermTheme(theme: Theme): ITheme {
  const tokens = TOKENS[theme];
  return {
    background: tokens.panel,
    foreground: tokens.text,
    cursor: tokens.accent,
    cursorAccent: tokens.onAccent,
    selectionBackground: tokens.line,
    scrollbarSliderBackground: tokens.line,
    scrollbarSliderHoverBackground: tokens.faint,
    scrollbarSliderActiveBackground: tokens.faint,
    overviewRulerBorder: tokens.panel,
    black: tokens.canvas,
    red: tokens.failing,
    green: tokens.target,
    yellow: tokens.waiting,
    blue: tokens.source,
    magenta: tokens.draining,
    cyan: tokens.third,
    white: tokens.text,
    // What stands beside an answer is written in this one.
    brightBlack: tokens.secondary,
  };
}
