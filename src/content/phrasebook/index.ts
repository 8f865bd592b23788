import { COMMAND_PHRASES } from './command-phrases';
import { COMPOSE_PHRASES } from './compose-phrases';
import type { PhraseGroup } from './phrase';
import { RUN_PHRASES } from './run-phrases';

export type { Phrase, PhraseGroup } from './phrase';

/** All phrases, in the order in which they are shown. */
export const PHRASEBOOK: readonly PhraseGroup[] = [
  RUN_PHRASES,
  COMPOSE_PHRASES,
  ...COMMAND_PHRASES,
];
