import { ViewportPortal } from '@xyflow/react';
import { type KeyboardEvent, useState } from 'react';
import { useParts, useWorkspace } from '../../sandbox-context';
import { annotate } from './annotation-edits';
import styles from './annotation-editor.module.css';

/** The keyboard goes on with what was written. */
function focusOn(id: string): void {
  const node = `.react-flow__node[data-id="${CSS.escape(id)}"]`;
  requestAnimationFrame(() => document.querySelector<HTMLElement>(node)?.focus());
}

/** The words of a note or frame, edited where they stand. Escape leaves them as they were. */
export function AnnotationEditor({ id, onDone }: { id: string; onDone: () => void }) {
  const parts = useParts();
  const annotation = useWorkspace(({ workbench }) =>
    workbench.annotations.find((one) => one.id === id),
  );
  const [text, setText] = useState(annotation?.text ?? '');
  if (!annotation) return null;
  const { kind, x, y, width, height } = annotation;
  const keep = () => {
    if (text !== annotation.text) {
      annotate(parts, `Write ${kind}`, (all) =>
        all.map((one) => (one.id === id ? { ...one, text } : one)),
      );
    }
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    // In a note Shift begins a new line; a title has only one.
    const isKept = event.key === 'Enter' && (kind === 'frame' || !event.shiftKey);
    if (!isKept && event.key !== 'Escape') return;
    event.preventDefault();
    focusOn(id);
    if (isKept) keep();
    else onDone();
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
