import { ViewportPortal } from '@xyflow/react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useParts, useWorkspace } from '../../sandbox-context';
import { annotate } from './annotation-edits';
import styles from './annotation-editor.module.css';

/** The keyboard goes on with what was written, unless somebody has gone elsewhere by then. */
function focusOn(id: string): void {
  const node = `.react-flow__node[data-id="${CSS.escape(id)}"]`;
  requestAnimationFrame(() => {
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>(node)?.focus();
  });
}

/** Who stops to think for so long has what was typed kept, as if the page were closed now; ms. */
const PAUSE = 1000;

/** Writes down what is being typed whenever the typing pauses. */
function useAtPauses(text: string, write: () => void): void {
  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
  });
  useEffect(() => {
    const pause = setTimeout(() => latest.current(), PAUSE);
    return () => clearTimeout(pause);
  }, [text]);
}

/**
 * The words of a note or frame, edited where they stand. However it is left, what was typed is
 * kept: that can be taken back. A new note without a word goes with Escape.
 */
export function AnnotationEditor({ id, onDone }: { id: string; onDone: () => void }) {
  const parts = useParts();
  const annotation = useWorkspace(({ workbench }) =>
    workbench.annotations.find((one) => one.id === id),
  );
  const [text, setText] = useState(annotation?.text ?? '');
  const [cameFrom] = useState(() => document.activeElement);
  const write = () => {
    if (!annotation || text === annotation.text) return;
    annotate(parts, `Write ${annotation.kind}`, (all) =>
      all.map((one) => (one.id === id ? { ...one, text } : one)),
    );
  };
  useAtPauses(text, write);
  if (!annotation) return null;
  const { kind, x, y, width, height } = annotation;
  const keep = () => {
    write();
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    // In a note Shift begins a new line; a title has only one.
    const isEntered = event.key === 'Enter' && (kind === 'frame' || !event.shiftKey);
    if (!isEntered && event.key !== 'Escape') return;
    event.preventDefault();
    const isNothing = kind === 'note' && text.trim() === '' && annotation.text === '';
    if (event.key === 'Escape' && isNothing) {
      annotate(parts, `Delete ${kind}`, (all) => all.filter((one) => one.id !== id));
      onDone();
      if (cameFrom instanceof HTMLElement) cameFrom.focus();
      return;
    }
    focusOn(id);
    keep();
  };
  const shared = {
    className: `${styles.field} nodrag nopan nowheel nokey`,
    'aria-label': kind === 'note' ? 'Words of the note' : 'Title of the frame',
    value: text,
    autoFocus: true,
    onKeyDown,
    onBlur: keep,
  };
  const place = { transform: `translate(${x}px, ${y}px)`, width, height };
  return (
    <ViewportPortal>
      <div className={styles.place} data-kind={kind} style={place}>
        {kind === 'note' ? (
          <textarea
            {...shared}
            placeholder="Enter keeps it, Shift + Enter begins a line"
            onChange={(event) => setText(event.currentTarget.value)}
          />
        ) : (
          <input
            {...shared}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </div>
    </ViewportPortal>
  );
}
