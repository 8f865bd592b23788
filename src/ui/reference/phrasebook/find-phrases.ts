import { PHRASEBOOK, type Phrase, type PhraseGroup } from '../../../content/phrasebook/index';

const textOf = ({ phrase, title = '', equal, says, words }: Phrase): string =>
  `${phrase} ${title} ${equal ?? 'no equal'} ${says} ${words ?? ''}`.toLowerCase();

/** Groups with the phrases that hold every word. */
export function phrasesWith(search: string): PhraseGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return kept((one) => {
    const text = textOf(one);
    return words.every((word) => text.includes(word));
  });
}

/** Options and members that mean the same in the book are spelled one way. */
const SHORT: Readonly<Record<string, string>> = {
  '--publish': '-p',
  '--volume': '-v',
  '--env': '-e',
  '--memory': '-m',
  '--net': '--network',
  '--hostname': '-h',
  '--label': '-l',
  '-u': '--user',
  '-t': '-it',
  '-i': '-it',
};

/** The word by which a phrase is known: its option, its command, its member of a file. */
function marksOf({ phrase, place }: Phrase): string[] {
  const options = phrase.split(/\s+/).filter((word) => /^--?[a-z]/.test(word));
  const member = place === undefined || place === '' ? [] : [`${place.split('.').at(-1)}:`];
  return [...options, ...member];
}

/** Phrases about something that a typed command or file says. */
export function phrasesIn(typed: string): PhraseGroup[] {
  const words = typed.split(/[\s=]+/).map((word) => SHORT[word] ?? word);
  const said = new Set(words);
  const [program, command] = words.filter((word) => word !== 'sudo' && word !== '$');
  const start = `${program} ${command}`;
  return kept((one) => {
    const isRun = one.phrase.startsWith('docker run');
    const isTyped = isRun ? typed.includes('run') || typed.includes(':') : !typed.includes('run');
    const marks = marksOf(one);
    if (isTyped && marks.some((mark) => said.has(mark))) return true;
    return !isRun && one.phrase.startsWith(start);
  });
}

const kept = (isKept: (one: Phrase) => boolean): PhraseGroup[] =>
  PHRASEBOOK.flatMap((group) => {
    const phrases = group.phrases.filter(isKept);
    return phrases.length > 0 ? [{ ...group, phrases }] : [];
  });
