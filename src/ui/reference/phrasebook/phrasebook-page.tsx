import { Textarea } from '@mantine/core';
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react';
import { PHRASEBOOK } from '../../../content/phrasebook/index';
import { counted } from '../../kit/counted';
import { BrowseList } from '../browse-list';
import browse from '../browse.module.css';
import type { ReferencePageProps } from '../reference-page';
import { phrasesIn, phrasesWith } from './find-phrases';
import { PhraseDetail, TypedDetail } from './phrase-detail';
import { type Understood, understand } from './understand';

const ALL = PHRASEBOOK.flatMap(({ phrases }) => phrases);

/** Docker’s and Compose’s words with their equals, to be searched, or asked with a whole phrase. */
export default function PhrasebookPage({ at }: ReferencePageProps) {
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState<string | null>(at ?? ALL[0]!.id);
  const settled = useDeferredValue(search);
  const read = useMemo(() => understand(settled), [settled]);
  const isPhrase = read.kind !== 'words';
  const found = useMemo(
    () => (isPhrase ? phrasesIn(settled, read) : phrasesWith(settled)),
    [isPhrase, read, settled],
  );
  const count = found.reduce((sum, { phrases }) => sum + phrases.length, 0);
  const type = (next: string) => {
    setSearch(next);
    // What is typed is shown: a whole phrase, or the first that is found.
    setPicked(null);
  };
  const first = isPhrase ? undefined : (found[0]?.phrases[0] ?? ALL[0]);
  const shown = ALL.find(({ id }) => id === picked) ?? first;
  return (
    <div className={browse.book}>
      <div className={browse.side}>
        <div className={browse.search}>
          <Textarea
            autosize
            minRows={1}
            maxRows={8}
            aria-label="Docker phrase, or words to search by"
            placeholder="Type docker run …, paste a compose file, or search"
            spellCheck={false}
            value={search}
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key === 'Escape') setSearch('');
            }}
          />
          <p className={browse.found} role="status">
            {isPhrase
              ? `Read as ${nameOf(read)}. ${counted(count, 'row')} of the book about it.`
              : search.trim() !== '' && `${counted(count, 'phrase')} of ${ALL.length}.`}
          </p>
        </div>
        <BrowseList
          label="Phrases"
          groups={found.map(({ title, phrases }) => ({
            title,
            rows: phrases.map(({ id, phrase, title, equal }) => ({
              id,
              label: title ?? phrase,
              note: equal ?? 'no equal',
              isCode: true,
            })),
          }))}
          selected={shown?.id ?? null}
          onSelect={setPicked}
        />
      </div>
      <div className={browse.detail}>
        {shown ? (
          <PhraseDetail key={shown.id} phrase={shown} />
        ) : (
          read.kind !== 'words' && <TypedDetail read={read} />
        )}
      </div>
    </div>
  );
}

function nameOf(read: Understood): string {
  if (read.kind === 'file') return read.from === 'compose' ? 'a compose file' : 'docker run';
  return read.kind === 'command' ? 'a command' : 'a command that is not whole';
}
