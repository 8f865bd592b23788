import { useMemo } from 'react';
import type { Phrase } from '../../../content/phrasebook/index';
import browse from '../browse.module.css';
import { CommandEqual } from './command-equal';
import { FileEqual } from './file-equal';
import styles from './phrasebook.module.css';
import { type Understood, understand } from './understand';

/** A phrase of the book, and its equal in ECS. */
export function PhraseDetail({ phrase }: { phrase: Phrase }) {
  const { title, equal, says, docs, place, choices } = phrase;
  const read = useMemo(() => understand(phrase.phrase), [phrase]);
  return (
    <article aria-label={title ?? phrase.phrase}>
      <div className={styles.pair}>
        <pre className={styles.docker} tabIndex={0} aria-label="In Docker’s words">
          {phrase.phrase}
        </pre>
        <h2 data-none={equal === null || undefined}>
          {equal === null ? 'No equal in ECS' : sentence(equal)}
        </h2>
      </div>
      <p className={browse.says}>{says}</p>
      <a className={browse.page} href={docs} target="_blank" rel="noreferrer noopener">
        AWS’s page
      </a>
      {read.kind === 'command' && equal !== null && <CommandEqual words={read.words} isTold />}
      {read.kind === 'file' && (
        <FileEqual read={{ ...read, notes: [] }} place={place ?? NOWHERE} choices={choices} />
      )}
    </article>
  );
}

/** No member of a file is called so. */
const NOWHERE = '-';

/** Names of members and commands stay as they are spelled. */
const sentence = (words: string): string =>
  /^(?!(?:aws|volumes|interactive) )[a-z]+ /.test(words)
    ? words.charAt(0).toUpperCase() + words.slice(1)
    : words;

/** A whole phrase that somebody typed, and its equal. */
export function TypedDetail({ read }: { read: Exclude<Understood, { kind: 'words' }> }) {
  return (
    <article aria-label="What you typed">
      <h2>What you typed becomes</h2>
      {read.kind === 'refused' && (
        <p role="alert" className={styles.problem}>
          {read.message}
        </p>
      )}
      {read.kind === 'command' && <CommandEqual key={read.words.join(' ')} words={read.words} />}
      {read.kind === 'file' && <FileEqual read={read} />}
    </article>
  );
}
