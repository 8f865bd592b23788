import { memo, useEffect, useRef } from 'react';
import type { Link } from '../../formats/import-result';
import styles from './import.module.css';
import { linksAtLine } from './find-links';

/** The file, line by line. Lines that became something are lit when that is looked at. */
export const SourcePane = memo(function SourcePane(props: {
  text: string;
  links: readonly Link[];
  lit: Link | null;
  /** A line to bring into view; a new object each time it is asked for. */
  goTo: { line: number } | null;
  troubled: ReadonlyMap<number, 'info' | 'warning' | 'error'>;
  onLook: (link: Link | null) => void;
  onPin: (link: Link | null) => void;
}) {
  const { text, links, lit, goTo, troubled, onLook, onPin } = props;
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!goTo) return;
    pane.current?.querySelector(`[data-line="${goTo.line}"]`)?.scrollIntoView({ block: 'center' });
  }, [goTo]);
  return (
    <div ref={pane} className={styles.code} tabIndex={0} role="region" aria-label="The file">
      {text.split('\n').map((line, index) => {
        const number = index + 1;
        const [narrowest = null] = linksAtLine(links, number);
        const isLit = lit !== null && lit.line <= number && number <= lit.endLine;
        return (
          <div
            key={number}
            className={styles.line}
            data-line={number}
            data-linked={narrowest !== null}
            data-lit={isLit}
            data-tone={troubled.get(number)}
            onMouseEnter={() => onLook(narrowest)}
            onClick={() => onPin(narrowest)}
          >
            <span className={styles.number}>{number}</span>
            <span className={styles.words}>{line}</span>
          </div>
        );
      })}
    </div>
  );
});
