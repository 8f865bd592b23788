import { memo, useCallback, useEffect, useMemo } from 'react';
import type { Finding, Link } from '../../formats/import-result';
import { linksByLine } from './find-links';
import styles from './import.module.css';
import { useFollowed, useLines } from './use-lines';

/** More lines than these are read but not shown: nobody goes through them. */
const SHOWN = 5000;

const lineOfLink = (pane: HTMLElement, { line }: Link): Element | null =>
  pane.querySelector(`[data-at="${line - 1}"]`);

/** The file, line by line. Lines that became something are lit when that is looked at. */
export const SourcePane = memo(function SourcePane(props: {
  text: string;
  links: readonly Link[];
  lit: readonly Link[];
  /** A line to bring into view; a new object each time it is asked for. */
  goTo: { line: number } | null;
  /** What the mouse is on in the other pane. */
  follow: Link | null;
  troubled: ReadonlyMap<number, Finding['severity']>;
  onLook: (links: readonly Link[]) => void;
  onPin: (links: readonly Link[]) => void;
}) {
  const { text, links, lit, goTo, follow, troubled, onLook, onPin } = props;
  const all = useMemo(() => text.split(/\r?\n/), [text]);
  const lines = useMemo(() => all.slice(0, SHOWN), [all]);
  const byLine = useMemo(() => linksByLine(links, lines.length), [links, lines]);
  const look = useCallback((at: number) => onLook(byLine[at + 1] ?? []), [byLine, onLook]);
  const pick = useCallback((at: number) => onPin(byLine[at + 1] ?? []), [byLine, onPin]);
  const { pane, current, ...listeners } = useLines(lines.length, look, pick);
  useEffect(() => {
    if (!goTo) return;
    pane.current?.querySelector(`[data-at="${goTo.line - 1}"]`)?.scrollIntoView({
      block: 'center',
    });
  }, [goTo, pane]);
  useFollowed(pane, follow, lineOfLink);
  return (
    <div
      ref={pane}
      className={styles.code}
      tabIndex={0}
      role="listbox"
      aria-label="The file"
      aria-activedescendant={current === null ? undefined : `import-file-${current}`}
      {...listeners}
    >
      {lines.map((line, at) => (
        <SourceLine
          key={at}
          at={at}
          text={line}
          isLinked={(byLine[at + 1]?.length ?? 0) > 0}
          isLit={lit.some(({ line: first, endLine }) => first <= at + 1 && at + 1 <= endLine)}
          isCurrent={at === current}
          isFound={goTo?.line === at + 1}
          tone={troubled.get(at + 1)}
        />
      ))}
      {all.length > lines.length && (
        <p className={styles.beyond} role="presentation">
          {all.length - lines.length} more lines, which are read but not shown
        </p>
      )}
    </div>
  );
});

const SourceLine = memo(function SourceLine(props: {
  at: number;
  text: string;
  isLinked: boolean;
  isLit: boolean;
  isCurrent: boolean;
  /** Whether it is the line that was asked for from elsewhere. */
  isFound: boolean;
  tone: Finding['severity'] | undefined;
}) {
  const { at, text, isLinked, isLit, isCurrent, isFound, tone } = props;
  return (
    <div
      id={`import-file-${at}`}
      className={styles.line}
      role="option"
      aria-selected={isCurrent}
      data-at={at}
      data-linked={isLinked}
      data-lit={isLit}
      data-current={isCurrent}
      data-found={isFound}
      data-tone={tone}
    >
      <span className={styles.number}>{at + 1}</span>
      <span className={styles.words}>{text}</span>
    </div>
  );
});
