import { PHRASEBOOK, type Phrase, type PhraseGroup } from '../../../content/phrasebook/index';
import { serviceMembers } from '../../../formats/compose/compose-snippet';
import type { Understood } from './understand';

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

/** Words of Docker that have commands below them: `docker volume create`. */
const FAMILIES: ReadonlySet<string> = new Set(
  'builder compose container image network node secret service stack swarm system volume'.split(
    ' ',
  ),
);
/** Longer ways to say the same. */
const SAME: Readonly<Record<string, string>> = {
  'container ls': 'ps',
  'container list': 'ps',
  'image ls': 'images',
  'image list': 'images',
};

/** `compose up` of `docker compose up -d`; `ps` of `sudo docker container ls -a`. */
function commandOf(words: readonly string[]): string {
  const [program = '', ...rest] = words.filter((word) => word !== 'sudo' && word !== '$');
  const all = program.endsWith('-compose') ? ['compose', ...rest] : rest;
  const [first = '', second = ''] = all;
  if (!FAMILIES.has(first)) return first;
  const whole = `${first} ${second}`;
  return SAME[whole] ?? (/^(?:container|image) /.test(whole) ? second : whole);
}

const wordsOf = (text: string): string[] =>
  text
    .trim()
    // `-p8080:80`
    .replace(/(\s-[a-z])(?=\d)/g, '$1 ')
    .split(/[\s=]+/)
    .map((word) => SHORT[word] ?? word);

const optionsIn = (words: readonly string[]): string[] =>
  words.filter((word) => /^--?[a-z]/.test(word));

/** Phrases with the same command; of `docker run`, those about an option that was typed. */
function phrasesOfCommand(typed: string): PhraseGroup[] {
  const words = wordsOf(typed);
  const command = commandOf(words);
  const said = new Set(optionsIn(words));
  return kept(({ phrase }) => {
    if (!phrase.startsWith('docker ')) return false;
    const own = wordsOf(phrase);
    if (commandOf(own) !== command) return false;
    return command !== 'run' || optionsIn(own).some((option) => said.has(option));
  });
}

/** `deploy.replicas` of a phrase that is called `deploy: replicas:`; empty of `services:`. */
function memberOf(title: string): string {
  const [keys = ''] = /^(?:[a-z_]+:\s*)+/.exec(title) ?? [];
  const member = keys.replace(/[:\s]+$/, '').replace(/:\s*/g, '.');
  return member === 'services' ? '' : member;
}

/** Phrases about a member that the file has. */
function phrasesOfFile(text: string): PhraseGroup[] {
  const members = new Set(serviceMembers(text));
  return kept(({ title }) => title !== undefined && members.has(memberOf(title)));
}

/** Phrases about something that a typed command or file says. */
export const phrasesIn = (typed: string, read: Understood): PhraseGroup[] =>
  read.kind === 'file' && read.from === 'compose'
    ? phrasesOfFile(read.text)
    : phrasesOfCommand(typed);

const kept = (isKept: (one: Phrase) => boolean): PhraseGroup[] =>
  PHRASEBOOK.flatMap((group) => {
    const phrases = group.phrases.filter(isKept);
    return phrases.length > 0 ? [{ ...group, phrases }] : [];
  });
