import { UnstyledButton } from '@mantine/core';
import { lazy, useRef } from 'react';
import { isInPast } from '../../state/mirror-store';
import { Late } from '../kit/late';
import { useMirror, useParts, useWorkspace } from '../sandbox-context';
import type { Action } from '../shell/action';
import { keyCaps } from '../shell/keys';
import { backToNow, continueFromHere } from '../transport/transport.action';
import styles from './scrubber.module.css';
import { useTimeSlider, wholeClock } from './use-time-slider';

// Menus come with what they need to open.
const BookmarksButton = lazy(async () => ({
  default: (await import('./time-panels')).BookmarksButton,
}));
const RunsButton = lazy(async () => ({ default: (await import('./time-panels')).RunsButton }));

/** A bookmark, or the end of the run, so near to where one points is meant, px. */
const SNAP = 6;

function Ticks({ head }: { head: number }) {
  const bookmarks = useWorkspace((state) => state.workbench.bookmarks);
  const branches = useMirror((state) => state.run.branches);
  const place = (at: number) => ({ left: `${(100 * Math.min(at, head)) / Math.max(1, head)}%` });
  return (
    <>
      {(branches ?? []).map(({ id, forkedAt }) => (
        <span key={id} className={styles.fork} style={place(forkedAt)} />
      ))}
      {bookmarks
        .filter(({ at }) => at <= head)
        .map(({ id, at }) => (
          <span key={id} className={styles.bookmark} style={place(at)} />
        ))}
    </>
  );
}

/** From the beginning of the run to its head; the moment shown can be dragged along. */
function Track() {
  const { workspace } = useParts();
  const box = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const { at, head, isEnabled, pointer, slider } = useTimeSlider((clientX) => {
    const { left, width } = box.current!.getBoundingClientRect();
    // The last pixels are now: hardly anybody hits the very last.
    if (left + width - clientX <= SNAP) return head;
    const wanted = ((clientX - left) / Math.max(1, width)) * head;
    const near = workspace
      .getState()
      .workbench.bookmarks.find(
        (one) => Math.abs(one.at - wanted) * width <= SNAP * head && one.at <= head,
      );
    return near?.at ?? wanted;
  });
  const share = `${head > 0 ? (100 * Math.min(at, head)) / head : 0}%`;
  return (
    <div
      className={styles.track}
      data-enabled={isEnabled || undefined}
      {...pointer}
      onPointerDown={(event) => {
        pointer.onPointerDown(event);
        thumb.current?.focus({ preventScroll: true });
        event.preventDefault();
      }}
    >
      <div className={styles.rail} ref={box}>
        <div className={styles.passed} style={{ width: share }} />
        <Ticks head={head} />
        <div
          ref={thumb}
          className={styles.thumb}
          style={{ left: share }}
          aria-label="Moment of the whole run"
          {...slider}
        />
      </div>
    </div>
  );
}

/** `rest` is left out where there is no room for it. */
function PastButton(props: { action: Action; word: string; rest?: string }) {
  const { action, word, rest = '' } = props;
  const parts = useParts();
  return (
    <UnstyledButton
      className={styles.pill}
      aria-label={word + rest}
      title={`${action.label} (${keyCaps(action.keys[0] ?? '').join(' ')})`}
      onClick={() => action.run(parts)}
    >
      {word}
      <span className={styles.roomy}>{rest}</span>
    </UnstyledButton>
  );
}

function Position() {
  const text = useMirror((state) => (isInPast(state) ? wholeClock(state.now) : ''));
  const head = useMirror((state) => (isInPast(state) ? ` of ${wholeClock(state.run.head)}` : ''));
  return (
    <span className={styles.position}>
      {text}
      <span className={styles.roomy}>{head}</span>
    </span>
  );
}

/**
 * The whole run in a line below the play bar: where in it one is, what is marked in it, and, while
 * an earlier moment is shown, that it is one and the ways out of it.
 */
export function Scrubber() {
  const canTravel = useMirror((state) => state.run.canTravel);
  const isPast = useMirror(isInPast);
  if (!canTravel) return null;
  return (
    <section className={styles.strip} data-past={isPast || undefined} aria-label="Whole run">
      <div className={styles.start}>
        <Late>
          <BookmarksButton />
          <RunsButton />
        </Late>
        <Position />
      </div>
      <Track />
      <div className={styles.end}>
        {isPast ? (
          <>
            <PastButton action={continueFromHere} word="Continue" rest=" from here" />
            <PastButton action={backToNow} word="Back to now" />
          </>
        ) : (
          <span className={styles.now}>now</span>
        )}
      </div>
    </section>
  );
}
