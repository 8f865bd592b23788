import type { CommandGroup } from './book-command';
import { CHANGING } from './changing';
import { LOOKING } from './looking';

export type { Blank, BookCommand, CommandGroup } from './book-command';
export { PRACTICE } from './practice';

/** The common commands, by what one wants to do. */
export const COMMAND_BOOK: readonly CommandGroup[] = [...LOOKING, ...CHANGING];
