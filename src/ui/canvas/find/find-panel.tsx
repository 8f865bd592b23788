import { useVirtualizer } from '@tanstack/react-virtual';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { jumpTo } from '../../../state/view-store';
import { useParts, useWorkspace } from '../../sandbox-context';
import { takeTypedAhead } from '../../shell/typed-ahead';
import { everything, type Found, search, statesOf } from './found';
import styles from './find-panel.module.css';

const ROW = 40;
/** As in the style sheet. */
const SEEN = 360;
/** What is there is looked at again so often, ms. */
const EVERY = 1000;

/** Everything that can be found, followed once a second while the panel is open. */
function useEverything(): readonly Found[] {
  const { mirror } = useParts();
  const annotations = useWorkspace((state) => state.workbench.annotations);
  const read = () => everything(mirror.getState().entities.values(), annotations);
  const [found, setFound] = useState(read);
  useEffect(() => {
    let version = mirror.getState().version;
    const timer = setInterval(() => {
      const now = mirror.getState().version;
      if (now !== version) setFound(read());
      version = now;
    }, EVERY);
    return () => clearInterval(timer);
    // `read` is made anew by each render. Notes are written by hand, not while this is open.
  }, [mirror]);
  return found;
}

function Row({ found, isActive }: { found: Found; isActive: boolean }) {
  return (
    <span className={styles.row} data-active={isActive}>
      <span className={styles.kind}>{found.kind}</span>
      <span className={styles.name} data-mono={found.kind === 'Task' || undefined}>
        {found.name}
      </span>
      <span className={styles.detail} data-tone={found.tone}>
        {found.detail}
      </span>
    </span>
  );
}

interface ResultsProps {
  listId: string;
  results: readonly Found[];
  active: number;
  onPick: (found: Found) => void;
  onPoint: (index: number) => void;
}

/** Only the rows in sight are there: a sandbox may have a thousand tasks. */
function Results({ listId, results, active, onPick, onPoint }: ResultsProps) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: results.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 6,
    // As high as the style lets it be: nothing has to be measured.
    observeElementRect: (_, seen) => seen({ width: 0, height: SEEN }),
  });
  useEffect(() => {
    if (results.length > 0) rows.scrollToIndex(active);
  }, [rows, active, results.length]);
  return (
    <div ref={box} className={styles.results}>
      <div
        role="listbox"
        id={listId}
        aria-label="What was found"
        style={{ height: rows.getTotalSize(), position: 'relative' }}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const found = results[index];
          if (!found) return null;
          return (
            <div
              key={found.key}
              role="option"
              id={`${listId}-${index}`}
              aria-selected={index === active}
              aria-setsize={results.length}
              aria-posinset={index + 1}
              className={styles.option}
              style={{ transform: `translateY(${start}px)`, height: ROW }}
              // The field keeps the focus.
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => onPoint(index)}
              onClick={() => onPick(found)}
            >
              <Row found={found} isActive={index === active} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

const countWords = (count: number, text: string): string => {
  if (count === 0)
    return text.trim() === ''
      ? 'There is nothing on the canvas yet.'
      : 'Nothing is called that, is in that state or says that.';
  return `${count.toLocaleString('en-US')} ${text.trim() === '' ? 'on the canvas' : 'found'}`;
};

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** A field over the canvas that finds what is on it, and goes there. */
export function FindPanel() {
  const { view } = useParts();
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [wanted, setActive] = useState(0);
  const all = useEverything();
  const results = useMemo(() => search(all, text), [all, text]);
  const active = Math.min(wanted, Math.max(0, results.length - 1));
  const close = () => view.setState({ finding: false });
  const pick = (found: Found | undefined) => {
    if (!found) return;
    close();
    jumpTo(view, found.id);
  };
  const say = (words: string) => {
    setText(words);
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const step = STEPS[event.key];
    if (step !== undefined) {
      setActive(Math.max(0, Math.min(active + step, results.length - 1)));
    } else if (event.key === 'Enter') pick(results[active]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      className={styles.panel}
      role="search"
      aria-label="Find on the canvas"
      onKeyDown={onKeyDown}
      onBlur={({ relatedTarget }) => {
        if (!box.current?.contains(relatedTarget)) close();
      }}
    >
      <label className={styles.field}>
        <Search size={16} aria-hidden />
        <span className="unseen">Find on the canvas</span>
        <input
          role="combobox"
          aria-expanded={results.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={results.length > 0 ? `${listId}-${active}` : undefined}
          placeholder="A name, task id, ARN, IP address, state or words of a note"
          value={text}
          autoFocus
          spellCheck={false}
          autoComplete="off"
          onFocus={() => {
            const typed = takeTypedAhead(view);
            if (typed !== '') say(text + typed);
          }}
          onChange={(event) => say(event.currentTarget.value)}
        />
        <kbd aria-hidden>Esc</kbd>
      </label>
      <States found={all} onSay={say} />
      <p className={styles.count} role="status">
        {countWords(results.length, text)}
      </p>
      <Results {...{ listId, results, active }} onPick={pick} onPoint={setActive} />
    </div>
  );
}

/** States that tasks are in and that are worth a look. */
function States({ found, onSay }: { found: readonly Found[]; onSay: (words: string) => void }) {
  const states = useMemo(() => statesOf(found), [found]);
  if (states.length === 0) return null;
  return (
    <div className={styles.states} role="group" aria-label="Tasks by state">
      {states.map(({ state, count }) => (
        <button
          key={state}
          type="button"
          className={styles.state}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onSay(`task ${state}`)}
        >
          {state} {count}
        </button>
      ))}
    </div>
  );
}
